import { type Deps, loadViewer, runStep, saveFile, type Viewer } from '@plumbline/operations';
import type { Role } from '@plumbline/terms';
import { rectification } from '@plumbline/workflows';
import type { StepRun } from './already-there.ts';
import { actorOf, type Cast, castAfter, firstCast } from './cast.ts';
import type { CreatedTown } from './create-town.ts';
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

/** The key of a step: one act, so that a load that was broken off goes on where it stopped. */
const keyOf = ({ finding, index }: ScheduledStep): string => `demo:${finding.key}:${index}`;

/** Roles that give the right to a step; nothing where the relation alone does. */
const rolesFor = (stepName: string): readonly Role[] => {
  const step = rectification.steps[stepName as keyof typeof rectification.steps];
  const permission = step.permission as keyof typeof rectification.permissions | undefined;
  return permission === undefined ? [] : rectification.permissions[permission];
};

const personId = ({ created }: Stage, key: string): number => {
  const id = created.people.get(key);
  if (id === undefined) throw new Error(`Nobody in the demo town is called ${key}.`);
  return id;
};

/** The person in the post that gives the right to the step, on the day of the step. */
const viewerFor = async (stage: Stage, deps: Deps, key: string, stepName: string): Promise<Viewer> => {
  const { townId } = stage.created;
  const viewer = await loadViewer(deps, { townId, personId: personId(stage, key), locale: 'zh' });
  if (viewer === null) throw new Error(`Nobody in the demo town is called ${key}.`);
  const roles = rolesFor(stepName);
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

const inputOfRecord = (stage: Stage, finding: Finding, records: ReadonlyMap<string, StepRun>) => {
  const { title, description, place, category, weight, unit, inspection, sameProblemAs } = finding;
  const same = sameProblemAs === undefined ? undefined : records.get(sameProblemAs)?.recordId;
  const inspectionId = inspection === undefined ? undefined : stage.inspections.get(inspection);
  return {
    ...{ title, description, place, category, weight },
    unit: stage.created.units.get(unit) ?? 0,
    responsible: personId(stage, finding.responsible),
    ...(inspectionId === undefined ? {} : { inspection: inspectionId }),
    ...(same === undefined ? {} : { sameProblemAs: same }),
  };
};

const inputOf = (stage: Stage, { finding, step, day }: ScheduledStep, cast: Cast, records: Map<string, StepRun>) => ({
  ...step.input,
  ...(step.step === 'record' ? inputOfRecord(stage, finding, records) : {}),
  ...(step.step === 'issueNotice'
    ? { responsible: personId(stage, cast.responsible), requirement: finding.requirement }
    : {}),
  ...(step.to === undefined ? {} : { responsible: personId(stage, step.to) }),
  ...(step.deadline === undefined ? {} : { rectifyBy: stage.days.deadline(step.deadline, day) }),
});

/**
 * Plays every storyline by running its steps, each as the right person at its time; what was played before is left out.
 * @param progress told after each step how many of all are done
 */
export const playFindings = async (stage: Stage, progress: (done: number, all: number) => void): Promise<void> => {
  const casts = new Map<Finding, Cast>();
  const records = new Map<string, StepRun>();
  const steps = schedule(stage.days);
  for (const [number, scheduled] of steps.entries()) {
    const { finding, step, at } = scheduled;
    const cast = casts.get(finding) ?? firstCast(finding);
    const actor = actorOf(scheduled, cast);
    casts.set(finding, castAfter(scheduled, cast, actor));
    const done = stage.before.get(keyOf(scheduled));
    if (done !== undefined) {
      records.set(finding.key, done);
      continue;
    }
    const deps = { ...stage.deps, clock: () => at };
    const viewer = await viewerFor(stage, deps, actor, step.step);
    const evidence = await saveEvidence(deps, viewer, step.photos ?? []);
    const known = records.get(finding.key);
    const answer = await runStep(deps, viewer, {
      workflow: rectification.name,
      step: step.step,
      ...(known === undefined ? {} : { id: known.recordId, expectedVersion: known.version }),
      idempotencyKey: keyOf(scheduled),
      input: {
        ...inputOf(stage, scheduled, cast, records),
        ...(evidence.length > 0 ? { evidence } : {}),
      },
    });
    records.set(finding.key, expectOk(answer, `${keyOf(scheduled)} ${step.step}`));
    progress(number + 1, steps.length);
  }
};
