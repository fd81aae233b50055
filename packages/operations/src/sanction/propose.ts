import { sqlOf, type Transaction } from '@plumbline/database';
import { askRules, type SanctionRule } from '@plumbline/rules';
import { say } from '@plumbline/terms';
import { sanctionMeasures } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { Reader } from '../agreement/figures.ts';
import type { Effect, Gathered, Gathering, Query } from '../record/feature.ts';
import type { InputFault } from '../record/parse-input.ts';
import { consequenceRights } from '../rights/consequence.ts';
import { allows } from '../rights/declare.ts';
import type { TownFacts } from '../town/facts.ts';
import { addBasis, type BasisContent, basisOf } from './basis.ts';
import { type Body, bodyOf } from './body.ts';
import { proposalByHand } from './by-hand.ts';
import { askLawAboutAgreement, keepObjections } from './law.ts';
import { type JudgedAgreement, readJudged } from './rules/read-agreements.ts';
import { administrativeRoles, partyRoles, readTrainings } from './rules/read-persons.ts';
import { readYearForRules } from './rules/read-year.ts';
import { countSupports, supportSince } from './support-since.ts';

/** What a proposal keeps beside its context. */
export interface Proposed {
  readonly content: BasisContent;
  readonly agreement: JudgedAgreement;
  readonly personId: number;
  readonly objections: readonly string[];
}

/** The body that decides by a rule. */
export const bodyOfRule = (rule: SanctionRule): Body => (rule === 'B' ? 'branch' : 'group');

/** When a proposal is made, and by whom; `null`: by a rule. */
interface Moment {
  readonly town: TownFacts;
  readonly today: string;
  readonly proposerId: number | null;
}

/** Gathers what a new proposal needs beside its basis: the body, help given, law, title. */
export const gatherProposal = async (
  tx: Transaction,
  { town, today, proposerId }: Moment,
  agreement: JudgedAgreement,
  content: BasisContent,
): Promise<Exclude<Gathered, { readonly faults: unknown }>> => {
  const { rule, measure, tied, held } = content.proposal;
  const personId = Number(content.proposal.person);
  const [body, supports, breaches] = await Promise.all([
    bodyOf(tx, town.id, {
      body: bodyOfRule(rule),
      concernedId: personId,
      today,
      barred: proposerId === null ? [] : [proposerId],
    }),
    countSupports(tx, town.id, personId, supportSince(town, agreement.planYearId)),
    askLawAboutAgreement(tx, town.id, agreement.id),
  ]);
  const objections = [...new Set(breaches.map(({ ruleId }) => ruleId))];
  return {
    title: `${content.names.persons[content.proposal.person] ?? ''}：${say(sanctionMeasures[measure], 'zh')}`,
    unitId: agreement.unitId,
    confidential: rule === 'B',
    assign: { handler: body.handler, chair: body.chair, member: body.member },
    facts: {
      basis: {
        measure,
        tied,
        held: content.byHand || tied || held.length > 0,
        supports,
        objections: objections.length,
        mayVote: body.mayVote,
      },
    },
    known: { content, agreement, personId, objections } satisfies Proposed,
  };
};

/** Whether somebody held posts of some roles on a day. */
const heldOn = async (
  reader: Reader,
  townId: number,
  personId: number,
  on: string,
  unitId?: number,
): Promise<readonly string[]> => {
  const rows = await reader.run<{ role: string }>(
    sqlOf
      .selectFrom('post')
      .where('town_id', '=', townId)
      .where('person_id', '=', personId)
      .where('from_on', '<=', on)
      .where('to_on', '>=', on)
      .where(sql<boolean>`(${unitId ?? null}::bigint is null or unit_id = ${unitId ?? null}::bigint)`)
      .select('role'),
  );
  return rows.map(({ role }) => role);
};

const noAgreement: InputFault = {
  path: ['agreement'],
  text: [
    '没有这份责任书，或您无权查看；请另选',
    'There is no such agreement, or you may not see it; please choose another',
  ],
};

const fault = (path: string, zh: string, en: string): InputFault => ({ path: [path], text: [zh, en] });

/** Whether the proposing person's posts let them propose by this rule. */
const faultsOfProposer = ({ posts, personId, input }: Gathering, rule: SanctionRule): InputFault[] => {
  const asking = { posts: posts.map(({ role, unit_id }) => ({ role, unitId: unit_id })) };
  const faults: InputFault[] = [];
  if (rule === 'B' && !allows(consequenceRights.acts.proposeForBranch, asking))
    faults.push(
      fault(
        'rule',
        '规则 B 只由党支部书记提出，其他岗位不能提；需要时请告诉书记',
        'Only the Party secretary proposes by rule B; please tell the secretary',
      ),
    );
  if (rule !== 'B' && !allows(consequenceRights.acts.proposeForGroup, asking))
    faults.push(
      fault(
        'rule',
        `规则 ${rule} 由教导处或领导小组正副组长提出；党支部书记只能按规则 B 提`,
        `Rule ${rule} is proposed by academic affairs or the heads of the leading group; the Party secretary proposes by rule B only`,
      ),
    );
  if (input['concerned'] === personId)
    faults.push(
      fault(
        'concerned',
        '不能对自己提出处置，请由别人提出',
        'You cannot propose it for yourself; let somebody else do so',
      ),
    );
  return faults;
};

const partiesOfRule = (rule: SanctionRule, { party }: JudgedAgreement): InputFault[] => {
  if (rule === 'A' && party !== 'campusHead')
    return [
      fault(
        'agreement',
        '规则 A 只用于片校长的责任书，请另选',
        'Rule A is for agreements with campus heads; choose another',
      ),
    ];
  if ((rule === 'C' || rule === 'D') && party !== 'teacher')
    return [
      fault(
        'agreement',
        `规则 ${rule} 只用于教师的责任书，请另选`,
        `Rule ${rule} is for agreements with teachers; choose another`,
      ),
    ];
  return [];
};

/** Whether the agreement and the person meet what a rule asks for. */
const faultsOfRule = async (
  tx: Transaction,
  town: TownFacts,
  today: string,
  rule: SanctionRule,
  agreement: JudgedAgreement,
  personId: number,
): Promise<readonly InputFault[]> => {
  const faults = partiesOfRule(rule, agreement);
  const { evaluation } = agreement;
  if (evaluation?.outcome !== 'missed') {
    const [zh, en] =
      evaluation === null
        ? ['还没有评价', 'it was not evaluated yet']
        : evaluation.outcome === 'met'
          ? ['已经完成', 'it was met']
          : ['评价时缺数据', 'data were missing when it was evaluated'];
    return [
      ...faults,
      fault(
        'agreement',
        `${agreement.number} ${zh}，不是“未完成”；只有未完成的责任书才能提出处置`,
        `${agreement.number} does not count as missed: ${en}; only a missed agreement may lead to a consequence`,
      ),
    ];
  }
  const isPartyB = agreement.personId === personId;
  const heads = rule === 'A' && !isPartyB ? await heldOn(tx, town.id, personId, today, agreement.unitId) : [];
  if (!isPartyB && !heads.includes('campusHead'))
    faults.push(
      fault(
        'concerned',
        `此人不是 ${agreement.number} 的乙方${rule === 'A' ? '，也不是该校片的片校长' : ''}，请另选`,
        `This person is not party B of ${agreement.number}${rule === 'A' ? ', nor the head of that campus' : ''}; choose another`,
      ),
    );
  if (rule !== 'B') return faults;
  const roles = await heldOn(tx, town.id, personId, evaluation.on);
  if (!roles.some((role) => (partyRoles as readonly string[]).includes(role)))
    faults.push(
      fault(
        'concerned',
        `评价日 ${evaluation.on} 此人没有党内职务登记，规则 B 只用于党员`,
        `On the day of evaluation, ${evaluation.on}, no post of the Party branch is on record; rule B is for Party members`,
      ),
    );
  if (!roles.some((role) => (administrativeRoles as readonly string[]).includes(role)))
    faults.push(
      fault(
        'concerned',
        `评价日 ${evaluation.on} 此人没有行政职务，规则 B 只用于党员管理人员`,
        `On the day of evaluation, ${evaluation.on}, this person held no administrative post; rule B is for administrators`,
      ),
    );
  return faults;
};

const alreadyThere = (number: string | null): InputFault =>
  fault(
    'concerned',
    `本学年已按这条规则对此人提出过${number === null ? '' : `：${number}`}；一人一规则一学年只有一件`,
    `There is one for this person by this rule in that plan year already${number === null ? '' : `: ${number}`}; there is only one`,
  );

/** The consequence that is there already; those who propose the same wait for one another. */
const existing = async (tx: Transaction, townId: number, yearId: number, rule: SanctionRule, personId: number) => {
  const key = `sanction/${townId}/${yearId}/${rule}/${personId}`;
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.compile(sqlOf));
  return tx.first<{ number: string }>(
    sql<{
      number: string;
    }>`select r.number from sanction s join record r on r.town_id = s.town_id and r.id = s.record_id
      where s.town_id = ${townId}::int and s.year_id = ${yearId}::bigint and s.rule = ${rule} and s.person_id = ${personId}::bigint`.compile(
      sqlOf,
    ),
  );
};

const nameOf = async (reader: Reader, townId: number, personId: number): Promise<string> => {
  const [row] = await reader.run(
    sqlOf.selectFrom('person').where('town_id', '=', townId).where('id', '=', personId).select('name'),
  );
  return row?.name ?? '';
};

/** Whether somebody was given a training in the plan year before one. */
const wasTrained = async (tx: Transaction, town: TownFacts, planYearId: number, personId: number): Promise<boolean> => {
  const before = town.planYears[town.planYears.findIndex(({ id }) => id === planYearId) - 1];
  const trainings = await readTrainings(tx, town.id, [personId]);
  return trainings.some(({ year_id, given }) => given && year_id === before?.id);
};

/** Whether the person may know of the agreement: the Party secretary of any that somebody missed, others of what they read. */
const mayKnow = (rule: SanctionRule, agreement: JudgedAgreement | undefined): agreement is JudgedAgreement =>
  agreement !== undefined && (rule !== 'B' || agreement.evaluation?.outcome === 'missed');

/** Proposing by hand: by whom, for whom, on what it rests, and who decides. */
export const gatherPropose = async (tx: Transaction, gathering: Gathering): Promise<Gathered> => {
  const { town, today, input, personId: proposerId } = gathering;
  const rule = input['rule'] as SanctionRule;
  const personId = Number(input['concerned']);
  const ofProposer = faultsOfProposer(gathering, rule);
  if (ofProposer.some(({ path }) => path[0] === 'rule')) return { faults: ofProposer };
  const [agreement] = await readJudged(tx, town, { ids: [Number(input['agreement'])] });
  if (!mayKnow(rule, agreement)) return { faults: [...ofProposer, noAgreement] };
  const faults = [...ofProposer, ...(await faultsOfRule(tx, town, today, rule, agreement, personId))];
  if (faults.length > 0) return { faults };
  const there = await existing(tx, town.id, agreement.planYearId, rule, personId);
  if (there !== undefined) return { faults: [alreadyThere(there.number)] };
  const read = await readYearForRules(tx, town, agreement.planYearId, [rule]);
  const answer = askRules(read.input);
  const trained = await wasTrained(tx, town, agreement.planYearId, personId);
  const { proposal, byHand } = proposalByHand({ rule, agreement, personId, trained }, read.input, answer);
  const personName = await nameOf(tx, town.id, personId);
  const content = basisOf(town, proposal, read.agreements, answer.notes, { personName, byHand });
  return gatherProposal(tx, { town, today, proposerId }, agreement, content);
};

/** A proposal keeps whom it concerns, what it rests on, and what the law objects to. */
export const keepProposal = (effect: Effect): readonly Query[] => {
  const { townId, recordId, known } = effect;
  const { content, agreement, personId, objections } = known as Proposed;
  return [
    sqlOf
      .updateTable('sanction')
      .set({
        person_id: personId,
        agreement_id: agreement.id,
        year_id: agreement.planYearId,
        by_hand: effect.personId !== null,
      })
      .where('town_id', '=', townId)
      .where('record_id', '=', recordId),
    addBasis(effect, 1, agreement.evaluation?.no ?? null, content),
    ...keepObjections(effect, objections),
  ];
};

/** What is told where two proposed the same at once. */
export const proposedTwice: InputFault = alreadyThere(null);
