import { readOnce, sqlOf } from '@plumbline/database';
import { type Deps, loadViewer, runStep, saveFile, type Viewer } from '@plumbline/operations';
import { addDays } from '@plumbline/rules';
import type { Role } from '@plumbline/terms';
import { type Step, type Workflow, workflows } from '@plumbline/workflows';
import type { StepRun } from './already-there.ts';
import { actorOf, type Cast, castAfter, firstCast } from './cast.ts';
import type { CreatedTown } from './create-town.ts';
import { endPostsOf } from './end-post.ts';
import { expectOk } from './expect-ok.ts';
import type { Finding } from './findings.ts';
import type { InspectionKey } from './inspections.ts';
import { type PhotoName, photoBytes } from './photos.ts';
import { type ScheduledStep, schedule } from './schedule.ts';
import type { SchoolDays } from './school-days.ts';

/** What the storylines are played on. */
export interface Stage {
  readonly deps: Deps;
  readonly created: CreatedTown;
  readonly inspections: ReadonlyMap<InspectionKey, number>;
  readonly days: SchoolDays;
  /** Steps that were run before. */
  readonly before: ReadonlyMap<string, StepRun>;
}

/** Numbers of records by the key of the finding, and of requests by both keys. */
type Records = Map<string, number>;

/** The key of a step: one act, so that a load that was broken off goes on where it stopped. */
const keyOf = ({ finding, index }: ScheduledStep): string => `demo:${finding.key}:${index}`;

/** The key of the record that a step belongs to. */
const recordKeyOf = ({ finding, step }: ScheduledStep): string =>
  step.request === undefined ? finding.key : `${finding.key} ${step.request}`;

const workflowOf = ({ step }: ScheduledStep): Workflow =>
  step.request === undefined ? workflows.rectification : workflows.request;

/** Roles that give the right to a step; nothing where the relation alone does. */
const rolesFor = (scheduled: ScheduledStep): readonly Role[] => {
  const workflow = workflowOf(scheduled);
  const step: Step | undefined = workflow.steps[scheduled.step.step];
  return step?.permission === undefined ? [] : (workflow.permissions[step.permission] ?? []);
};

const personId = ({ created }: Stage, key: string): number => {
  const id = created.people.get(key);
  if (id === undefined) throw new Error(`Nobody in the demo town is called ${key}.`);
  return id;
};

/** The person in the post that gives the right to the step, on the day of the step. */
const viewerFor = async (stage: Stage, deps: Deps, key: string, scheduled: ScheduledStep): Promise<Viewer> => {
  const { townId } = stage.created;
  const viewer = await loadViewer(deps, { townId, personId: personId(stage, key), locale: 'zh' });
  if (viewer === null) throw new Error(`Nobody in the demo town is called ${key}.`);
  const roles = rolesFor(scheduled);
  const post = viewer.posts.find(({ role }) => roles.includes(role)) ?? viewer.posts[0];
  return { ...viewer, postId: post?.id ?? null };
};

const saveEvidence = async (deps: Deps, viewer: Viewer, photos: readonly PhotoName[]): Promise<number[]> => {
  const ids: number[] = [];
  for (const photo of photos) {
    const saved = await saveFile(deps, viewer, { bytes: await photoBytes(photo), name: `${photo}.jpg` });
    ids.push(expectOk(saved, photo).file.id);
  }
  return ids;
};

const inputOfRecord = (stage: Stage, finding: Finding, records: Records) => {
  const { title, description, place, category, weight, unit, inspection, sameProblemAs } = finding;
  const same = sameProblemAs === undefined ? undefined : records.get(sameProblemAs);
  const inspectionId = inspection === undefined ? undefined : stage.inspections.get(inspection);
  return {
    ...{ title, description, place, category, weight },
    unit: stage.created.units.get(unit) ?? 0,
    responsible: personId(stage, finding.responsible),
    ...(inspectionId === undefined ? {} : { inspection: inspectionId }),
    ...(same === undefined ? {} : { sameProblemAs: same }),
  };
};

/** How a step names the person of the storyline. */
const personField = { reassign: 'responsible', grant: 'newResponsible', ask: 'owner' } as const;

const inputOf = (stage: Stage, { finding, step, day }: ScheduledStep, cast: Cast, records: Records) => ({
  ...step.input,
  ...(step.step === 'record' ? inputOfRecord(stage, finding, records) : {}),
  ...(step.step === 'issueNotice'
    ? { responsible: personId(stage, cast.responsible), requirement: finding.requirement }
    : {}),
  ...(step.to === undefined ? {} : { [personField[step.step as keyof typeof personField]]: personId(stage, step.to) }),
  ...(step.deadline === undefined
    ? {}
    : { [step.request === undefined ? 'rectifyBy' : 'newDay']: stage.days.deadline(step.deadline, day) }),
});

/** The version of a record: steps that follow from another record's step have moved it on. */
const versionOf = async ({ deps, created: { townId } }: Stage, id: number): Promise<number> => {
  const [row] = await readOnce(
    deps.pool,
    { townId, personId: null },
    sqlOf.selectFrom('record').where('town_id', '=', townId).where('id', '=', id).select('version'),
  );
  return row?.version ?? 0;
};

/** Where a step is taken: on a record that is there, beside its case, or nowhere yet. */
const targetOf = async (stage: Stage, scheduled: ScheduledStep, records: Records) => {
  const id = records.get(recordKeyOf(scheduled));
  if (id !== undefined) return { id, expectedVersion: await versionOf(stage, id) };
  const parentId = records.get(scheduled.finding.key);
  return parentId === undefined ? {} : { parentId };
};

/** Runs one step and gives the number of its record. */
const play = async (stage: Stage, scheduled: ScheduledStep, cast: Cast, records: Records): Promise<number> => {
  const { step, at, day } = scheduled;
  const deps = { ...stage.deps, clock: () => at };
  const viewer = await viewerFor(stage, deps, actorOf(scheduled, cast), scheduled);
  const target = await targetOf(stage, scheduled, records);
  if (step.step === 'handOver') {
    const leaving = { personId: personId(stage, cast.responsible), successorId: personId(stage, step.to ?? '') };
    await endPostsOf(deps, viewer, { ...leaving, on: addDays(day, -1) });
    return target.id ?? 0;
  }
  const evidence = await saveEvidence(deps, viewer, step.photos ?? []);
  const answer = await runStep(deps, viewer, {
    workflow: workflowOf(scheduled).name,
    step: step.step,
    ...target,
    idempotencyKey: keyOf(scheduled),
    ...(step.override !== undefined && { override: { reason: step.override } }),
    input: { ...inputOf(stage, scheduled, cast, records), ...(evidence.length > 0 ? { evidence } : {}) },
  });
  return expectOk(answer, `${keyOf(scheduled)} ${step.step}`).recordId;
};

/**
 * Plays every storyline by running its steps, each as the right person at its time; what was played before is left out.
 * @param progress told after each step how many of all are done
 */
export const playFindings = async (stage: Stage, progress: (done: number, all: number) => void): Promise<void> => {
  const casts = new Map<Finding, Cast>();
  const records: Records = new Map();
  const steps = schedule(stage.days);
  for (const [number, scheduled] of steps.entries()) {
    const { finding } = scheduled;
    const cast = casts.get(finding) ?? firstCast(finding);
    casts.set(finding, castAfter(scheduled, cast, actorOf(scheduled, cast)));
    const done = stage.before.get(keyOf(scheduled));
    records.set(recordKeyOf(scheduled), done?.recordId ?? (await play(stage, scheduled, cast, records)));
    if (done === undefined) progress(number + 1, steps.length);
  }
};
