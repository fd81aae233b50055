import { rawDifference } from './compared.ts';
import type { ComparedGroup } from './documents.ts';
import type { FullFigures } from './FiguresTable.tsx';

/** A group of the API with its raw difference to the whole beside it. */
export type Group = FullFigures & {
  campus: string | null;
  small: boolean;
  shown: boolean;
  entitled: number;
  histogram: readonly number[];
};

/**
 * A group as the screens show it.
 * @param withCampus whether its campus goes into the name, as classes of the same name are in several
 */
export const groupOf = (group: ComparedGroup, total: ComparedGroup | null, withCampus = false): Group => {
  const raw = rawDifference(group, total);
  return {
    id: group.group,
    name: withCampus && group.campus ? `${group.campus} ${group.name}` : group.name,
    campus: group.campus,
    small: group.small,
    shown: group.shown,
    n: group.n,
    entitled: group.entitled,
    mean: group.mean,
    sd: group.sd,
    median: group.median,
    passRate: group.pass,
    excellentRate: group.excellent,
    lowRate: group.low,
    composite: group.composite,
    effect: group.effect,
    lo: group.lo,
    hi: group.hi,
    difference: raw.value,
    differenceLo: raw.lo,
    differenceHi: raw.hi,
    rankLo: group.rankLo,
    rankHi: group.rankHi,
    pLastTwo: group.pLastTwo,
    histogram: group.histogram,
  };
};
