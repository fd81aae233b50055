import CancelOutlined from '@mui/icons-material/CancelOutlined';
import CheckCircleRounded from '@mui/icons-material/CheckCircleRounded';
import RemoveRounded from '@mui/icons-material/RemoveRounded';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { codeText, type Translate, useT } from '../../i18n/useT.ts';
import { chance } from '../../shared/charts/numbers.ts';
import { Section } from '../../shared/Section.tsx';
import { color, rem, touch } from '../../theme/tokens.ts';
import { withUnit } from '../agreements/content.ts';
import { type ComparedCell, compareSets, yearsOf } from './comparison.ts';
import type { SimulatedResult, SimulatedSet } from './documents.ts';
import { setLooks } from './SetCard.tsx';

const icons = { MET: CheckCircleRounded, MISSED: CancelOutlined, NOT_EVALUATED: RemoveRounded } as const;
const inks = { MET: color.done, MISSED: color.ink, NOT_EVALUATED: color.muted } as const;

/** Why somebody would have missed, and how likely that is by luck, for whoever hovers or listens. */
const whyOf = (result: SimulatedResult, t: Translate): string =>
  [
    ...result.targets
      .filter(({ met, mandatory }) => met === false && mandatory)
      .map(({ title, unit, found, margin }) =>
        t('simulator.whyMissed', {
          title,
          found: withUnit(found ?? '', unit),
          margin: withUnit((margin ?? '').replace(/^-/, ''), unit),
        }),
      ),
    ...(result.missesByChance === null ? [] : [t('simulator.chanceOf', { p: chance(result.missesByChance) })]),
  ].join('; ');

/** Everybody by year, both sets beside each other in a cell; cells in which they differ are framed. */
export const ComparedTable = ({ sets }: { sets: readonly SimulatedSet[] }) => {
  const t = useT();
  const [only, setOnly] = useState(false);
  const rows = compareSets(sets);
  const shown = only ? rows.filter(({ differs }) => differs) : rows;
  return (
    <Section
      title={t('simulator.who')}
      right={
        sets.length > 1 ? (
          <Box
            component="label"
            sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: touch, fontSize: rem(15) }}
          >
            <Box
              component="input"
              type="checkbox"
              checked={only}
              onChange={(event: React.ChangeEvent<HTMLInputElement>) => setOnly(event.target.checked)}
              sx={{ width: 20, height: 20, m: 0, accentColor: color.primary }}
            />
            {t('simulator.onlyDiffering')}
          </Box>
        ) : null
      }
    >
      {shown.length === 0 ? (
        <Box sx={{ p: 2.5, color: color.muted }}>{t('simulator.same')}</Box>
      ) : (
        <Box
          sx={{ overflowX: 'auto', position: 'relative' }}
          tabIndex={0}
          role="region"
          aria-label={t('simulator.who')}
        >
          <Box
            component="table"
            sx={{
              borderCollapse: 'collapse',
              width: '100%',
              '& th, & td': { px: 1.5, py: 0.75, borderTop: `1px solid ${color.line}`, textAlign: 'left' },
              '& thead th': { borderTop: 0, color: color.muted, fontWeight: 400, fontSize: rem(14) },
            }}
          >
            <thead>
              <tr>
                <th scope="col">{t('simulator.name')}</th>
                {yearsOf(sets).map(({ year, title }) => (
                  <th key={year} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ id, name, more, cells }) => (
                <tr key={id}>
                  <Box component="th" scope="row" sx={{ fontWeight: 700, whiteSpace: 'nowrap' }}>
                    {name}
                    {more ? (
                      <Box sx={{ fontSize: rem(14), lineHeight: rem(20), color: color.muted, fontWeight: 400 }}>
                        {more}
                      </Box>
                    ) : null}
                  </Box>
                  {cells.map((cell) => (
                    <td key={cell.year}>
                      <CellView cell={cell} name={name} sets={sets} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </Box>
        </Box>
      )}
    </Section>
  );
};

const CellView = ({ cell, name, sets }: { cell: ComparedCell; name: string; sets: readonly SimulatedSet[] }) => {
  const t = useT();
  return (
    <Box
      sx={{
        display: 'inline-flex',
        gap: 1.5,
        px: 1,
        py: 0.25,
        borderRadius: '6px',
        ...(cell.differs ? { boxShadow: `inset 0 0 0 2px ${color.ink}` } : {}),
      }}
    >
      {cell.results.map((result, index) => {
        const set = sets[index]?.name ?? '';
        const words = result ? codeText(t, 'simulator.outcome_', result.outcome) : t('simulator.outcomeAbsent');
        const Icon = result ? icons[result.outcome] : RemoveRounded;
        const why = result ? whyOf(result, t) : '';
        return (
          <Box
            // biome-ignore lint/suspicious/noArrayIndexKey: a set is known by its place
            key={index}
            component="span"
            title={why}
            sx={{
              display: 'inline-flex',
              alignItems: 'center',
              gap: 0.5,
              fontSize: rem(15),
              whiteSpace: 'nowrap',
              borderBottom: `3px solid ${setLooks[index === 0 ? 0 : 1].ink}`,
            }}
          >
            <Icon sx={{ fontSize: 18, color: result ? inks[result.outcome] : color.muted }} aria-hidden />
            <span aria-hidden>{words}</span>
            <Box component="span" sx={hidden}>
              {[t('simulator.cellWords', { name, year: cell.year, set, outcome: words }), why]
                .filter(Boolean)
                .join('; ')}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
};

const hidden = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;
