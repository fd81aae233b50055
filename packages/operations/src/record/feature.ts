import type { Statement } from '@plumbline/database';
import type { SettingKey } from '@plumbline/rules';
import type { Context, Workflow } from '@plumbline/workflows';
import type { Compilable } from 'kysely';
import { rectificationFeature } from '../rectification/feature.ts';
import { requestFeature } from '../request/feature.ts';
import type { InputFault } from './parse-input.ts';

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
}

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
  readonly table: 'rectification' | 'request';
  /** Facts that guards may read: settings of the plan year, and how the record stands to the present one. */
  readonly facts: (setting: (key: SettingKey) => number, now: { readonly withinPlanYear: boolean }) => Context;
  /** Effects on other tables or content columns, by step, run in the step's transaction. */
  readonly effects: Readonly<Record<string, (effect: Effect) => readonly Query[]>>;
  readonly beside?: StartsBeside;
}

const features: Readonly<Record<string, Feature>> = { rectification: rectificationFeature, request: requestFeature };

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
