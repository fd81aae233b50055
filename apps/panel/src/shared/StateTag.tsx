import BlockRounded from '@mui/icons-material/BlockRounded';
import CheckCircleRounded from '@mui/icons-material/CheckCircleRounded';
import EditNoteRounded from '@mui/icons-material/EditNoteRounded';
import FactCheckRounded from '@mui/icons-material/FactCheckRounded';
import PendingActionsRounded from '@mui/icons-material/PendingActionsRounded';
import Chip from '@mui/material/Chip';
import { color } from '../theme/tokens.ts';

/** Whose turn it is. */
export type Tone = 'NEUTRAL' | 'RESPONSIBLE' | 'OFFICE' | 'DONE';

/** Ink, tint and icon of each tone. */
export const toneLook = {
  NEUTRAL: { ink: color.neutral, tint: color.neutralTint, Icon: EditNoteRounded },
  RESPONSIBLE: { ink: color.info, tint: color.infoTint, Icon: PendingActionsRounded },
  OFFICE: { ink: color.review, tint: color.reviewTint, Icon: FactCheckRounded },
  DONE: { ink: color.doneInk, tint: color.doneTint, Icon: CheckCircleRounded },
} as const;

/** A state in words and icon, in the colour of the side whose turn it is. Never pressed. */
export const StateTag = ({ title, tone, ended = false }: { title: string; tone: Tone; ended?: boolean }) => {
  const { ink, tint, Icon } = toneLook[tone];
  const Shown = ended && tone === 'NEUTRAL' ? BlockRounded : Icon;
  return (
    <Chip
      size="small"
      label={title}
      icon={<Shown sx={{ fontSize: 18 }} />}
      // A narrow column breaks it between words, never between the characters of one.
      sx={{ bgcolor: tint, color: ink, wordBreak: 'keep-all', '& .MuiChip-icon': { color: ink, ml: '7px', mr: 0 } }}
    />
  );
};
