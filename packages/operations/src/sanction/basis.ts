import { sqlOf } from '@plumbline/database';
import { decimal, decimalText, minus, type Outcome, type Proposal, type RuleNote } from '@plumbline/rules';
import { canonicalJson, sha256 } from '../record/canonical.ts';
import type { Query } from '../record/feature.ts';
import type { TownFacts } from '../town/facts.ts';
import type { JudgedAgreement } from './rules/read-agreements.ts';

/** What a campus agreed to, and by how much it was above (or below 0: under) it; decimals. */
export interface CampusTarget {
  readonly value: string;
  readonly margin: string | null;
}

/** What a proposal rests on, frozen as one document; ids are those of the database, as text. */
export interface BasisContent {
  readonly proposal: Proposal;
  readonly names: {
    readonly persons: Readonly<Record<string, string>>;
    readonly campuses: Readonly<Record<string, string>>;
  };
  /** What the rule said besides. */
  readonly notes: readonly RuleNote[];
  /** Put forward by a person where the rule does not. */
  readonly byHand: boolean;
  /** Rule A: the composite that each campus agreed to. */
  readonly campusTargets?: Readonly<Record<string, CampusTarget>>;
  /** Corrected since: the agreement is not missed any more, or the rule does not put it forward. */
  readonly gone?: { readonly outcome: Outcome | null; readonly evaluationNo: number | null };
}

/** The hash of a basis: of its canonical JSON, so that it can be worked out from the document alone. */
export const hashOfBasis = (content: unknown): string => sha256(canonicalJson(content));

const shownPlaces = 4;

const campusTargets = (
  proposal: Proposal,
  agreements: readonly JudgedAgreement[],
): Readonly<Record<string, CampusTarget>> | undefined => {
  if (proposal.computation.rule !== 'A') return undefined;
  const composites = new Map(proposal.computation.campuses.map(({ campus, composite }) => [campus, composite]));
  return Object.fromEntries(
    agreements.flatMap(({ party, unitId, evaluation }): [string, CampusTarget][] => {
      if (party !== 'campusHead') return [];
      const target = evaluation?.targets.find(({ indicator }) => indicator === 'composite');
      if (target === undefined) return [];
      const found = composites.get(String(unitId)) ?? null;
      const margin = found === null ? null : decimalText(minus(decimal(found), decimal(target.value)), shownPlaces);
      return [[String(unitId), { value: target.value, margin }]];
    }),
  );
};

/** Makes what a proposal rests on: the proposal, and the names of those who occur in it. */
export const basisOf = (
  town: TownFacts,
  proposal: Proposal,
  agreements: readonly JudgedAgreement[],
  notes: readonly RuleNote[],
  { personName, byHand }: { readonly personName: string; readonly byHand: boolean },
): BasisContent => {
  const targets = campusTargets(proposal, agreements);
  const campuses =
    proposal.computation.rule === 'A'
      ? proposal.computation.campuses.map(({ campus, name }) => [campus, name] as const)
      : proposal.campus === null
        ? []
        : [[proposal.campus, town.units.get(Number(proposal.campus))?.name ?? ''] as const];
  return {
    proposal,
    names: {
      persons: { [proposal.person]: personName },
      campuses: Object.fromEntries(campuses),
    },
    notes: notes.filter(({ rule }) => rule === proposal.rule),
    byHand,
    ...(targets !== undefined && { campusTargets: targets }),
  };
};

/** The statement that adds a basis after those that are there. */
export const addBasis = (
  { townId, recordId, at }: { readonly townId: number; readonly recordId: number; readonly at: Date },
  basisNo: number,
  evaluationNo: number | null,
  content: BasisContent,
): Query =>
  sqlOf.insertInto('sanction_basis').values({
    town_id: townId,
    record_id: recordId,
    basis_no: basisNo,
    evaluation_no: evaluationNo,
    computation: JSON.stringify(content),
    hash: hashOfBasis(content),
    at,
  });
