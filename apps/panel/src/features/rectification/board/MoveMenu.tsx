import DragIndicatorRounded from '@mui/icons-material/DragIndicatorRounded';
import LockRounded from '@mui/icons-material/LockRounded';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useT } from '../../../i18n/useT.ts';
import { color, rem } from '../../../theme/tokens.ts';
import { caseLink } from '../caseLink.ts';
import type { BoardCase, BoardMap, BoardStep } from './documents.ts';

type Props = { record: BoardCase; map: BoardMap | undefined; onTake: (step: BoardStep) => void };

/** The twin of dragging (WCAG 2.5.7): every step of a card with where it leads, and what is closed with its reason. */
export const MoveMenu = ({ record, map, onTake }: Props) => {
  const t = useT();
  const navigate = useNavigate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const targets = (name: string): string => {
    const to = map?.steps.find((step) => step.name === name)?.to ?? [];
    const titles = to.map((state) => map?.states.find((each) => each.name === state)?.title ?? state);
    return titles.length > 0 ? t('look.moveTo', { states: titles.join(t('look.orState')) }) : '';
  };
  return (
    <>
      <IconButton
        aria-label={t('look.move', { number: record.number })}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ m: '-8px -10px -8px auto', color: color.muted }}
      >
        <DragIndicatorRounded />
      </IconButton>
      <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={close} slotProps={{ paper: { sx: { maxWidth: 340 } } }}>
        {record.availableSteps.map((step) => (
          <MenuItem
            key={step.name}
            onClick={() => {
              close();
              onTake(step);
            }}
          >
            <Box>
              <Box sx={{ fontWeight: step.main ? 700 : 400 }}>{step.title}</Box>
              <Box sx={{ fontSize: rem(14), color: color.muted }}>{targets(step.name)}</Box>
            </Box>
          </MenuItem>
        ))}
        {record.availableSteps.length === 0 ? (
          <MenuItem aria-disabled sx={{ color: color.muted }} onClick={close}>
            {t('look.nothingToDo')}
          </MenuItem>
        ) : null}
        {record.blockedSteps.map((step) => (
          <MenuItem key={step.name} aria-disabled onClick={close} sx={{ color: color.muted, alignItems: 'flex-start' }}>
            <LockRounded sx={{ fontSize: 18, mr: 1, mt: '3px' }} />
            <Box>
              <Box>{step.title}</Box>
              <Box sx={{ fontSize: rem(14) }}>{step.reason}</Box>
            </Box>
          </MenuItem>
        ))}
        <MenuItem
          sx={{ borderTop: `1px solid ${color.line}` }}
          onClick={() => {
            close();
            void navigate(caseLink(record));
          }}
        >
          {t('look.openIt')}
        </MenuItem>
      </Menu>
    </>
  );
};
