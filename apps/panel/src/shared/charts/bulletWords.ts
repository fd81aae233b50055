import type { Translate } from '../../i18n/useT.ts';
import { type BulletValues, reachedOf } from './bullet.ts';
import { plain } from './numbers.ts';

const given = (value: number | null | undefined): value is number => value !== null && value !== undefined;

/** What a bullet says, for whoever does not see it. */
export const bulletWords = (
  t: Translate,
  label: string,
  unit: string,
  digits: number,
  values: BulletValues,
): string => {
  const { baseline, previous, now, lo, hi, target, comparison } = values;
  const reached = reachedOf(values);
  const text = (value: number) => `${plain(value, digits)}${unit}`;
  return [
    label,
    t(comparison === 'atLeast' ? 'charts.targetAtLeast' : 'charts.targetAtMost', { value: text(target) }),
    given(now) ? t(reached ? 'charts.nowReached' : 'charts.nowMissed', { value: text(now) }) : t('charts.notMeasured'),
    given(lo) && given(hi) ? t('charts.interval', { lo: text(lo), hi: text(hi) }) : '',
    given(previous) ? t('charts.previous', { value: text(previous) }) : '',
    given(baseline) ? t('charts.baseline', { value: text(baseline) }) : '',
  ]
    .filter(Boolean)
    .join(t('charts.comma'));
};
