import {
  type CompositeParts,
  type Figures,
  type IndicatorKey,
  indicators,
  type SettingKey,
  settingValue,
} from '@plumbline/rules';
import { type TownFacts, unitAndBelow } from '../town/facts.ts';
import {
  type ExamAt,
  figuresFrom,
  figuresOfRectified,
  nothingDue,
  type Reader,
  type RectifiedOnTime,
  readRectified,
  readSubjects,
  type SubjectFigures,
} from './figures.ts';
import { examInterval, type Interval, rectifiedInterval } from './interval.ts';
import type { Concerned } from './last-years.ts';
import { yearOf } from './make-content.ts';

/** Everything that an agreement's targets can be held against, as it is now. */
export interface Findings {
  readonly figures: Figures;
  readonly subjects: readonly SubjectFigures[];
  readonly rectified: RectifiedOnTime;
  readonly small: boolean;
}

/** An agreement that is held against what there is: whose figures, and how they are put together. */
export interface Held extends Concerned {
  readonly composite: CompositeParts;
}

/**
 * Reads what agreements of one plan year are held against, all of them in two statements.
 * @param exam the session, at its published revision; `null` where there is none: its indicators then have no data
 */
export const readFindings = async (
  reader: Reader,
  town: TownFacts,
  today: string,
  planYearId: number,
  held: readonly Held[],
  exam: ExamAt | null,
): Promise<readonly Findings[]> => {
  const year = yearOf(town, planYearId);
  const until = today < year.endsOn ? today : year.endsOn;
  const places = held.map(({ unitId }) => unitAndBelow(town, unitId));
  const [figures, counted] = await Promise.all([
    exam === null ? [] : readSubjects(reader, town.id, exam, held),
    readRectified(reader, town.id, places, planYearId, until),
  ]);
  const smallest: SettingKey = 'exam.smallGroup';
  return held.map(({ composite }, index) => {
    const subjects = figures[index] ?? [];
    const rectified = counted[index] ?? nothingDue;
    return {
      figures: { ...figuresFrom(subjects, composite), ...figuresOfRectified(rectified) },
      subjects,
      rectified,
      small: subjects.some(({ n, small }) => small || n < settingValue(year.settings, smallest)),
    };
  });
};

/** How many pupils or cases a figure rests on, and how far it could differ by chance. */
export const evidenceOf = (
  { figures, subjects, rectified }: Findings,
  indicator: IndicatorKey,
  composite: CompositeParts,
): { readonly n: number | null; readonly interval: Interval | null } => {
  const figure = figures[indicator];
  if (figure === undefined) return { n: null, interval: null };
  const value = Number(figure.numerator) / Number(figure.denominator);
  return indicators[indicator].fromScores
    ? {
        n: Math.max(...subjects.map(({ n }) => n)),
        interval: examInterval(value, indicator, subjects, composite),
      }
    : { n: rectified.due, interval: rectifiedInterval(value, rectified) };
};
