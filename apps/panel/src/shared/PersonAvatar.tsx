import Avatar from '@mui/material/Avatar';
import { color } from '../theme/tokens.ts';

type Props = { name: string; size?: number; quiet?: boolean };

/** The first character of a name on a round ground. */
export const PersonAvatar = ({ name, size = 32, quiet = false }: Props) => (
  <Avatar
    aria-hidden
    sx={{
      width: size,
      height: size,
      fontSize: size < 28 ? 13 : 14,
      fontWeight: 700,
      bgcolor: quiet ? color.neutralTint : color.primaryTint,
      color: quiet ? color.neutral : color.primary,
    }}
  >
    {name.slice(0, 1)}
  </Avatar>
);
