import { sqlOf, type Transaction } from '@plumbline/database';
import type { SettingKey } from '@plumbline/rules';
import type { Effect, Gathered, Gathering, Query } from '../record/feature.ts';
import { settingOn, todayOf } from '../town/facts.ts';
import { membersWhoMayVote } from './count.ts';
import { faultAt, faultsOfDay } from './faults.ts';
import { contentOf } from './row.ts';
import {
  lockAgendas,
  meetingOf,
  moveStatementItem,
  nextMeeting,
  removeStatementItem,
  statementTitle,
} from './statement-item.ts';
import { countRound } from './vote.ts';

type Noticing = Pick<Gathering, 'town' | 'today' | 'record' | 'standings'>;

interface Waiting {
  readonly waits: boolean;
}

/** Whether a consequence waits while a review or an appeal is open, and how many may vote in a new round. */
export const factsOfReview = ({ town, today, record, standings }: Noticing) => {
  const { measure } = contentOf(record);
  const setting: SettingKey = `sanction.${measure}Waits`;
  return {
    waits: settingOn(town, today, setting) === 1,
    mayVote: membersWhoMayVote(standings, []).length,
  };
};

/** Asking for a review or appealing. */
export const gatherReview = async (_tx: Transaction, gathering: Gathering): Promise<Gathered> => {
  const facts = factsOfReview(gathering);
  return { facts, known: { waits: facts.waits } satisfies Waiting };
};

const changeEffect = (
  { townId, recordId }: Pick<Effect, 'townId' | 'recordId'>,
  values: { readonly suspended?: boolean; readonly revoked_on?: string; readonly lifted_on?: string },
): Query =>
  sqlOf.updateTable('sanction_effect').set(values).where('town_id', '=', townId).where('record_id', '=', recordId);

/** While it waits, the effect is suspended, unless it was carried out. */
export const keepWaiting = (effect: Effect): readonly Query[] => [
  changeEffect(effect, { suspended: effect.context['suspended'] === true }),
];

interface Answered {
  readonly today: string;
  readonly upheld: boolean;
  readonly hearing: NextHearing | null;
}

/** The meeting that is to hear a statement after all, whose own meeting was over before it could be made. */
interface NextHearing {
  readonly meetingId: number;
  readonly title: string;
}

const nextHearing = async (
  tx: Transaction,
  { town, today, record, unitId }: Pick<Gathering, 'town' | 'today' | 'record' | 'unitId'>,
): Promise<NextHearing | null> => {
  const { id, measure, carriedOut } = contentOf(record);
  if (measure !== 'statement' || carriedOut) return null;
  await lockAgendas(tx, town.id);
  const own = await meetingOf(tx, town.id, id);
  if (own !== null && own.heldOn >= today && !own.hasMinutes) return null;
  const next = await nextMeeting(tx, town.id, today);
  return next === null ? null : { meetingId: next.id, title: statementTitle(town.units.get(unitId)?.name ?? '') };
};

/** It goes on as it was decided. */
const goOn = (effect: Effect, hearing: NextHearing | null): readonly Query[] => [
  changeEffect(effect, { suspended: false }),
  ...(hearing === null ? [] : moveStatementItem(effect.townId, hearing.meetingId, effect.recordId, hearing.title)),
];

/** What is done when a consequence is revoked: its effect ends as if it had never been, and what it asked for is not heard. */
const undo = (effect: Effect, today: string): readonly Query[] => [
  changeEffect(effect, { suspended: false, revoked_on: today }),
  ...(contentOf(effect.record).measure === 'statement' ? [removeStatementItem(effect.townId, effect.recordId)] : []),
];

/** Announcing: enough must have voted, as the body is composed now. */
const faultsOfCount = (
  { cast, mayVote, quorate, leaning }: Awaited<ReturnType<typeof countRound>>,
  levelCounts: boolean,
) => {
  if (!quorate)
    return [
      faultAt(
        'reason',
        `应投 ${mayVote} 人，只投了 ${cast} 票，人数不够，不能宣布；请等其他成员投票`,
        `${cast} of ${mayVote} who may vote have voted, which is too few to announce; wait for the others`,
      ),
    ];
  if (leaning === 'level' && !(levelCounts && cast >= mayVote))
    return [
      faultAt(
        'reason',
        '同意和不同意的票数相等，没有形成决定；请等其他成员投票',
        'The votes for and against are level, so nothing is decided; wait for the others',
      ),
    ];
  return [];
};

/** Announcing the decision: the count as it stands, with its quorum. */
export const gatherDecision = async (tx: Transaction, gathering: Gathering): Promise<Gathered> => {
  const count = await countRound(tx, gathering);
  const faults = faultsOfCount(count, false);
  return faults.length > 0 ? { faults } : { facts: { count } };
};

/** Announcing a review: more votes for it uphold it, anything else revokes it. */
export const gatherReviewAnswer = async (tx: Transaction, gathering: Gathering): Promise<Gathered> => {
  const count = await countRound(tx, gathering);
  const faults = faultsOfCount(count, true).map((fault) => ({ ...fault, path: ['answer'] }));
  if (faults.length > 0) return { faults };
  const upheld = count.leaning === 'carried';
  const hearing = upheld ? await nextHearing(tx, gathering) : null;
  const known: Answered = { today: gathering.today, upheld, hearing };
  return { facts: { count }, known };
};

/** A review that does not uphold it undoes exactly what it did. */
export const keepReviewAnswer = (effect: Effect): readonly Query[] => {
  const { today, upheld, hearing } = effect.known as Answered;
  return upheld ? goOn(effect, hearing) : undo(effect, today);
};

/** The answer of the next body to an appeal, with the day on which it was given. */
export const gatherAppealAnswer = async (tx: Transaction, gathering: Gathering): Promise<Gathered> => {
  const { town, today, input, record } = gathering;
  const asked = await tx.first(
    sqlOf
      .selectFrom('event')
      .where('town_id', '=', town.id)
      .where('record_id', '=', record?.id ?? 0)
      .where('step', '=', 'appeal')
      .orderBy('version', 'desc')
      .limit(1)
      .select('at'),
  );
  const from = asked === undefined ? null : todayOf(town, new Date(asked.at));
  const faults = faultsOfDay('answeredOn', ['答复日期', 'The day of the answer'], input['answeredOn'], { from, today });
  return faults.length > 0
    ? { faults }
    : { known: { today, upheld: true, hearing: await nextHearing(tx, gathering) } satisfies Answered };
};

/** An appeal that upholds it: it goes on as before. */
export const keepUpheld = (effect: Effect): readonly Query[] => goOn(effect, (effect.known as Answered).hearing);

/** An appeal that revokes it undoes exactly what it did. */
export const keepRevoked = (effect: Effect): readonly Query[] =>
  undo(effect, (effect.known as { readonly today: string }).today);

/** Lifting early needs to know the day. */
export const gatherLift = async (_tx: Transaction, { today }: Gathering): Promise<Gathered> => ({ known: { today } });

/** From the day on which it is lifted it has no effect. */
export const keepLift = (effect: Effect): readonly Query[] => [
  changeEffect(effect, { lifted_on: (effect.known as { readonly today: string }).today, suspended: false }),
  ...(contentOf(effect.record).measure === 'statement' ? [removeStatementItem(effect.townId, effect.recordId)] : []),
];
