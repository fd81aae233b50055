import InfoRounded from '@mui/icons-material/InfoRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type ReactNode, useState } from 'react';
import { useT } from '../../../i18n/useT.ts';
import { type DotColumn, IntervalDots } from '../../../shared/charts/IntervalDots.tsx';
import { plain } from '../../../shared/charts/numbers.ts';
import { RankBand } from '../../../shared/charts/RankBand.tsx';
import { scaleOf } from '../../../shared/charts/scale.ts';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import { Composite } from './Composite.tsx';
import { dotRowOf, type Measure, sorted } from './compared.ts';
import type { Comparison } from './documents.ts';
import type { Group } from './figures.ts';

type Props = {
  title: string;
  nameTitle: string;
  groups: readonly Group[];
  measure: Measure;
  sentences: readonly string[];
  model: Comparison['model'];
  smallGroup: number;
  /** How many are compared; null for whoever sees the own figures only, and so no places. */
  compared: number | null;
  /** What a group's name leads to. */
  opens: (group: Group) => ReactNode;
};

/** The groups compared: what can be told and what cannot, in words first, then as dots with intervals, places and composite. */
export const ComparisonSection = (props: Props) => {
  const { title, nameTitle, groups, measure, sentences, model, smallGroup, compared, opens } = props;
  const t = useT();
  const [asking, setAsking] = useState(false);
  const rows = sorted(groups, measure);
  const byId = new Map(groups.map((group) => [group.id, group]));
  const composites = groups.flatMap(({ composite, target }) =>
    [composite, target].flatMap((one) => (one === null ? [] : [Number(one)])),
  );
  const promised = groups.some(({ target }) => target !== null);
  const scale = scaleOf(composites, { most: 4, least: 0, highest: 100 });
  const ranked =
    compared !== null && compared > 1 && measure === 'valueAdded' && groups.some(({ rankLo }) => rankLo !== null);
  const columns: DotColumn[] = [
    ...(ranked
      ? [
          {
            key: 'places',
            title: t('exams.placeTitle'),
            width: 'minmax(150px, 2fr)',
            cell: ({ id }: { id: string }) => {
              const group = byId.get(id);
              return group && group.rankLo !== null && group.rankHi !== null ? (
                <RankBand lo={group.rankLo} hi={group.rankHi} of={compared ?? groups.length} />
              ) : (
                '\u2013'
              );
            },
          },
        ]
      : []),
    ...(composites.length > 0
      ? [
          {
            key: 'composite',
            title: t(promised ? 'exams.compositeAgainst' : 'exams.composite'),
            width: promised ? 'minmax(150px, 2fr)' : 'minmax(72px, auto)',
            cell: ({ id, title: name }: { id: string; title: string }) => (
              <Composite
                name={name}
                composite={byId.get(id)?.composite ?? null}
                target={byId.get(id)?.target ?? null}
                scale={scale}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <Section
      title={title}
      right={
        <Button variant="text" onClick={() => setAsking(true)} className="no-print">
          {t('exams.how')}
        </Button>
      }
      padded
    >
      <Box sx={{ mb: sentences.length > 0 ? 2 : 0, fontSize: rem(17), lineHeight: rem(30) }}>
        {sentences.map((sentence, index) => (
          <Box key={sentence} sx={{ display: 'flex', gap: 0.75, fontWeight: index === 0 ? 700 : 400 }}>
            {index > 0 ? <InfoRounded sx={{ fontSize: 20, mt: '5px', color: color.ink }} aria-hidden /> : null}
            <span>{sentence}</span>
          </Box>
        ))}
      </Box>
      <IntervalDots
        label={title}
        nameTitle={nameTitle}
        dotsTitle={t('exams.dotsTitle')}
        rows={rows.map((group) =>
          dotRowOf(group, measure, `${t('exams.pupils', { n: group.n })}${group.small ? ' *' : ''}`),
        )}
        columns={columns}
        foot={groups.some(({ small }) => small) ? t('exams.smallMark', { n: smallGroup }) : null}
        onOpen={(row) => {
          const group = byId.get(row.id);
          return group ? opens(group) : row.title;
        }}
      />
      {promised ? (
        <Box sx={{ color: color.muted, fontSize: rem(14), mt: 0.5, textAlign: { md: 'right' } }}>
          {t('exams.targetMarks')}
        </Box>
      ) : null}
      {asking ? (
        <Dialog open onClose={() => setAsking(false)} maxWidth="sm" fullWidth aria-labelledby="how-title">
          <DialogTitle id="how-title" component="h2">
            {t('exams.how')}
          </DialogTitle>
          <DialogContent>
            <Box sx={{ mb: 2 }}>{t(measure === 'valueAdded' ? 'exams.howText' : 'exams.howRaw')}</Box>
            {model && measure === 'valueAdded' ? (
              <Box sx={{ color: color.muted }}>
                {t('exams.howModel', {
                  intercept: plain(model.intercept, 3),
                  slope: model.slope === null ? '\u2013' : plain(model.slope, 4),
                  between: plain(model.varGroup, 3),
                  within: plain(model.varResidual, 3),
                })}
              </Box>
            ) : null}
          </DialogContent>
          <DialogActions sx={{ p: 2 }}>
            <Button onClick={() => setAsking(false)}>{t('frame.close')}</Button>
          </DialogActions>
        </Dialog>
      ) : null}
    </Section>
  );
};
