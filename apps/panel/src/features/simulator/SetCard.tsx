import AddRounded from '@mui/icons-material/AddRounded';
import ContentCopyRounded from '@mui/icons-material/ContentCopyRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import { TargetsEditor } from '../agreements/TargetsEditor.tsx';
import { useIndicators } from '../agreements/useIndicators.ts';
import { setFaults, shifted, type TargetSet, type TriedParty, triedParties } from './targetSets.ts';

/** Points by which all targets of a set are made easier or harder at once. */
const shifts = [-2, -1, 1, 2] as const;

/** Colour and sign of a set, everywhere on the page. */
export const setLooks = [
  { ink: color.primary, tint: color.primaryTint },
  { ink: color.review, tint: color.reviewTint },
] as const;

const headings = { CAMPUS_HEAD: 'simulator.campusTargets', TEACHER: 'simulator.teacherTargets' } as const;

type Props = {
  no: 0 | 1;
  set: TargetSet;
  /** What is wrong is said only once one has tried. */
  judged: boolean;
  onChange: (next: TargetSet) => void;
  onCopy?: () => void;
};

/** One set of proposed targets: its name, targets by kind of party, and buttons that shift them all. */
export const SetCard = ({ no, set, judged, onChange, onCopy }: Props) => {
  const t = useT();
  const { ink } = setLooks[no];
  const title = t(no === 0 ? 'simulator.setA' : 'simulator.setB');
  const faults = setFaults(set);
  return (
    <Card
      component="section"
      aria-label={set.name || title}
      sx={{ borderTop: `4px solid ${ink}`, px: { xs: 2, sm: 2.5 }, pt: 1.5, pb: 2, minWidth: 0 }}
    >
      <Box component="h2" sx={{ m: 0, fontSize: rem(14), fontWeight: 400, color: color.muted }}>
        {title}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Box
          component="input"
          aria-label={t('simulator.nameOf', { set: title })}
          value={set.name}
          maxLength={20}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange({ ...set, name: event.target.value })}
          sx={{
            font: 'inherit',
            fontSize: rem(18),
            fontWeight: 700,
            color: ink,
            border: 0,
            borderBottom: `1px dashed ${color.field}`,
            minHeight: 44,
            flex: '1 1 120px',
            minWidth: 0,
            bgcolor: 'transparent',
          }}
        />
        {onCopy ? (
          <Button variant="text" startIcon={<ContentCopyRounded />} onClick={onCopy}>
            {t('simulator.copy')}
          </Button>
        ) : null}
      </Box>
      {triedParties.map((party) => (
        <PartyTargets key={party} party={party} set={set} faults={judged ? faults[party] : []} onChange={onChange} />
      ))}
      <Box sx={{ mt: 1.5, color: color.muted, fontSize: rem(14) }}>{t('simulator.shiftAll')}</Box>
      <Box
        role="group"
        aria-label={t('simulator.shiftAll')}
        sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mt: 0.5 }}
      >
        {shifts.map((by) => {
          const shift = t(by > 0 ? 'simulator.harder' : 'simulator.easier', { n: Math.abs(by) });
          return (
            <Button
              key={by}
              aria-label={t('simulator.shiftWords', { set: set.name || title, shift })}
              onClick={() => onChange(shifted(set, by))}
            >
              {shift}
            </Button>
          );
        })}
      </Box>
    </Card>
  );
};

type PartyProps = {
  party: TriedParty;
  set: TargetSet;
  faults: ReturnType<typeof setFaults>[TriedParty];
  onChange: (next: TargetSet) => void;
};

const PartyTargets = ({ party, set, faults, onChange }: PartyProps) => {
  const t = useT();
  const indicators = useIndicators(party);
  const targets = set.targets[party];
  const put = (next: TargetSet['targets'][TriedParty]) =>
    onChange({ ...set, targets: { ...set.targets, [party]: next } });
  const [first] = indicators;
  if (targets.length === 0 && faults.length === 0)
    return (
      <Button
        variant="text"
        startIcon={<AddRounded />}
        disabled={!first}
        sx={{ mt: 1, display: 'flex' }}
        onClick={() =>
          first && put([{ indicator: first.indicator, comparison: first.comparison, value: '', mandatory: true }])
        }
      >
        {t(party === 'TEACHER' ? 'simulator.addTargets' : 'simulator.addCampusTargets')}
      </Button>
    );
  return (
    <Box
      sx={{
        mt: 1,
        // Two sets side by side leave a row less room than a page does: the indicator stands above its value.
        '& li > div:first-of-type': {
          gridTemplateColumns: { lg: '6.5rem minmax(5rem, 1fr) 5.5rem 44px' },
          '& > :nth-child(1)': { gridArea: { lg: '1 / 1 / 2 / 4' } },
          '& > :nth-child(2)': { gridArea: { lg: '2 / 1' } },
          '& > :nth-child(3)': { gridArea: { lg: '2 / 2' } },
          '& > :nth-child(4)': { gridArea: { lg: '2 / 3 / 3 / 5' } },
          '& > :nth-child(5)': { gridArea: { lg: '1 / 4' } },
        },
      }}
    >
      <Box component="h3" sx={{ fontSize: rem(15), fontWeight: 700, m: 0 }}>
        {t(headings[party])}
      </Box>
      <TargetsEditor targets={targets} onChange={put} indicators={indicators} faults={faults} />
    </Box>
  );
};
