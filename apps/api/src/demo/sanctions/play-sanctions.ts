import { sqlOf, transaction } from '@plumbline/database';
import {
  type Deps,
  forgetTown,
  proposeFrom,
  runStep,
  saveFile,
  saveSettings,
  takePassed,
  townFacts,
} from '@plumbline/operations';
import { addDays, type SanctionRule } from '@plumbline/rules';
import type { Role } from '@plumbline/terms';
import { type Step, statesTagged, type Workflow, workflows } from '@plumbline/workflows';
import { evaluatePersonal, type PersonalAgreements, signPersonal } from '../agreements/play-personal.ts';
import { at, idOf, type Moment, office } from '../agreements/stage.ts';
import { expectOk } from '../expect-ok.ts';
import { photoBytes } from '../photos.ts';
import { importCounty } from './county.ts';
import { holdMeetings } from './meetings.ts';
import { keepRegister } from './register.ts';
import type { SanctionStage } from './stage.ts';
import { expired, sanctionStories } from './stories.ts';
import type { SanctionAct, SanctionStory } from './types.ts';

/** School days that the longest story takes. */
const longest = 36;

/** When agreements were evaluated and which rules were switched on then; rule D needs the county's figures. */
const rounds: readonly { readonly evaluated: number; readonly ago: number; readonly rules: readonly SanctionRule[] }[] =
  [
    { evaluated: 35, ago: 34, rules: ['C', 'D'] },
    { evaluated: 19, ago: 18, rules: ['A', 'B'] },
    { evaluated: 8, ago: 7, rules: [] },
    { evaluated: 3, ago: 2, rules: [] },
  ];

const workflow: Workflow = workflows.sanction;

/** A consequence as it stands. */
interface Standing {
  readonly record_id: number;
  readonly version: number;
  readonly rule: string;
  readonly state: string;
  readonly year_id: number | null;
  readonly person_id: number | null;
  readonly supported: boolean;
  readonly objections: number;
}

/** All consequences, those of the Party branch too: the stories know of them. */
const readAll = ({ pool }: Pick<Deps, 'pool'>, townId: number): Promise<readonly Standing[]> =>
  transaction(pool, { townId, personId: null, as: 'step' }, (tx) =>
    tx.run(
      sqlOf
        .selectFrom('sanction')
        .innerJoin('record', (join) =>
          join.onRef('record.town_id', '=', 'sanction.town_id').onRef('record.id', '=', 'sanction.record_id'),
        )
        .where('sanction.town_id', '=', townId)
        .select(['record_id', 'version', 'rule', 'state', 'year_id', 'person_id', 'supported', 'objections']),
    ),
  );

/** Roles that give the right to a step. */
const roleFor = (step: Step | undefined, held: readonly { readonly role: string }[]): Role | undefined => {
  const roles = step?.permission === undefined ? [] : (workflow.permissions[step.permission] ?? []);
  return roles.find((role) => held.some((post) => post.role === role));
};

/** What is asked for only where no help is on record or where the law objects. */
const asked = (name: string, { supported, objections }: Standing): boolean => {
  if (name === 'support') return !supported;
  return name === 'lawReason' || name === 'legalBasis' ? objections > 0 : true;
};

const minutesBetween = 20;
const timeOf = (index: number): string => {
  const minutes = 11 * 60 + index * minutesBetween;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:41`;
};

/** The number of last year, or of the year before it. */
const yearIdOf = async ({ deps, created, days: { calendar } }: SanctionStage, earlier: boolean): Promise<number> => {
  const { planYears } = await townFacts(deps, created.townId);
  const { startsOn } = earlier ? calendar.earlier : calendar.planYears[0];
  return planYears.find((year) => year.startsOn === startsOn)?.id ?? 0;
};

/** The consequence that a story tells of, with whom it concerns; none where the rules put nobody forward, since the target was met. */
const findCase = async (stage: SanctionStage, { rule, earlier = false, person, or = [] }: SanctionStory) => {
  const yearId = await yearIdOf(stage, earlier);
  const all = (await readAll(stage.deps, stage.created.townId)).filter(
    (each) => each.rule === rule && each.year_id === yearId,
  );
  for (const key of [person, ...or]) {
    const standing = all.find(({ person_id }) => person_id === idOf(stage, key));
    if (standing !== undefined) return { key, standing };
  }
  return null;
};

const saveDocument = async ({ deps, viewer }: Moment, [photo, name]: Required<SanctionAct>['file']): Promise<number> =>
  expectOk(await saveFile(deps, viewer, { bytes: await photoBytes(photo), name }), name).file.id;

const play = async (stage: SanctionStage, story: SanctionStory, act: SanctionAct, index: number): Promise<void> => {
  const idempotencyKey = `demo:sanction:${story.earlier ? 'earlier:' : ''}${story.rule}:${story.person}:${index}`;
  if (stage.before.has(idempotencyKey)) return;
  const found = await findCase(stage, story);
  if (found === null) return;
  const { key, standing } = found;
  // Whoever is concerned in the place of another has no other part in it.
  if (act.by === key && key !== story.person) return;
  const day = stage.dayOf(act.ago);
  const by = act.by === story.person ? key : act.by;
  const { deps, viewer } = await at(stage, idOf(stage, by), day, undefined, timeOf(index));
  const role = roleFor(workflow.steps[act.step], viewer.posts);
  const post = viewer.posts.find((each) => each.role === role) ?? viewer.posts[0];
  const acting = { ...viewer, postId: post?.id ?? null };
  const { input = {}, people = {}, dayIn, file } = act;
  const answer = await runStep(deps, acting, {
    workflow: workflow.name,
    step: act.step,
    id: standing.record_id,
    expectedVersion: standing.version,
    idempotencyKey,
    input: {
      ...Object.fromEntries(Object.entries(input).filter(([name]) => asked(name, standing))),
      ...Object.fromEntries(Object.entries(people).map(([name, other]) => [name, idOf(stage, other)])),
      ...(dayIn === undefined ? {} : { [dayIn]: day }),
      ...(file === undefined ? {} : { files: [await saveDocument({ deps, viewer: acting }, file)] }),
    },
  });
  expectOk(answer, `${idempotencyKey} ${act.step}`);
};

/** Switches rules on for a year, as academic affairs does, and has them put forward what they find. */
const ask = async (
  stage: SanctionStage,
  rules: readonly SanctionRule[],
  day: string,
  earlier = false,
): Promise<void> => {
  const { deps, viewer } = await office(stage, day);
  const planYearId = await yearIdOf(stage, earlier);
  const values = rules.map((rule) => ({ key: `sanction.rule${rule}`, value: '1' }));
  if (values.length > 0) expectOk(await saveSettings(deps, viewer, { planYearId, values }), 'the rules');
  forgetTown(deps, viewer.townId);
  await proposeFrom(deps, viewer.townId, planYearId);
};

/** Every number of school days before today on which something happens, the longest ago first. */
const agos: readonly number[] = [
  ...new Set([
    ...rounds.flatMap(({ evaluated, ago }) => [evaluated, ago]),
    ...sanctionStories.flatMap(({ acts }) => acts.map(({ ago }) => ago)),
  ]),
].sort((a, b) => b - a);

/** Evaluates, and has the rules asked, what was to be on a day. */
const playRounds = async (stage: SanctionStage, signed: PersonalAgreements, ago: number): Promise<void> => {
  const day = stage.dayOf(ago);
  for (const round of rounds) {
    if (round.evaluated === ago) {
      await evaluatePersonal(stage, signed, ago, day);
      if (round.rules.includes('D')) await importCounty(stage, 'last', stage.examCodes.last, day);
    }
    if (round.ago === ago) await ask(stage, round.rules, day);
  }
};

/** Plays the acts of a day: those of a story after one another, the stories beside each other. */
const playDay = async (stage: SanctionStage, ago: number): Promise<void> => {
  const playStory = async (story: SanctionStory) => {
    for (const [index, act] of story.acts.entries()) if (act.ago === ago) await play(stage, story, act, index);
  };
  await Promise.all(sanctionStories.map(playStory));
};

/** Plays what followed in last year's autumn from a target of the year before, to the end of last year, which ended it. */
const playEarlier = async (given: Omit<SanctionStage, 'dayOf'>): Promise<void> => {
  const { days } = given;
  const [{ startsOn, endsOn, terms }] = days.calendar.planYears;
  const begun = terms[0]?.startsOn ?? startsOn;
  const stage: SanctionStage = { ...given, dayOf: (since) => days.after(begun, since) };
  await ask(stage, ['C'], begun, true);
  for (const [index, act] of expired.acts.entries()) await play(stage, expired, act, index);
  const found = await findCase(stage, expired);
  if (found === null || !statesTagged(workflow, 'open').includes(found.standing.state)) return;
  const { deps } = await office(stage, addDays(endsOn, 1));
  await takePassed(deps, await townFacts(deps, stage.created.townId));
};

/**
 * Plays what followed from last year's missed targets (Q5 to Q8): agreements of teachers, help, county figures, meetings;
 * the rules put forward, and people take the steps, each as the right person at its time.
 */
export const playSanctions = async (given: Omit<SanctionStage, 'dayOf'>): Promise<void> => {
  const { days } = given;
  const { calendar } = days;
  const [last] = calendar.planYears;
  const since = days.after(last.terms[1]?.endsOn ?? last.endsOn, 0);
  const stage: SanctionStage = { ...given, dayOf: (ago) => days.lately(ago, { most: longest, since }) };
  const signed = await signPersonal(stage);
  await playEarlier(given);
  await keepRegister(stage);
  await holdMeetings(stage);
  const { earlier } = calendar;
  await importCounty(
    stage,
    'earlier',
    stage.examCodes.earlier,
    days.after(earlier.terms[1]?.endsOn ?? earlier.endsOn, -1),
  );
  for (const ago of agos) {
    await playRounds(stage, signed, ago);
    await playDay(stage, ago);
  }
};
