import type { Statement, Transaction } from '@plumbline/database';
import type { SettingKey } from '@plumbline/rules';
import type { Text } from '@plumbline/terms';
import type { Actor, Context, Workflow } from '@plumbline/workflows';
import type { Compilable } from 'kysely';
import { agreementFeature } from '../agreement/feature.ts';
import type { ProblemCode } from '../problem.ts';
import { rectificationFeature } from '../rectification/feature.ts';
import { requestFeature } from '../request/feature.ts';
import { sanctionFeature } from '../sanction/feature.ts';
import type { TownFacts } from '../town/facts.ts';
import type { Standing } from './holders.ts';
import type { InputFault } from './parse-input.ts';
import type { HeldPost } from './relations.ts';

/** A statement of a step: built by Kysely or by hand. */
export type Query = Compilable<unknown> | Statement;

/** A row of a feature's table: context and content of a record. */
export type FactsRow = Readonly<Record<string, unknown>>;

/** A record as its steps and those of records beside it see it. */
export interface RecordInStep {
  readonly id: number;
  readonly state: string;
  readonly number: string;
  readonly serial: number;
  readonly title: string;
  readonly row: FactsRow;
}

/** What a step's effect may use. */
export interface Effect {
  readonly townId: number;
  readonly recordId: number;
  readonly input: Readonly<Record<string, unknown>>;
  readonly at: Date;
  /** The record before the step; a new one is not there yet. */
  readonly record: RecordInStep | null;
  /** The record beside which a new one starts. */
  readonly parent: RecordInStep | null;
  /** Who takes the step, and in which post; `null` for the clock. */
  readonly personId: number | null;
  readonly postId: number | null;
  /** The machine's context after the step. */
  readonly context: Context;
  /** What the step gathered before it was decided. */
  readonly known: unknown;
}

/** What a step looks at before it is decided: its input is parsed and what it points at is there. */
export interface Gathering {
  readonly town: TownFacts;
  readonly personId: number;
  readonly postId: number | null;
  readonly posts: readonly HeldPost[];
  readonly by: Actor;
  readonly at: Date;
  readonly today: string;
  readonly planYearId: number;
  readonly unitId: number;
  readonly input: Readonly<Record<string, unknown>>;
  /** The record before the step; a new one is not there yet. */
  readonly record: RecordInStep | null;
  readonly standings: readonly Standing[];
}

/** What a step of the system looks at: the same as a person's, but nobody takes it. */
export type SystemGathering = Omit<Gathering, 'personId' | 'postId'> & {
  readonly personId: null;
  readonly postId: null;
};

/** What a step found out: facts for the machine and whatever its effect needs. */
export interface Found {
  /** Facts that the machine branches on and the event keeps. */
  readonly facts?: Context;
  readonly known?: unknown;
  /**
   * Who is to have the relations that the step assigns to those `gathered`: the list replaces their holders. A relation
   * that is left out keeps them.
   */
  readonly assign?: Readonly<Record<string, readonly number[]>>;
  /** Title of a new record, where nobody typed one. */
  readonly title?: string;
  /** Unit of a new record, where its form has no field for it; the town itself when left out. */
  readonly unitId?: number;
  /** A new record that only those with a part in it may know of. */
  readonly confidential?: boolean;
}

/** What came of looking: what is wrong with the step, or what it found out. */
export type Gathered = { readonly faults: readonly InputFault[] } | Found;

/** A step of the parent that follows from a step of a record beside it. */
export interface Follow {
  readonly step: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Fields of the first step's form that the input came from, by the following step's own. */
  readonly from: Readonly<Record<string, string>>;
}

/** How records of a workflow start beside others. */
export interface StartsBeside {
  /** Its title, since nobody types one. */
  readonly title: (input: FactsRow, parent: RecordInStep) => string;
  /** What is wrong with starting it there; `siblings` are the open records of its kind beside the same parent. */
  readonly faults: (
    input: FactsRow,
    parent: RecordInStep,
    parentWorkflow: Workflow,
    siblings: readonly FactsRow[],
  ) => readonly InputFault[];
  /** What follows in the parent from a step, by step. */
  readonly follows: Readonly<Record<string, (context: Context, row: FactsRow) => readonly Follow[]>>;
}

/** How a workflow's context lies in its feature's table, and what its steps do to other tables. */
export interface Feature {
  /** Table of context and content, keyed by (town_id, record_id). */
  readonly table: 'rectification' | 'request' | 'agreement' | 'sanction';
  /** Facts that guards may read: settings of the plan year, how the record stands to the present one, and the day. */
  readonly facts: (
    setting: (key: SettingKey) => number,
    now: { readonly withinPlanYear: boolean; readonly today: string },
  ) => Context;
  /** Effects on other tables or content columns, by step, run in the step's transaction. */
  readonly effects: Readonly<Record<string, (effect: Effect) => readonly Query[]>>;
  /** What a step has to look up or check in its transaction before it is decided, by step. */
  readonly gather?: Readonly<Record<string, (tx: Transaction, gathering: Gathering) => Promise<Gathered>>>;
  /** The same for steps that the system takes. */
  readonly gatherBySystem?: Readonly<
    Record<string, (tx: Transaction, gathering: SystemGathering) => Promise<Gathered>>
  >;
  /** What is told where the database itself refuses a step, by its SQLSTATE; 23505 only of the feature's own table. */
  readonly refusals?: Readonly<
    Record<string, { readonly code: ProblemCode; readonly path: readonly string[]; readonly text: Text }>
  >;
  /** Looks over what lies beside some records of it, for the doctor; each complaint names its record. */
  readonly audit?: (
    tx: Transaction,
    townId: number,
    recordIds: readonly number[],
  ) => Promise<readonly { readonly recordId: number; readonly what: string }[]>;
  readonly beside?: StartsBeside;
}

const features: Readonly<Record<string, Feature>> = {
  rectification: rectificationFeature,
  request: requestFeature,
  agreement: agreementFeature,
  sanction: sanctionFeature,
};

/** Where the context and content of each workflow's records lie. */
export const factsTables: readonly { readonly kind: string; readonly table: Feature['table'] }[] = Object.entries(
  features,
).map(([kind, { table }]) => ({ kind, table }));

/** The feature behind a workflow. */
export const featureOf = (workflow: Workflow): Feature => {
  const feature = features[workflow.name];
  if (feature === undefined) throw new Error(`Workflow ${workflow.name} has no feature in operations.`);
  return feature;
};
