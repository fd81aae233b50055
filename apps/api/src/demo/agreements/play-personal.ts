import { draftAgreements } from '@plumbline/operations';
import { addDays } from '@plumbline/rules';
import { expectOk } from '../expect-ok.ts';
import { type PersonalPlan, personalPlans, targetsOf } from './personal.ts';
import { type AgreementStage, at, idOf, office, run, sign } from './stage.ts';

/** A plan year in which they were signed, as the keys of its steps name it. */
type Year = 'earlier' | 'last';

const yearOf = ({ days: { calendar } }: AgreementStage, year: Year) =>
  year === 'earlier' ? calendar.earlier : calendar.planYears[0];

const idempotencyName = ({ key }: PersonalPlan, year: Year, step: string): string => `${year}:${key}:${step}`;

/** Drafts one in the autumn of its year; a repetition finds it. */
const draft = async (stage: AgreementStage, plan: PersonalPlan, year: Year, day: string): Promise<number> => {
  const known = stage.before.get(
    `demo:agreement:${idempotencyName(plan, year, 'draft')}:${unitOf(stage, plan)}:${idOf(stage, plan.key)}`,
  );
  if (known !== undefined) return known.recordId;
  const { deps, viewer } = await office(stage, day);
  const { rows } = expectOk(
    await draftAgreements(deps, viewer, {
      party: plan.party,
      signBy: addDays(day, 14),
      targets: targetsOf(plan),
      items: [{ unitId: unitOf(stage, plan), partyA: idOf(stage, plan.head), partyB: idOf(stage, plan.key) }],
      key: `demo:agreement:${idempotencyName(plan, year, 'draft')}`,
    }),
    plan.key,
  );
  const [row] = rows;
  if (row?.recordId == null) throw new Error(`The demo town was refused ${plan.key}: ${row?.problems[0]?.message}`);
  return row.recordId;
};

const unitOf = ({ created }: AgreementStage, { campus }: PersonalPlan): number => created.units.get(campus) ?? 0;

/** The day in the autumn of its year on which it was offered. */
const offeredOn = (stage: AgreementStage, year: Year): string => {
  const { terms, startsOn } = yearOf(stage, year);
  return stage.days.after(terms[0]?.startsOn ?? startsOn, 8);
};

/** Offers one, and has both sign it. */
const conclude = async (stage: AgreementStage, plan: PersonalPlan, year: Year, recordId: number): Promise<void> => {
  const day = offeredOn(stage, year);
  const name = (step: string) => idempotencyName(plan, year, step);
  const [head, own] = [idOf(stage, plan.head), idOf(stage, plan.key)];
  const offer = () => office(stage, day);
  await run(stage, recordId, name('offer'), 'offer', offer, () => ({}));
  await run(stage, recordId, name('head'), 'sign', () => at(stage, head, stage.days.after(day, 1), 'campusHead'), sign);
  await run(stage, recordId, name('own'), 'sign', () => at(stage, own, stage.days.after(day, 2)), sign);
};

/** Signs some of a year: drafted one after the other, for the sake of their numbers, then beside each other. */
const signAll = async (
  stage: AgreementStage,
  plans: readonly PersonalPlan[],
  year: Year,
): Promise<PersonalAgreements> => {
  const drafted = new Map<string, number>();
  for (const plan of plans) drafted.set(plan.key, await draft(stage, plan, year, offeredOn(stage, year)));
  await Promise.all(plans.map((plan) => conclude(stage, plan, year, drafted.get(plan.key) ?? 0)));
  return drafted;
};

const evaluate = (stage: AgreementStage, plan: PersonalPlan, year: Year, recordId: number, day: string) =>
  run(
    stage,
    recordId,
    idempotencyName(plan, year, 'evaluate'),
    'evaluate',
    () => office(stage, day),
    () => ({ exam: stage.examIds[year] }),
  );

/** Numbers of last year's agreements by the key of party B. */
export type PersonalAgreements = ReadonlyMap<string, number>;

/** Plays what campuses agreed with teachers and leaders, up to the evaluation; that of the earlier year is evaluated too. */
export const signPersonal = async (stage: AgreementStage): Promise<PersonalAgreements> => {
  const before = personalPlans.filter(({ sinceEarlier }) => sinceEarlier);
  const { terms, endsOn } = yearOf(stage, 'earlier');
  const judgedOn = stage.days.after(terms[1]?.endsOn ?? endsOn, -1);
  for (const [key, recordId] of await signAll(stage, before, 'earlier')) {
    const plan = before.find((each) => each.key === key);
    if (plan !== undefined) await evaluate(stage, plan, 'earlier', recordId, judgedOn);
  }
  return signAll(stage, personalPlans, 'last');
};

/**
 * Evaluates those whose turn has come.
 * @param evaluated school days before today, as their plans say
 * @param day on which that is
 */
export const evaluatePersonal = async (
  stage: AgreementStage,
  signed: PersonalAgreements,
  evaluated: number,
  day: string,
): Promise<void> => {
  const due = personalPlans.filter((plan) => plan.evaluated === evaluated);
  await Promise.all(due.map((plan) => evaluate(stage, plan, 'last', signed.get(plan.key) ?? 0, day)));
};
