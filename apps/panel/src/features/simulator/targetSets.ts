import type { TargetContent } from '../agreements/content.ts';
import { asDecimal, type ContentFault, faultsOf } from '../agreements/contentForm.ts';
import type { SimulationInput } from './documents.ts';

/** Kinds of party whose targets are tried. */
export const triedParties = ['CAMPUS_HEAD', 'TEACHER'] as const;
export type TriedParty = (typeof triedParties)[number];

/** A set of proposed targets as it is edited. */
export interface TargetSet {
  readonly name: string;
  readonly targets: Readonly<Record<TriedParty, readonly TargetContent[]>>;
}

/** Most that a target may be: everything tried is in percent or points of a hundred. */
const most = 100;

/**
 * A set whose targets are all harder by so many points, or easier where it is negative: at least gets higher, at most lower.
 * Values are kept between 0 and 100; what is no number stays.
 */
export const shifted = (set: TargetSet, by: number): TargetSet => {
  const shift = (target: TargetContent): TargetContent => {
    const value = Number(asDecimal(target.value));
    if (target.value.trim() === '' || !Number.isFinite(value)) return target;
    const next = Math.min(
      most,
      Math.max(0, Math.round((value + (target.comparison === 'AT_MOST' ? -by : by)) * 10_000) / 10_000),
    );
    return { ...target, value: String(next) };
  };
  return {
    ...set,
    targets: { CAMPUS_HEAD: set.targets.CAMPUS_HEAD.map(shift), TEACHER: set.targets.TEACHER.map(shift) },
  };
};

/** What stands in the way of trying a set, by kind of party; a kind without targets is not tried. */
export const setFaults = (set: TargetSet): Readonly<Record<TriedParty, readonly ContentFault[]>> => {
  const of = (party: TriedParty) =>
    set.targets[party].length === 0 ? [] : faultsOf({ targets: [...set.targets[party]], clauses: [] });
  const faults = { CAMPUS_HEAD: of('CAMPUS_HEAD'), TEACHER: of('TEACHER') };
  return triedParties.some((party) => set.targets[party].length > 0)
    ? faults
    : { ...faults, CAMPUS_HEAD: [{ at: 'targets', fault: 'none' }] };
};

/** The question as it is sent. */
export const questionOf = (sets: readonly TargetSet[], planYears: readonly string[]): SimulationInput => ({
  planYears: [...planYears],
  sets: sets.map(({ name, targets }) => ({
    name,
    targets: triedParties
      .filter((party) => targets[party].length > 0)
      .map((party) => ({
        party,
        targets: targets[party].map(({ indicator, comparison, value, mandatory }) => ({
          indicator,
          comparison,
          value: asDecimal(value),
          mandatory,
        })),
      })),
  })),
});
