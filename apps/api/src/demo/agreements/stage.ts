import { readOnce, sqlOf } from '@plumbline/database';
import { type Deps, loadViewer, runStep, type Viewer } from '@plumbline/operations';
import { demoPassword, personOfRole } from '../accounts.ts';
import type { StepRun } from '../already-there.ts';
import type { CreatedTown } from '../create-town.ts';
import { expectOk } from '../expect-ok.ts';
import { instantOf, type SchoolDays } from '../school-days.ts';

/** What the agreements are played on. */
export interface AgreementStage {
  readonly deps: Deps;
  readonly created: CreatedTown;
  readonly days: SchoolDays;
  /** Steps that were run before, by key. */
  readonly before: ReadonlyMap<string, StepRun>;
  /** Sessions by which the agreements of the last two years are evaluated. */
  readonly examIds: { readonly earlier: number; readonly last: number };
}

/** Somebody at a time of the story. */
export interface Moment {
  readonly deps: Deps;
  readonly viewer: Viewer;
}

/** Somebody at a time of the story, in the post of the role where one is named. */
export const at = async (
  { deps, created }: Pick<AgreementStage, 'deps' | 'created'>,
  personId: number,
  day: string,
  role?: string,
  time = '10:20:00',
): Promise<Moment> => {
  const then: Deps = {
    ...deps,
    clock: () => instantOf(day, time),
    confirmPassword: async (_town, _person, password) =>
      password === demoPassword ? { outcome: 'ok' } : { outcome: 'wrong', triesLeft: 0 },
  };
  const viewer = await loadViewer(then, { townId: created.townId, personId, locale: 'zh' });
  if (viewer === null) throw new Error(`Nobody in the demo town has the number ${personId}.`);
  const post = viewer.posts.find((each) => each.role === role) ?? viewer.posts[0];
  return { deps: then, viewer: { ...viewer, postId: post?.id ?? null } };
};

/** The number of the person with a key. */
export const idOf = ({ created }: Pick<AgreementStage, 'created'>, key: string): number => {
  const id = created.people.get(key);
  if (id === undefined) throw new Error(`Nobody in the demo town is called ${key}.`);
  return id;
};

/** The number of the person who stands for a role. */
export const idOfRole = (stage: Pick<AgreementStage, 'created'>, role: 'admin' | 'groupHead'): number =>
  idOf(stage, personOfRole(role).key);

/** Academic affairs on a day. */
export const office = (stage: Pick<AgreementStage, 'deps' | 'created'>, day: string): Promise<Moment> =>
  at(stage, idOfRole(stage, 'admin'), day, 'admin');

/** Where an agreement stands: what a step must name. */
const standing = async ({ deps, created: { townId } }: AgreementStage, recordId: number) => {
  const [row] = await readOnce(
    deps.pool,
    { townId, personId: null },
    sqlOf
      .selectFrom('record')
      .innerJoin('agreement', (join) =>
        join.onRef('agreement.town_id', '=', 'record.town_id').onRef('agreement.record_id', '=', 'record.id'),
      )
      .innerJoin('agreement_version', (join) =>
        join
          .onRef('agreement_version.town_id', '=', 'record.town_id')
          .onRef('agreement_version.record_id', '=', 'record.id')
          .onRef('agreement_version.version_no', '=', 'agreement.version_no'),
      )
      .where('record.town_id', '=', townId)
      .where('record.id', '=', recordId)
      .select(['record.version', 'agreement_version.hash']),
  );
  if (row === undefined) throw new Error(`The demo town has no agreement ${recordId}.`);
  return row;
};

/** Runs a step of an agreement once: a load that was broken off goes on behind it. */
export const run = async (
  stage: AgreementStage,
  recordId: number,
  name: string,
  step: string,
  moment: () => Promise<Moment>,
  input: (hash: string, moment: Moment) => Promise<Record<string, unknown>> | Record<string, unknown>,
): Promise<void> => {
  const idempotencyKey = `demo:agreement:${name}`;
  if (stage.before.has(idempotencyKey)) return;
  const [now, { version, hash }] = [await moment(), await standing(stage, recordId)];
  const answer = await runStep(now.deps, now.viewer, {
    workflow: 'agreement',
    step,
    id: recordId,
    expectedVersion: version,
    idempotencyKey,
    input: await input(hash, now),
  });
  expectOk(answer, `${name} ${step}`);
};

/** What a signature is given with. */
export const sign = (hash: string) => ({ contentHash: hash, read: true, password: demoPassword });
