import type { IndicatorKey } from '@plumbline/rules';
import { type PlanYearFacts, type TownFacts, unitAndBelow } from '../town/facts.ts';
import { compositeOf } from './consequences.ts';
import type { LastYear } from './content.ts';
import {
  figuresFrom,
  figuresOfRectified,
  nothingDue,
  publishedExam,
  type Reader,
  readRectified,
  readSubjects,
  shown,
} from './figures.ts';
import type { FigureGroup } from './group.ts';

/** Whose results are looked up, and in which subject. */
export interface Concerned {
  readonly unitId: number;
  readonly group: FigureGroup;
  readonly subject: string | null;
}

/** The two plan years before one, earliest first, as far as the town has them. */
const yearsBefore = (town: TownFacts, planYearId: number): readonly PlanYearFacts[] => {
  const place = town.planYears.findIndex(({ id }) => id === planYearId);
  return town.planYears.slice(Math.max(0, place - 2), place);
};

/**
 * Results of the two plan years before one: of the latest published final or monitoring of each, and the rectification
 * cases of its whole year. Earlier results are reckoned with their own year's composite.
 */
export const readLastYears = async (
  reader: Reader,
  town: TownFacts,
  planYearId: number,
  { unitId, group, subject }: Concerned,
): Promise<(indicator: IndicatorKey) => readonly LastYear[]> => {
  const found = await Promise.all(
    yearsBefore(town, planYearId).map(async (year) => {
      const exam = await publishedExam(reader, town.id, year.id);
      const [subjects = []] = exam === null ? [] : await readSubjects(reader, town.id, exam, [{ group, subject }]);
      const units = unitAndBelow(town, unitId);
      const [rectified = nothingDue] = await readRectified(reader, town.id, [units], year.id, year.endsOn);
      return {
        planYear: year.title,
        figures: {
          ...figuresFrom(subjects, compositeOf(year)),
          // A year of which no case is on record tells nothing.
          ...(rectified.due > 0 && figuresOfRectified(rectified)),
        },
      };
    }),
  );
  return (indicator) => found.map(({ planYear, figures }) => ({ planYear, value: shown(figures, indicator) }));
};
