import CheckCircleRounded from '@mui/icons-material/CheckCircleRounded';
import Box from '@mui/material/Box';
import { useT } from '../../../i18n/useT.ts';
import { toneLook } from '../../../shared/StateTag.tsx';
import { color } from '../../../theme/tokens.ts';
import type { Wall } from './documents.ts';
import { wallSize } from './wallSize.ts';

/** Cases named for a campus; the rest are a number. */
const named = 8;

/** Overdue cases by campus, the longest overdue first. */
export const CampusBoard = ({ wall }: { wall: Wall }) => {
  const t = useT();
  if (wall.campuses.length === 0)
    return (
      <Box sx={{ textAlign: 'center', py: '6vh', color: color.doneInk }}>
        <CheckCircleRounded sx={{ fontSize: wallSize.figure }} aria-hidden />
        <Box sx={{ fontSize: wallSize.title, fontWeight: 700 }}>{t('look.wallNone')}</Box>
        <Box sx={{ fontSize: wallSize.text, color: color.muted }}>{t('look.wallNoneMore', { n: wall.open })}</Box>
      </Box>
    );
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 'clamp(8px, 1vw, 20px)',
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, clamp(260px, 23vw, 480px)), 1fr))',
        alignItems: 'start',
      }}
    >
      {wall.campuses.map((campus) => (
        <Campus key={campus.name} campus={campus} />
      ))}
    </Box>
  );
};

const Campus = ({ campus }: { campus: Wall['campuses'][number] }) => {
  const t = useT();
  const shown = campus.cases.slice(0, named);
  const rest = campus.overdue - shown.length;
  return (
    <Box
      component="section"
      sx={{ bgcolor: color.surface, border: `1px solid ${color.line}`, borderRadius: '8px', overflow: 'hidden' }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'baseline',
          gap: 1,
          px: 'clamp(12px, 1.2vw, 24px)',
          py: 'clamp(6px, 0.8vw, 16px)',
          borderBottom: `1px solid ${color.line}`,
          borderTop: `6px solid ${color.over}`,
        }}
      >
        <Box component="h2" sx={{ m: 0, fontSize: wallSize.campus, lineHeight: 1.4, minWidth: 0 }}>
          {campus.name}
        </Box>
        <Box
          component="span"
          sx={{ ml: 'auto', fontSize: wallSize.campus, fontWeight: 700, color: color.over, whiteSpace: 'nowrap' }}
        >
          {t('look.wallCases', { n: campus.overdue })}
        </Box>
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {shown.map(({ number, stateTitle, tone, daysLate }) => (
          <Box
            component="li"
            key={number}
            sx={{
              display: 'flex',
              alignItems: 'baseline',
              columnGap: 1,
              flexWrap: 'wrap',
              px: 'clamp(12px, 1.2vw, 24px)',
              py: 'clamp(4px, 0.5vw, 10px)',
              borderTop: `1px solid ${color.line}`,
              fontSize: wallSize.text,
              '&:first-of-type': { borderTop: 0 },
            }}
          >
            <span>{number}</span>
            <Box component="span" sx={{ color: toneLook[tone].ink }}>
              {stateTitle}
            </Box>
            <Box component="b" sx={{ ml: 'auto', color: color.over, whiteSpace: 'nowrap' }}>
              {t('look.wallLate', { n: daysLate })}
            </Box>
          </Box>
        ))}
        {rest > 0 ? (
          <Box
            component="li"
            sx={{ px: 'clamp(12px, 1.2vw, 24px)', py: 1, fontSize: wallSize.text, color: color.muted }}
          >
            {t('look.wallMore', { n: rest })}
          </Box>
        ) : null}
      </Box>
    </Box>
  );
};
