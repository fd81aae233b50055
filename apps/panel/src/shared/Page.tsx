import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect } from 'react';
import { useT } from '../i18n/useT.ts';
import { color } from '../theme/tokens.ts';
import { WayBack } from './WayBack.tsx';

type Props = {
  title: string;
  /** The page that this one was opened from. */
  back?: { to: string; title: string };
  beside?: ReactNode;
  actions?: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
};

/** A page: the way back from it, its heading, what stands beside it, its actions at the right, and a line that says what it is for. */
export const Page = ({ title, back, beside, actions, lead, children }: Props) => {
  useTitle(title);
  return (
    <Box>
      {back ? <WayBack list={back.title} to={back.to} here={title} /> : null}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, rowGap: 1, mb: 1.5, flexWrap: 'wrap' }}>
        <Typography variant="h1" component="h1">
          {title}
        </Typography>
        {beside}
        <Box sx={{ ml: 'auto', display: 'flex', gap: 1, flexWrap: 'wrap' }} className="no-print">
          {actions}
        </Box>
      </Box>
      {lead ? (
        <Typography sx={{ color: color.muted, mb: 2, fontSize: '0.9375rem', maxWidth: '60em' }}>{lead}</Typography>
      ) : null}
      {children}
    </Box>
  );
};

/** Names the page in the window's title. */
export const useTitle = (title: string): void => {
  const t = useT();
  const brand = t('frame.brand');
  useEffect(() => {
    document.title = title ? `${title} · ${brand}` : brand;
  }, [title, brand]);
};
