import { draftAgreements, saveFile } from '@plumbline/operations';
import { addDays } from '@plumbline/rules';
import type { Target } from '@plumbline/workflows';
import { expectOk } from '../expect-ok.ts';
import { photoBytes } from '../photos.ts';
import type { SchoolDays } from '../school-days.ts';
import { type AgreementStage, at, idOfRole, type Moment, office, run, sign } from './stage.ts';
import { type Act, inForce, lastTargets, raise, thisYear } from './stories.ts';

/** An agreement as it was drafted. */
interface Drafted {
  readonly recordId: number;
  readonly campus: string;
  readonly head: number;
  readonly targets: readonly Target[];
}

const draft = async (
  stage: AgreementStage,
  key: string,
  { day, signBy, targets }: { day: string; signBy: string; targets?: readonly Target[] },
): Promise<readonly Drafted[]> => {
  const { deps, viewer } = await office(stage, day);
  const { rows } = expectOk(
    await draftAgreements(deps, viewer, {
      party: 'campusHead',
      partyA: idOfRole(stage, 'groupHead'),
      signBy,
      key: `demo:agreement:${key}`,
      ...(targets === undefined ? { raise } : { targets }),
    }),
    key,
  );
  const campusOf = new Map([...stage.created.units].map(([campus, id]) => [id, campus]));
  return rows.map(({ recordId, unitId, partyB, targets: agreed, problems }) => {
    if (recordId === null) throw new Error(`The demo town was refused ${key}: ${problems[0]?.message}`);
    return { recordId, campus: campusOf.get(unitId) ?? '', head: partyB, targets: agreed };
  });
};

const lowered = (targets: readonly Target[], by: string): readonly Target[] =>
  targets.map((each) =>
    each.indicator === 'composite' ? { ...each, value: (Number(each.value) - Number(by)).toFixed(2) } : each,
  );

const scan = async ({ deps, viewer }: Moment): Promise<number> =>
  expectOk(await saveFile(deps, viewer, { bytes: await photoBytes('ledger-after'), name: '签字页.jpg' }), 'scan').file
    .id;

/** School days that this year's stories take. */
const longest = 10;

/** A day of this year's stories, within this year. */
const dayOf = (days: SchoolDays, ago: number): string => {
  const [, present] = days.calendar.planYears;
  return days.lately(ago, { most: longest, since: present.startsOn });
};

const playAct = async (stage: AgreementStage, drafted: Drafted, act: Act, index: number): Promise<void> => {
  const { recordId, campus, head, targets } = drafted;
  const day = dayOf(stage.days, act.ago);
  const name = `this:${campus}:${index}`;
  const asOffice = () => office(stage, day);
  const asHead = () => at(stage, head, day, 'campusHead');
  switch (act.step) {
    case 'offer':
      return run(stage, recordId, name, act.step, asOffice, () => ({ answer: act.answer }));
    case 'sign':
      return act.by === 'head'
        ? run(stage, recordId, name, act.step, asHead, sign)
        : run(stage, recordId, name, act.step, () => at(stage, idOfRole(stage, 'groupHead'), day, 'groupHead'), sign);
    case 'signOnPaper':
      return run(stage, recordId, name, act.step, asOffice, async (_hash, moment) => ({
        signer: head,
        signedOn: day,
        scan: [await scan(moment)],
      }));
    case 'counter':
      return run(stage, recordId, name, act.step, asHead, () => ({
        targets: lowered(targets, act.lower),
        reason: act.reason,
      }));
    case 'reviewMidTerm':
      return run(stage, recordId, name, act.step, asOffice, () => ({ notes: act.notes, measures: act.measures }));
  }
};

/** Last year's agreements: signed in autumn, evaluated in summer; those that were met are closed. */
const playLastYear = async (stage: AgreementStage): Promise<void> => {
  const [last] = stage.days.calendar.planYears;
  const autumn = stage.days.after(last.terms[0]?.startsOn ?? last.startsOn, 5);
  const summer = stage.days.after(last.terms[1]?.endsOn ?? last.endsOn, -1);
  const drafted = await draft(stage, 'last', { day: autumn, signBy: addDays(autumn, 14), targets: lastTargets });
  for (const { recordId, campus, head } of drafted) {
    const name = (step: string) => `last:${campus}:${step}`;
    const offeredOn = stage.days.after(autumn, 1);
    await run(
      stage,
      recordId,
      name('offer'),
      'offer',
      () => office(stage, offeredOn),
      () => ({}),
    );
    await run(
      stage,
      recordId,
      name('centre'),
      'sign',
      () => at(stage, idOfRole(stage, 'groupHead'), offeredOn, 'groupHead'),
      sign,
    );
    await run(
      stage,
      recordId,
      name('head'),
      'sign',
      () => at(stage, head, stage.days.after(autumn, 3), 'campusHead'),
      sign,
    );
    await run(
      stage,
      recordId,
      name('evaluate'),
      'evaluate',
      () => office(stage, summer),
      () => ({
        exam: stage.examIds.last,
      }),
    );
  }
};

/** This year's agreements, each as far as its story has come. */
const playThisYear = async (stage: AgreementStage): Promise<void> => {
  const { after, today } = stage.days;
  const drafted = await draft(stage, 'this', { day: dayOf(stage.days, longest), signBy: after(today, 3) });
  for (const each of drafted)
    for (const [index, act] of (thisYear[each.campus] ?? inForce).entries()) await playAct(stage, each, act, index);
};

/** Plays the target agreements of last year and this year by their steps, each as the right person at its time. */
export const playAgreements = async (stage: AgreementStage): Promise<void> => {
  await playLastYear(stage);
  await playThisYear(stage);
};
