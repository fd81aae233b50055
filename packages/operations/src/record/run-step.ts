import { type Cells, type Statement, transaction } from '@plumbline/database';
import { type Step, type Workflow, workflowNamed } from '@plumbline/workflows';
import { faultsOfReason } from '../delegation/override.ts';
import type { Deps } from '../deps.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import { planYearOf, type TownFacts, todayOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import { asksPassword, confirmPassword } from './confirm-password.ts';
import { createRecord } from './create-record.ts';
import { featureOf } from './feature.ts';
import { refuseKey } from './key.ts';
import { moveRecord } from './move-record.ts';
import { sqlStateOf } from './sql-state.ts';

/** What is asked of the only door. */
export interface StepCall {
  readonly workflow: string;
  readonly step: string;
  /** The record; a creating step has none. */
  readonly id?: number;
  /** The version that the caller saw. */
  readonly expectedVersion?: number;
  /** The record beside which a new one starts. */
  readonly parentId?: number;
  /** Chosen by the caller: the same key with the same body is answered as the first time. */
  readonly idempotencyKey: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** An administrator takes the step for somebody absent, for this reason. */
  readonly override?: { readonly reason: string } | undefined;
  /** A statement that reads the record as it stands after the step; it is sent along with the commit. */
  readonly look?: (recordId: number) => Statement | undefined;
}

/** What came of a step. */
export type StepAnswer = Answer<{
  readonly recordId: number;
  readonly version: number;
  readonly replayed: boolean;
  /** What `look` found; a replay looks at nothing. */
  readonly seen: readonly Cells[] | null;
}>;

/** A call with all that is known before the transaction begins. */
export interface PreparedCall {
  readonly deps: Deps;
  readonly viewer: Viewer;
  readonly workflow: Workflow;
  readonly stepName: string;
  readonly step: Step;
  readonly call: StepCall;
  readonly town: TownFacts;
  readonly at: Date;
  readonly today: string;
  readonly planYearId: number;
  readonly digest: string;
}

/**
 * Runs one step: the only way a record comes to be or changes state.
 * In one transaction: lock, version, rights, pure transition, row, event, assignments, 待办, copies, outbox, idempotency.
 * @returns the record with its new version, or problems; a repeated key with an equal body is answered as the first time
 * @throws Error when the database or a declaration is at fault; nothing was written
 */
export const runStep = async (deps: Deps, viewer: Viewer, given: StepCall): Promise<StepAnswer> => {
  const workflow = workflowNamed(given.workflow);
  const step = workflow && Object.hasOwn(workflow.steps, given.step) ? workflow.steps[given.step] : undefined;
  if (workflow === undefined || step === undefined) {
    return refuse(
      viewer.locale,
      'InvalidInput',
      [`没有“${given.workflow}.${given.step}”这一步`, `There is no step “${given.workflow}.${given.step}”`],
      { path: ['step'] },
    );
  }
  const wrongKey = refuseKey(viewer.locale, given.idempotencyKey);
  if (wrongKey !== null) return wrongKey;
  const unmeant = given.override === undefined ? [] : faultsOfReason(given.override.reason);
  if (unmeant.length > 0) return refuseInput(viewer.locale, unmeant);
  const confirmed = asksPassword(step)
    ? await confirmPassword(deps, viewer, step, given.input)
    : { ok: true as const, input: given.input };
  if (!confirmed.ok) return confirmed;
  const call: StepCall = { ...given, input: confirmed.input };
  const town = await townFacts(deps, viewer.townId);
  const at = deps.clock();
  const today = todayOf(town, at);
  const prepared: PreparedCall = {
    deps,
    viewer,
    workflow,
    stepName: call.step,
    step,
    call,
    town,
    at,
    today,
    planYearId: planYearOf(town, today).id,
    digest: sha256(
      canonicalJson({
        workflow: call.workflow,
        step: call.step,
        id: call.id,
        expectedVersion: call.expectedVersion,
        parentId: call.parentId,
        input: call.input,
        delegation: viewer.behalf?.delegationId,
        override: call.override?.reason,
      }),
    ),
  };
  const scope = { townId: viewer.townId, personId: viewer.personId, zone: town.zone, as: 'step' } as const;
  try {
    return await transaction(deps.pool, scope, (tx) =>
      step.from === null ? createRecord(tx, prepared) : moveRecord(tx, prepared),
    );
  } catch (error) {
    const refused = featureOf(workflow).refusals?.[sqlStateOf(error, featureOf(workflow).table)];
    if (refused === undefined) throw error;
    return refuse(viewer.locale, refused.code, refused.text, { path: refused.path });
  }
};
