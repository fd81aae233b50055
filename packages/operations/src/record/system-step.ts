import { type Transaction, transaction } from '@plumbline/database';
import { type Step, toList, type Workflow, workflowNamed } from '@plumbline/workflows';
import type { Deps } from '../deps.ts';
import { planYearOf, rootOf, type TownFacts, todayOf, townFacts } from '../town/facts.ts';
import { factsOn } from './facts-on.ts';
import { type Found, featureOf, type Gathered, type SystemGathering } from './feature.ts';
import { decideFollowing, decideSystemStep, isFaults, ofTheSystem } from './following.ts';
import { writeNew } from './new-record.ts';
import { type InputFault, parseInput } from './parse-input.ts';
import { inStep, lockRecord, type Subject } from './read-for-step.ts';
import { alreadyThere, sqlStateOf } from './sql-state.ts';
import { stepStatements, type Writing } from './write-step.ts';

/** When and where the system acts. */
export interface SystemMoment {
  readonly town: TownFacts;
  readonly at: Date;
  readonly today: string;
}

type Input = Readonly<Record<string, unknown>>;

/** What the system's step was not done for: `notNow` where the record does not stand there any more, or need not move. */
export type SystemRefusal =
  | { readonly ok: false; readonly why: 'missing' | 'notNow' }
  | { readonly ok: false; readonly why: 'faults'; readonly faults: readonly InputFault[] };

const momentOf = async (deps: Deps, townId: number): Promise<SystemMoment> => {
  const town = await townFacts(deps, townId);
  const at = deps.clock();
  return { town, at, today: todayOf(town, at) };
};

const writingAt = ({ town, at, today }: SystemMoment): Writing => ({
  viewer: { townId: town.id, personId: null, postId: null, onBehalfOf: null },
  at,
  today,
  call: { idempotencyKey: '' },
  digest: '',
});

const scopeOf = ({ id, zone }: TownFacts) => ({ townId: id, personId: null, zone, as: 'step' }) as const;

const stepNamed = (workflow: Workflow, name: string): Step => {
  const step = workflow.steps[name];
  if (step === undefined) throw new Error(`There is no step ${workflow.name}.${name}.`);
  return step;
};

const gathering = (
  { town, at, today }: SystemMoment,
  place: Pick<SystemGathering, 'planYearId' | 'unitId' | 'input' | 'record' | 'standings'>,
): SystemGathering => ({ town, at, today, personId: null, postId: null, posts: [], by: ofTheSystem, ...place });

/** A record that the system is to begin. */
export interface NewBySystem {
  readonly workflow: string;
  /** A creating step; whether the system may take it is the caller's to know. */
  readonly step: string;
  readonly input: Input;
  /** What was looked up before; left out, the feature's `gatherBySystem` looks. */
  readonly found?: Found;
  /** The plan year of the record; left out, that of the present day. */
  readonly planYearId?: number;
}

/**
 * Begins a record that nobody asked for, in a transaction of its own: without an actor and without a key. What may be
 * there once only is kept by a unique index of the feature's table.
 * @returns `already` where such a record is there, begun by whomever
 * @throws Error when the database or a declaration is at fault; nothing was written
 */
export const createBySystem = async (
  deps: Deps,
  townId: number,
  { workflow: name, step: stepName, input: given, found: before, planYearId: year }: NewBySystem,
): Promise<
  | { readonly ok: true; readonly recordId: number; readonly number: string }
  | { readonly ok: false; readonly why: 'already' }
  | SystemRefusal
> => {
  const workflow = workflowNamed(name);
  if (workflow === undefined) throw new Error(`There is no workflow ${name}.`);
  const step = stepNamed(workflow, stepName);
  const moment = await momentOf(deps, townId);
  const { town, today } = moment;
  const planYearId = year ?? planYearOf(town, today).id;
  const required = Object.entries(step.input ?? {}).flatMap(([field, { required: must }]) => (must ? [field] : []));
  const parsed = parseInput(step, given, required, today);
  if (!parsed.ok) return { ok: false, why: 'faults', faults: parsed.faults };
  const { input } = parsed;
  const placeId = step.input?.['unit'] === undefined ? rootOf(town) : Number(input.all['unit']);
  const feature = featureOf(workflow);
  try {
    return await transaction(deps.pool, scopeOf(town), async (tx) => {
      const place = { planYearId, unitId: placeId, input: input.all, record: null, standings: [] };
      const found: Gathered =
        before ?? (await feature.gatherBySystem?.[stepName]?.(tx, gathering(moment, place))) ?? {};
      if ('faults' in found) return { ok: false as const, why: 'faults' as const, faults: found.faults };
      const { facts, due } = factsOn(workflow, town, today, planYearId);
      const made = await writeNew(tx, writingAt(moment), {
        workflow,
        step,
        event: { type: stepName, input: input.plain, by: ofTheSystem, facts: { ...facts, ...found.facts }, due },
        input,
        town,
        planYearId,
        unitId: found.unitId ?? placeId,
        title: found.title ?? String(input.all['title']),
        confidential: found.confidential ?? false,
        parent: null,
        found,
        asked: false,
      });
      return { ok: true as const, recordId: made.recordId, number: made.number };
    });
  } catch (error) {
    if (sqlStateOf(error, feature.table) !== alreadyThere) throw error;
    return { ok: false, why: 'already' };
  }
};

/** Looks at a locked record before the system moves it; `null` where it need not move any more. */
export type Look = (tx: Transaction, subject: Subject, moment: SystemMoment) => Promise<Found | null> | Found | null;

/**
 * Takes a step of the system on a record, in a transaction of its own. The record is locked first, so that of several
 * who want the same at once only one does it, and the others find `notNow`.
 * @param look decides on the locked record whether it is still wanted, and what it is to know; left out, the feature's
 *   `gatherBySystem` looks
 * @throws Error when the database or a declaration is at fault; nothing was written
 */
export const takeBySystem = async (
  deps: Deps,
  townId: number,
  recordId: number,
  stepName: string,
  input: Input = {},
  look?: Look,
): Promise<{ readonly ok: true; readonly version: number } | SystemRefusal> => {
  const moment = await momentOf(deps, townId);
  return transaction(deps.pool, scopeOf(moment.town), async (tx) => {
    const subject = await lockRecord(tx, townId, recordId);
    if (subject === null) return { ok: false, why: 'missing' };
    const { workflow, record, standings } = subject;
    if (!toList(stepNamed(workflow, stepName).from).includes(record.state)) return { ok: false, why: 'notNow' };
    const place = {
      planYearId: record.plan_year_id,
      unitId: record.unit_id,
      input,
      record: inStep(subject),
      standings,
    };
    const gather = featureOf(workflow).gatherBySystem?.[stepName];
    const seen = look === undefined ? {} : await look(tx, subject, moment);
    if (seen === null) return { ok: false, why: 'notNow' };
    const found: Gathered = { ...(await gather?.(tx, gathering(moment, place))), ...seen };
    if ('faults' in found) return { ok: false, why: 'faults', faults: found.faults };
    const decided = decideSystemStep(moment, subject, stepName, input, found);
    if (isFaults(decided)) return { ok: false, why: 'faults', faults: decided };
    const following = await decideFollowing(tx, moment, subject, decided);
    if ('faults' in following) return { ok: false, why: 'faults', faults: following.faults };
    const writer = writingAt(moment);
    await tx.finish([decided, ...following.steps].flatMap((each) => stepStatements(writer, each)));
    return { ok: true, version: decided.version };
  });
};
