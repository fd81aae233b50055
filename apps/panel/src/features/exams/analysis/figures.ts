import type { ComparedGroup } from './documents.ts';
import type { FullFigures } from './FiguresTable.tsx';

/** A group of the API as the screens show it. */
export type Group = FullFigures & {
  campus: string | null;
  small: boolean;
  shown: boolean;
  entitled: number;
  histogram: readonly number[];
};

/** The whole has no difference to itself, and nobody promised anything for it. */
type Whole = Omit<ComparedGroup, 'difference' | 'differenceLo' | 'differenceHi' | 'target' | 'targetMet'>;

/**
 * A group as the screens show it.
 * @param withCampus whether its campus goes into the name, as classes of the same name are in several
 */
export const groupOf = (group: ComparedGroup | Whole, withCampus = false): Group => {
  const { difference, differenceLo, differenceHi, target, targetMet } = {
    difference: null,
    differenceLo: null,
    differenceHi: null,
    target: null,
    targetMet: null,
    ...group,
  };
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
    difference,
    differenceLo,
    differenceHi,
    target,
    targetMet,
    rankLo: group.rankLo,
    rankHi: group.rankHi,
    pLastTwo: group.pLastTwo,
    histogram: group.histogram,
  };
};
