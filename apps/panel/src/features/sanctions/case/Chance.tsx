import PanToolRounded from '@mui/icons-material/PanToolRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useT } from '../../../i18n/useT.ts';
import { ChanceBar } from '../../../shared/charts/ChanceBar.tsx';
import { type DotRow, IntervalDots } from '../../../shared/charts/IntervalDots.tsx';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import type { WholeSanction } from '../documents.ts';
import { notTold } from './overlap.ts';
import { verdictOf } from './verdict.ts';

/** Whether the rank can be told from chance: intervals about the mean, the chance of being among the last, and a sentence. */
export const Chance = ({ record, no }: { record: WholeSanction; no: number }) => {
  const t = useT();
  const { comparison, evidence, held } = record.basis;
  const compared = comparison?.campuses.filter((campus) => campus.compared) ?? [];
  const chances = new Map(compared.map(({ unitId, pLast }) => [unitId, pLast]));
  const measured = compared.some(({ lo }) => lo !== null);
  const threshold = (evidence?.holdPercent ?? 90) / 100;
  const who = compared.find(({ own }) => own)?.name ?? record.concerned.name;
  const rows: DotRow[] =
    compared.length > 0
      ? compared.map(({ unitId, name, n, effect, lo, hi, own }) => ({
          id: unitId,
          title: name,
          more: t('agreements.count_n', { n }),
          value: effect,
          lo,
          hi,
          own,
        }))
      : evidence && evidence.lo !== null && evidence.hi !== null
        ? [
            {
              id: 'own',
              title: who,
              ...(evidence.n === null ? {} : { more: t('agreements.count_n', { n: evidence.n }) }),
              value: (evidence.lo + evidence.hi) / 2,
              lo: evidence.lo,
              hi: evidence.hi,
              own: true,
            },
          ]
        : [];
  const drawn = compared.length > 0 ? measured : rows.length > 0;
  const chanceOf = (id: string) => (compared.length > 0 ? (chances.get(id) ?? null) : (evidence?.pLast ?? null));
  return (
    <Section
      no={no}
      id="part-chance"
      title={t('sanctions.chance')}
      right={compared.length > 0 && drawn ? t('sanctions.onlyCompared', { n: compared.length }) : null}
    >
      <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 1.5 }}>
        {drawn ? (
          <IntervalDots
            label={t('sanctions.chance')}
            rows={rows}
            nameTitle={t('sanctions.campusAndPupils')}
            dotsTitle={t('sanctions.dotsTitle')}
            ink={({ own }) => (own ? color.primary : color.muted)}
            columns={[
              {
                key: 'chance',
                title: t('sanctions.chanceOfLast', { k: comparison?.last ?? '' }),
                width: 'minmax(150px, 1.4fr)',
                cell: ({ id, own }) => {
                  const value = chanceOf(id);
                  return value === null ? (
                    t('sanctions.noChance')
                  ) : (
                    <ChanceBar value={value} threshold={threshold} strong={own === true} />
                  );
                },
                foot: t('sanctions.threshold', { p: threshold.toFixed(2) }),
              },
            ]}
          />
        ) : null}
        {evidence ? (
          <Verdict
            held={held.length > 0}
            headline={t(verdictOf(held.map(({ code }) => code)), { name: who })}
            sentence={evidence.sentence}
            overlapping={notTold(compared)}
            who={who}
          />
        ) : (
          <Box sx={{ color: color.muted, fontSize: rem(15) }}>{t('sanctions.noEvidence')}</Box>
        )}
      </Box>
    </Section>
  );
};

type VerdictProps = {
  held: boolean;
  headline: string;
  sentence: string;
  overlapping: readonly string[];
  who: string;
};

/** What follows for the decision: violet where somebody has to decide it explicitly, plain otherwise. */
const Verdict = ({ held, headline, sentence, overlapping, who }: VerdictProps) => {
  const t = useT();
  return (
    <Alert
      icon={held ? <PanToolRounded fontSize="small" /> : false}
      severity="info"
      sx={{
        mt: 1.5,
        ...(held
          ? { bgcolor: color.reviewTint, color: color.reviewDeep, '& .MuiAlert-icon': { color: color.reviewDeep } }
          : { bgcolor: color.neutralTint, color: color.ink }),
      }}
    >
      <b>{headline}</b> {sentence}
      {overlapping.length > 0
        ? ` ${t('sanctions.overlap', { who, names: overlapping.join(t('sanctions.listComma')) })}`
        : ''}
    </Alert>
  );
};
