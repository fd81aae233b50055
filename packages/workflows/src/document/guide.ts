import type { Role, Text } from '@plumbline/terms';
import type { Tag, Tone } from '../define.ts';

/** Where a step leads, and under what condition; without a state the record stays where it is. */
export interface GuideWay {
  readonly state: string | null;
  readonly condition: Text | null;
  /** The only state from which it leads there; `null` where it does so from every one. */
  readonly from: string | null;
}

/** One field that a step asks for. */
export interface GuideField {
  readonly title: Text;
  /** `conditional`: required where it is asked for. */
  readonly required: 'always' | 'conditional' | 'never';
  readonly condition: Text | null;
}

/** Who may take a step. */
export interface GuideActor {
  /** Follows from a step of another record or from the clock; no person takes it. */
  readonly system: boolean;
  readonly relations: readonly Text[];
  readonly permission: string | null;
  readonly roles: readonly Role[];
  /** Relations that bar a person from it. */
  readonly barred: readonly Text[];
  /** Nobody stands in for whoever takes it. */
  readonly personal: boolean;
  /** An administrator may take it for somebody absent, on the record. */
  readonly overridable: boolean;
}

/** One row of the table of steps, ready to be shown. */
export interface GuideStep {
  readonly name: string;
  readonly title: Text;
  readonly from: readonly string[];
  readonly to: readonly GuideWay[];
  readonly who: GuideActor;
  /** What is told where the step is not open. */
  readonly conditions: readonly Text[];
  readonly input: readonly GuideField[];
  /** Relations that end with it. */
  readonly ends: readonly Text[];
  readonly told: readonly Text[];
  /** Relations that go to whoever holds the posts of the body then. */
  readonly byPosts: readonly Text[];
  /** Who sees what was filled in before the others do. */
  readonly sealed: readonly Text[];
  /** Where the deadline stays the same, its day does too. */
  readonly keepsDeadline: boolean;
  readonly next: Text | null;
  readonly clause: string;
}

/** How long a deadline runs: by a setting of the plan year, or to a day that the record itself holds. */
export type GuideSpan =
  | { readonly counts: 'workingDays' | 'calendarDays'; readonly setting: string }
  | { readonly counts: 'ownDay' };

/** A reminder of a deadline: so many working days after its day, before it where negative. */
export interface GuideReminder {
  readonly workingDays: number;
  readonly title: Text;
  readonly to: readonly Text[];
  /** Who gets it where the first are not there, tried in order. */
  readonly orElse: readonly Text[];
}

/** The deadline of a state. */
export interface GuideDeadline {
  readonly title: Text;
  readonly span: GuideSpan;
  readonly reminders: readonly GuideReminder[];
  /** The step that the clock takes once its day is over. */
  readonly passed: Text | null;
}

/** One state, ready to be shown. */
export interface GuideState {
  readonly name: string;
  readonly title: Text;
  readonly tone: Tone;
  readonly tags: readonly Tag[];
  readonly turn: readonly Text[];
  /** Whose turn it is where nobody of the first may act any more. */
  readonly turnElse: readonly Text[];
  readonly task: Text | null;
  readonly deadline: GuideDeadline | null;
}

/** One row of the matrix of rights. */
export interface GuideRight {
  readonly permission: string;
  readonly steps: readonly Text[];
  readonly roles: readonly Role[];
  /** Separation of duties: relations that bar a person from these steps. */
  readonly barred: readonly Text[];
}

/** A workflow explained: all that its page says, in both languages, derived from the declaration alone. */
export interface Guide {
  readonly name: string;
  readonly title: Text;
  readonly version: number;
  readonly clause: string;
  readonly series: string;
  /** Series of confidential records, where they are numbered apart. */
  readonly confidentialSeries: string | null;
  /** Names of the workflows of the records beside which it starts. */
  readonly beside: readonly string[];
  readonly states: readonly GuideState[];
  readonly steps: readonly GuideStep[];
  readonly rights: readonly GuideRight[];
  /** Roles that have a right, in the order of the contract, with their titles. */
  readonly roles: readonly { readonly code: Role; readonly title: Text }[];
  readonly readers: { readonly town: readonly Text[]; readonly unit: readonly Text[] };
}
