import CheckCircleOutlineRounded from '@mui/icons-material/CheckCircleOutlineRounded';
import EditNoteRounded from '@mui/icons-material/EditNoteRounded';
import LockRounded from '@mui/icons-material/LockRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useSearchParams } from 'react-router';
import { useFrame } from '../../../data/viewer.ts';
import { codeText, usePanelLocale, useT } from '../../../i18n/useT.ts';
import { instantText, longDay } from '../../../shared/days.ts';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import type { WholeSanction } from '../documents.ts';
import { type Right, rightsOf } from './rights.ts';

const icons = {
  open: EditNoteRounded,
  used: CheckCircleOutlineRounded,
  later: LockRounded,
  passed: LockRounded,
  shut: LockRounded,
} as const;

/** The three rights of the person concerned: which is open until when, which was used, and why another is not open yet. */
export const MyRights = ({ record }: { record: WholeSanction }) => {
  const t = useT();
  const { town } = useFrame();
  return (
    <Section title={t('sanctions.myRights')} id="rights">
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rightsOf(record, town.today).map((right) => (
          <RightRow key={right.name} right={right} />
        ))}
        <Box component="li" sx={row}>
          <EditNoteRounded sx={{ fontSize: 20, mt: '2px', color: color.muted }} aria-hidden />
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <b>{t('sanctions.dataWrong')}</b>
            <Box sx={quiet}>
              {t('sanctions.dataWrongMore', {
                names: record.handlers.map(({ name }) => name).join(t('sanctions.listComma')),
              })}
            </Box>
          </Box>
        </Box>
      </Box>
    </Section>
  );
};

const RightRow = ({ right }: { right: Right }) => {
  const t = useT();
  const [, setParams] = useSearchParams();
  const { name, standing } = right;
  const words = useStanding(right);
  const Icon = icons[standing];
  return (
    <Box component="li" data-right={name} sx={row}>
      <Icon
        sx={{
          fontSize: 20,
          mt: '2px',
          color: standing === 'used' ? color.doneInk : standing === 'open' ? color.primary : color.muted,
        }}
        aria-hidden
      />
      <Box sx={{ flex: '1 1 10em', minWidth: 0 }}>
        <b>{codeText(t, 'sanctions.right_', name)}</b>
        <Box sx={quiet}>{words}</Box>
      </Box>
      {standing === 'open' ? (
        <Button
          variant="tonal"
          onClick={() => {
            setParams({ step: name }, { replace: true });
            document.getElementById('now')?.scrollIntoView({ behavior: 'smooth', block: 'start' });
          }}
        >
          {codeText(t, 'sanctions.use_', name)}
        </Button>
      ) : null}
    </Box>
  );
};

/** How a right stands, in plain words. */
const useStanding = ({ name, standing, until, usedAt, reason }: Right): string => {
  const t = useT();
  const locale = usePanelLocale();
  switch (standing) {
    case 'used':
      return t('sanctions.usedOn', { at: instantText(usedAt ?? '', locale) });
    case 'open':
      return until ? t('sanctions.openUntil', { day: longDay(until, locale) }) : t('sanctions.openNow');
    case 'passed':
      return codeText(t, 'sanctions.passed_', name);
    case 'later':
      return codeText(t, 'sanctions.later_', name);
    default:
      return reason ?? codeText(t, 'sanctions.later_', name);
  }
};

const row = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: 1.25,
  px: { xs: 2, sm: 2.5 },
  py: 1.25,
  fontSize: rem(15),
  lineHeight: rem(24),
  borderBottom: `1px solid ${color.line}`,
  '&:last-child': { borderBottom: 0 },
} as const;
const quiet = { fontSize: rem(14), lineHeight: rem(22), color: color.muted } as const;
