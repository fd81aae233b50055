import type { Outcome } from '../evaluation/evaluate.ts';
import type { Party } from '../evaluation/indicators.ts';
import type { HoldReason } from '../statistics/hold.ts';

/** The rules that propose a consequence of a missed agreement (Q5 to Q8). */
export type SanctionRule = 'A' | 'B' | 'C' | 'D';

/** What a rule proposes. */
export type SanctionMeasure = 'statement' | 'talk' | 'ineligibility' | 'training' | 'rotation';

/** Numbers of the plan year that the rules read; what is left out has the plan's value. */
export interface RuleSettings {
  /** Rules that are switched on; the plan's own default is none. */
  readonly rules: readonly SanctionRule[];
  /** A: how many are last. */
  readonly lastCampuses: number;
  /** A: the last of the campuses that missed, or the last of all campuses that in addition missed. */
  readonly lastOf: 'missed' | 'all';
  /** D: the county's last so many. */
  readonly lastTeachers: number;
  /** D: what counts as improvement in the second year. */
  readonly improvementBy: 'standardScore' | 'lineRate';
  /** Probability in percent under which a proposal is held. */
  readonly holdPercent: number;
  /** Pupils under which a group is small. */
  readonly smallGroup: number;
}

/** An estimate of a group with its uncertainty, in points about the average. */
export interface Estimate {
  readonly effect: number;
  readonly se: number;
  readonly lo: number;
  readonly hi: number;
}

/** An agreement of the plan year that is judged. */
export interface AgreementFacts {
  readonly id: string;
  readonly party: Party;
  /** The campus that it is about; for a teacher the campus where they teach. */
  readonly campus: string | null;
  readonly person: string;
  readonly outcome: Outcome;
  /** Day of the evaluation, `YYYY-MM-DD`. */
  readonly evaluatedOn: string;
}

/** A campus of the town and what its pupils reached. */
export interface CampusFacts {
  readonly id: string;
  readonly name: string;
  /** Exact decimals; what is missing has no figures. */
  readonly composite: string | null;
  readonly passRate: string | null;
  readonly excellentRate: string | null;
  /** Pupils. */
  readonly n: number;
  /** Value added over the whole town, given entry scores; `null` where there is none. */
  readonly estimate: Estimate | null;
}

/** What a teacher reached in the county in one subject and grade group. */
export interface CountyFacts {
  readonly subject: string;
  readonly grade: number;
  readonly mean: string;
  readonly place: number;
  readonly compared: number;
  /** Of the subject and grade group in the county; without them there is no standard score. */
  readonly groupMean: string | null;
  readonly groupSd: string | null;
  /** Decimal percent, where the improvement is measured by it. */
  readonly lineRate: string | null;
  /** Pupils; `null` where the county does not say. */
  readonly n: number | null;
  /** How many others have the same place, so that the last are tied; `null` where the county does not say. */
  readonly sharesPlace: number | null;
  /** Estimates of the whole county group with this teacher's own at `own`; `null`: not handed down. */
  readonly group: { readonly estimates: readonly Estimate[]; readonly own: number } | null;
}

/** A plan year of a teacher, for rule D. Years without a row, and those without data, pause the ladder. */
export interface TeacherYear {
  /** The calendar year in which the plan year begins. */
  readonly year: number;
  readonly outcome: Outcome | null;
  readonly county: readonly CountyFacts[];
  /** What became of a training that was proposed in that year: a waived or revoked one leads to no rotation. */
  readonly training: 'given' | 'notGiven' | null;
}

/** A person of the town as the rules see them on the day of evaluation. */
export interface PersonFacts {
  readonly id: string;
  readonly name: string;
  readonly partyMember: boolean;
  /** Holds an administrative appointment. */
  readonly administrative: boolean;
  /** Teacher's years up to the one that is judged, in any order. */
  readonly years: readonly TeacherYear[];
}

/** Everything that rules A to D look at: one document of JSON. */
export interface RulesInput {
  readonly settings?: Partial<RuleSettings>;
  /** The plan year that is judged, by the calendar year in which it begins. */
  readonly year: number;
  readonly campuses: readonly CampusFacts[];
  readonly persons: readonly PersonFacts[];
  readonly agreements: readonly AgreementFacts[];
  /** Names the revision of the data, for the reader. */
  readonly dataVersion?: string;
}

/** A row of rule A's comparison. */
export interface ComparedCampus {
  readonly campus: string;
  readonly name: string;
  readonly outcome: Outcome | null;
  /** Among those that the rule compares. */
  readonly compared: boolean;
  readonly composite: string | null;
  readonly passRate: string | null;
  readonly excellentRate: string | null;
  readonly n: number;
  readonly estimate: Estimate | null;
  /** 1 is the lowest; equals share a place. `null` when not compared. */
  readonly fromLast: number | null;
  /** Probability of being among the last k of those compared. */
  readonly pLast: number | null;
  readonly proposed: boolean;
  /** Level with another at the boundary by every indicator. */
  readonly tied: boolean;
}

/** Where a place stands to the county's last k: among them, level with others at the boundary, or above it. */
export type Placing = 'last' | 'tied' | 'notLast';

/** A subject and grade group of a teacher in one year, as it was worked out. */
export interface LadderGroup
  extends Pick<CountyFacts, 'subject' | 'grade' | 'mean' | 'place' | 'compared' | 'groupMean' | 'groupSd' | 'n'> {
  /** Decimal, county standard score; `null` without the group's mean and deviation. */
  readonly standardScore: string | null;
  readonly lineRate: string | null;
  readonly placing: Placing;
}

/** A year of rule D's ladder as it was worked out. */
export interface LadderStep {
  readonly year: number;
  readonly outcome: Outcome | null;
  /** The group that counts: the better one, by standard score. */
  readonly county: LadderGroup | null;
  /** All groups of the teacher, the better first. */
  readonly groups: readonly LadderGroup[];
  /** Decimal, county standard score. */
  readonly standardScore: string | null;
  readonly lineRate: string | null;
  /** Missed, and among the last in every group. */
  readonly flagged: boolean | null;
  /** Flagged, but level with others at the boundary. */
  readonly tied: boolean;
  /** Against the last year with data before it; `null` where nothing is compared. */
  readonly improved: boolean | null;
  /** What the improvement was measured by. */
  readonly improvedBy: RuleSettings['improvementBy'] | null;
  readonly rung: 'none' | 'flagged' | 'training' | 'rotation' | 'paused';
}

/** How a proposal came about, in plain data that the reader can follow. */
export type Computation =
  | {
      readonly rule: 'A';
      readonly clause: 'Q5';
      readonly lastOf: RuleSettings['lastOf'];
      readonly lastCampuses: number;
      readonly campuses: readonly ComparedCampus[];
      readonly evidence: Evidence;
    }
  | {
      readonly rule: 'B';
      readonly clause: 'Q6';
      readonly partyMember: true;
      readonly administrative: true;
      readonly evaluatedOn: string;
    }
  | { readonly rule: 'C'; readonly clause: 'Q7'; readonly evaluatedOn: string }
  | {
      readonly rule: 'D';
      readonly clause: 'Q8';
      readonly lastTeachers: number;
      readonly improvementBy: RuleSettings['improvementBy'];
      readonly ladder: readonly LadderStep[];
      readonly evidence: Evidence;
    };

/** How far a rank can be told from chance. */
export interface Evidence {
  readonly n: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly pLast: number | null;
  readonly holdPercent: number;
  readonly smallGroup: number;
  readonly reasons: readonly HoldReason[];
}

/** What a rule puts forward; a person or body decides. */
export interface Proposal {
  readonly rule: SanctionRule;
  readonly measure: SanctionMeasure;
  readonly person: string;
  readonly campus: string | null;
  readonly agreement: string;
  /** Level with another at the boundary: nobody is proposed silently. */
  readonly tied: boolean;
  /** Why it is held for an explicit decision with reasons; empty when it is not. */
  readonly held: readonly HoldReason[];
  readonly computation: Computation;
  readonly dataVersion: string | null;
}

/** Why a rule says nothing about somebody or something. */
export interface RuleNote {
  readonly rule: SanctionRule;
  readonly code: 'off' | 'noCountyFigures' | 'noFigures' | 'notEvaluated' | 'noHead' | 'firstYear' | 'paused';
  readonly about: string | null;
}

/** The answer of rules A to D. */
export interface RulesAnswer {
  readonly proposals: readonly Proposal[];
  readonly notes: readonly RuleNote[];
}
