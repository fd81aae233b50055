import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { type Translate, useT } from '../../i18n/useT.ts';
import { Bullet, beforeLast, last } from '../../shared/charts/Bullet.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { targetText, withUnit } from './content.ts';
import { countText } from './countText.ts';
import type { AgreementTarget, WholeAgreement } from './documents.ts';
import { foundText } from './foundText.ts';
import { intervalText } from './intervalText.ts';
import { shortValue, shortYear, valuesIn, yearsOf } from './lastYears.ts';
import { rangeOf } from './targetRange.ts';

type Live = WholeAgreement['live'][number];
type Props = {
  targets: readonly AgreementTarget[];
  /** Titles of the targets that this version changed. */
  changed: readonly string[];
  /** Where things stand now, while the agreement is in force. */
  live: readonly Live[];
};

const decimalsOf = (value: string): number => value.split('.')[1]?.length ?? 0;
const numberOf = (value: string | null | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);

/** A changed or added part of a version, in words. */
export const ChangeMark = ({ added = false }: { added?: boolean }) => {
  const t = useT();
  return (
    <Box
      component="span"
      sx={{
        bgcolor: color.reviewTint,
        color: color.review,
        borderRadius: '4px',
        px: '5px',
        mr: '4px',
        fontSize: rem(14),
        lineHeight: rem(20),
        fontWeight: 400,
        fontFamily: 'var(--sans)',
        display: 'inline-block',
      }}
    >
      {t(added ? 'agreements.markAdded' : 'agreements.markChanged')}
    </Box>
  );
};

/** Every target against the two years before, and against now while the agreement is in force. Below 640 px each is a card. */
export const TargetsTable = ({ targets, changed, live }: Props) => {
  const t = useT();
  const years = yearsOf(targets);
  // Nothing is published yet where no target has a value.
  const withNow = live.some(({ now, small }) => now !== null || small);
  const row = rowLook(years.length, withNow);
  return (
    <Box>
      <Box role="table" aria-label={t('agreements.targets')} sx={{ fontSize: rem(15), lineHeight: rem(22) }}>
        <Box role="row" sx={{ ...row, ...headLook }}>
          <Box role="columnheader">{t('agreements.indicator')}</Box>
          {years.map((year) => (
            <Box key={year} role="columnheader" sx={right}>
              {shortYear(year)}
            </Box>
          ))}
          <Box role="columnheader" sx={right}>
            {t('agreements.thisYearTarget')}
          </Box>
          {withNow ? (
            <Box role="columnheader" sx={right}>
              {t('agreements.now')}
            </Box>
          ) : null}
          <Box role="columnheader" sx={{ textAlign: 'center' }}>
            {t(withNow ? 'agreements.againstNow' : 'agreements.againstYears')}
          </Box>
        </Box>
        {targets.map((target) => (
          <TargetRow
            key={target.indicator}
            target={target}
            years={years}
            changed={changed.includes(target.title)}
            live={live.find(({ indicator }) => indicator === target.indicator) ?? null}
            withNow={withNow}
          />
        ))}
      </Box>
      <Legend years={years} withNow={withNow} />
    </Box>
  );
};

const yearText = (value: string | null | undefined, unit: string, t: Translate): ReactNode =>
  value === null || value === undefined ? (
    <Box component="span" sx={{ color: color.muted }}>
      {t('agreements.notMeasured')}
    </Box>
  ) : (
    withUnit(shortValue(value), unit)
  );

const TargetRow = ({
  target,
  years,
  changed,
  live,
  withNow,
}: {
  target: AgreementTarget;
  years: readonly string[];
  changed: boolean;
  live: Live | null;
  withNow: boolean;
}) => {
  const t = useT();
  const { title, comparison, value, mandatory } = target;
  // A unit in words would stand in every cell; the text says it.
  const unit = target.unit === '%' ? '%' : '';
  const values = valuesIn(target, years);
  const [older, newer] = [values.at(-2), values.at(-1)];
  const now = numberOf(live?.now);
  return (
    <Box
      role="row"
      data-target={target.indicator}
      sx={{ ...rowLook(years.length, withNow), borderBottom: `1px solid ${color.line}`, py: 0.75 }}
    >
      <Box role="rowheader" sx={wide}>
        {title}
        {mandatory ? (
          <Box component="span" sx={{ color: color.primary, fontSize: rem(14), ml: 0.75, whiteSpace: 'nowrap' }}>
            {t('agreements.mandatory')}
          </Box>
        ) : null}
      </Box>
      {years.map((year, index) => (
        <Cell key={year} label={shortYear(year)}>
          {yearText(values[index], unit, t)}
        </Cell>
      ))}
      <Cell label={t('agreements.thisYearTarget')} strong>
        {changed ? <ChangeMark /> : null}
        <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
          {targetText(target, unit)}
        </Box>
      </Cell>
      {withNow ? (
        <Cell label={t('agreements.now')}>
          {live?.now ? (
            <>
              <b>{withUnit(foundText(live.now, value), unit)}</b>
              <Box component="span" sx={{ display: 'block', fontSize: rem(14), color: color.muted }}>
                {[
                  live.lo !== null && live.hi !== null ? intervalText(live.lo, live.hi, '') : null,
                  countText(t, live.indicator, live.n),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Box>
            </>
          ) : (
            <Box component="span" sx={{ color: color.muted }}>
              {t(live?.small ? 'agreements.smallHidden' : 'agreements.notMeasured')}
            </Box>
          )}
        </Cell>
      ) : null}
      <Box role="cell" sx={{ ...wide, minWidth: 0, px: { xs: 0, sm: 1 } }}>
        <Bullet
          label={title}
          unit={target.unit}
          digits={decimalsOf(value)}
          baseline={numberOf(older)}
          previous={numberOf(newer)}
          now={now}
          lo={live?.lo ?? null}
          hi={live?.hi ?? null}
          target={Number(value)}
          comparison={comparison === 'AT_LEAST' ? 'atLeast' : 'atMost'}
          {...rangeOf({ value, lastYears: values, now, lo: live?.lo ?? null, hi: live?.hi ?? null })}
        />
      </Box>
    </Box>
  );
};

const Cell = ({ label, strong = false, children }: { label: string; strong?: boolean; children: ReactNode }) => (
  <Box role="cell" sx={{ minWidth: 0, textAlign: { xs: 'left', sm: 'right' }, fontWeight: strong ? 700 : 400 }}>
    <Box
      component="span"
      aria-hidden
      sx={{ display: { xs: 'block', sm: 'none' }, color: color.muted, fontSize: rem(14), fontWeight: 400 }}
    >
      {label}
    </Box>
    {children}
  </Box>
);

const Legend = ({ years, withNow }: { years: readonly string[]; withNow: boolean }) => {
  const t = useT();
  return (
    <Box
      aria-hidden
      sx={{
        display: 'flex',
        columnGap: 2.25,
        rowGap: 0.5,
        flexWrap: 'wrap',
        mt: 1,
        fontSize: rem(14),
        lineHeight: rem(22),
        color: color.muted,
      }}
    >
      {years.map((year, index) => (
        <Key key={year}>
          <circle cx="8" cy="8" r="4" {...(index < years.length - 1 ? beforeLast : last)} />
          {shortYear(year)}
        </Key>
      ))}
      {withNow ? (
        <Key>
          <rect x="4" y="4" width="8" height="8" transform="rotate(45 8 8)" fill={color.ink} />
          {t('agreements.nowKey')}
        </Key>
      ) : null}
      <Key>
        <g>
          <rect x="8" y="2" width="8" height="12" fill={color.primaryTint} />
          <line x1="8" x2="8" y1="0" y2="16" stroke={color.primary} strokeWidth="3" />
        </g>
        {t('agreements.targetKey')}
      </Key>
    </Box>
  );
};

const Key = ({ children: [drawing, words] }: { children: [ReactNode, ReactNode] }) => (
  <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden>
      {drawing}
    </svg>
    {words}
  </Box>
);

const right = { textAlign: 'right' } as const;
const wide = { gridColumn: { xs: '1 / -1', sm: 'auto' } } as const;
const headLook = {
  display: { xs: 'none', sm: 'grid' },
  color: color.muted,
  fontSize: rem(14),
  lineHeight: rem(20),
  alignItems: 'end',
  py: 0.75,
  borderBottom: `1px solid ${color.line}`,
} as const;
const rowLook = (years: number, withNow: boolean) =>
  ({
    display: 'grid',
    gridTemplateColumns: {
      xs: `repeat(${years + (withNow ? 2 : 1)}, minmax(0, 1fr))`,
      sm: `minmax(0, 1.5fr) ${'4.6rem '.repeat(years)}6.8rem ${withNow ? '7rem ' : ''}minmax(110px, 1.4fr)`,
    },
    columnGap: 0.75,
    rowGap: 0.5,
    alignItems: 'center',
  }) as const;
