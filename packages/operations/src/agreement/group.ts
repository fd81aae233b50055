import type { Party } from '@plumbline/rules';
import { type TownFacts, unitAndAbove } from '../town/facts.ts';

/** Whose figures an agreement rests on: a group of a session's results. */
export interface FigureGroup {
  readonly grouping: 'town' | 'campus' | 'grade' | 'class' | 'teacher';
  /** Unit or, for a teacher, person. Figures of a grade are those of its classes together. */
  readonly groupId: number;
}

/** The campus that a unit belongs to; `null` where it lies in none. */
export const campusOf = (town: TownFacts, unitId: number): number | null =>
  unitAndAbove(town, unitId).find((id) => ['campus', 'centralSchool'].includes(town.units.get(id)?.kind ?? '')) ?? null;

/** The central school of a town: its own unit, or the town where it has none. */
export const centreOf = (town: TownFacts): string =>
  [...town.units.values()].find(({ kind }) => kind === 'centralSchool')?.name ?? town.name;

/** The only subject that counts: the one given, else that of a subject group (O4: a leader is assessed with what they are linked to). */
export const subjectOf = (town: TownFacts, unitId: number, given: unknown): string | null => {
  if (typeof given === 'string') return given;
  const unit = town.units.get(unitId);
  return unit?.kind === 'subjectGroup' ? unit.name.replace(/学科组$/u, '') : null;
};

/** Whose figures an agreement of a party in a unit rests on. */
export const groupOf = (town: TownFacts, party: Party, unitId: number, partyB: number): FigureGroup => {
  if (party === 'teacher') return { grouping: 'teacher', groupId: partyB };
  const kind = town.units.get(unitId)?.kind;
  if (kind === 'class' || kind === 'grade') return { grouping: kind, groupId: unitId };
  const campus = campusOf(town, unitId);
  return campus === null ? { grouping: 'town', groupId: unitId } : { grouping: 'campus', groupId: campus };
};
