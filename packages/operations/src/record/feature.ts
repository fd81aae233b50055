import type { Statement } from '@plumbline/database';
import type { SettingKey } from '@plumbline/rules';
import type { Context, Workflow } from '@plumbline/workflows';
import type { Compilable } from 'kysely';
import { rectificationFeature } from '../rectification/feature.ts';
import type { TownFacts } from '../town/facts.ts';

/** A statement of a step: built by Kysely or by hand. */
export type Query = Compilable<unknown> | Statement;

/** What a step's effect may use. */
export interface Effect {
  readonly townId: number;
  readonly recordId: number;
  readonly input: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** How a workflow's context lies in its feature's table, and what its steps do to other tables. */
export interface Feature {
  /** Table of context and content, keyed by (town_id, record_id). */
  readonly table: 'rectification';
  /** Facts that guards may read, from the settings of the plan year. */
  readonly facts: (setting: (key: SettingKey) => number, town: TownFacts) => Context;
  /** Effects on other tables or content columns, by step, run in the step's transaction. */
  readonly effects: Readonly<Record<string, (effect: Effect) => readonly Query[]>>;
}

const features: Readonly<Record<string, Feature>> = { rectification: rectificationFeature };

/** The feature behind a workflow. */
export const featureOf = (workflow: Workflow): Feature => {
  const feature = features[workflow.name];
  if (feature === undefined) throw new Error(`Workflow ${workflow.name} has no feature in operations.`);
  return feature;
};
