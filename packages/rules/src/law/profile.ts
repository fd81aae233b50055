import type { Text } from '@plumbline/terms';

/** Kinds of sessions in which pupils are examined or observed. */
export const sessionKinds = ['final', 'midTerm', 'monthly', 'weekly', 'unit', 'monitoring', 'schoolCheck'] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** What the law asks about a session. */
export interface LawSession {
  readonly kind: SessionKind;
  readonly written: boolean;
  /** Grades that take part: 1 to 6 primary, 7 to 9 junior middle, 9 the final grade. */
  readonly grades: readonly number[];
  /** Whose pupils sit it: several schools of the town, one campus, one class. */
  readonly scope: 'town' | 'campus' | 'class';
  /** Only drawn pupils sit it. */
  readonly sampled: boolean;
  /** Finals of the same grades in the same term, this session not counted. */
  readonly finalsThisTerm: number;
  readonly resultsAs: 'grades' | 'scores';
  readonly published: 'internal' | 'public';
}

/** First and last grade. */
export type Grades = readonly [from: number, to: number];

/** When a check finds a breach: everything that is named must hold. */
export interface SessionCondition {
  readonly kinds?: readonly SessionKind[];
  readonly written?: boolean;
  /** At least one grade of the session lies here. */
  readonly grades?: Grades;
  readonly scopes?: readonly LawSession['scope'][];
  readonly sampled?: boolean;
  readonly finalsAtLeast?: number;
  readonly resultsAs?: LawSession['resultsAs'];
  readonly published?: LawSession['published'];
}

/** What may be done instead. */
export interface OfferDeclaration {
  readonly text: Text;
  /** What to change in the session. */
  readonly change?: Partial<Omit<LawSession, 'grades' | 'finalsThisTerm'>>;
  /** Grades to keep; offered only where the session has such and others. */
  readonly keepGrades?: Grades;
}

/** A check that a program can make. */
export type LawCheck =
  | {
      readonly on: 'session';
      readonly when: SessionCondition;
      readonly unless?: SessionCondition;
      readonly offers: readonly OfferDeclaration[];
    }
  /** Targets of an agreement, or what a rule rests on: not from scores alone. */
  | { readonly on: 'targets'; readonly offers: readonly { readonly text: Text }[] };

/** A rule of law as the product keeps it. */
export interface LawRule {
  readonly id: string;
  readonly title: Text;
  readonly text: Text;
  /** Who issued it, with its number. */
  readonly source: Text;
  /** Day of issue, or the month or year where the day is not known. */
  readonly date: string;
  /** Whether the text is valid law, or its wording is still to be confirmed by a lawyer. */
  readonly status: 'valid' | 'toBeConfirmed';
  /** Clauses of the plan that it overtakes, where they ask for what it forbids. */
  readonly overtakes: readonly string[];
  /** None for a rule that other parts of the product keep, or people must. */
  readonly checks: readonly LawCheck[];
}

/** A versioned pack of rules that a plan year works under. */
export interface LawProfile {
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  readonly notice: Text;
  readonly rules: readonly LawRule[];
}
