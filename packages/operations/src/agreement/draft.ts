import { sqlOf, type Transaction } from '@plumbline/database';
import type { Party } from '@plumbline/rules';
import { type Clause, parties, statesTagged, type Target, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { Effect, Gathered, Gathering, Query } from '../record/feature.ts';
import type { InputFault } from '../record/parse-input.ts';
import { faultsOfExam } from './check-exam.ts';
import { faultsOfTargets } from './check-targets.ts';
import type { AgreementContent } from './content.ts';
import { type FigureGroup, groupOf, subjectOf } from './group.ts';
import { makeContent, yearOf } from './make-content.ts';
import { faultsOfPartyB, readSigners, signersOf } from './signers.ts';
import { changeAgreement, writeVersion } from './version.ts';

interface Drafted {
  readonly content: AgreementContent;
  readonly group: FigureGroup;
  readonly subject: string | null;
}

/** The agreement that the same party already has for this plan year, if any; drafts of the same are queued one after the other. */
const existing = async (
  tx: Transaction,
  { town, planYearId, unitId }: Gathering,
  party: Party,
  partyB: number,
  subject: string | null,
): Promise<string | null> => {
  const workflow: Workflow = workflows.agreement;
  const key = `agreement/${town.id}/${planYearId}/${partyB}`;
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.compile(sqlOf));
  const row = await tx.first<{ number: string }>(
    sql<{ number: string }>`select r.number from record r
      join agreement f on f.town_id = r.town_id and f.record_id = r.id
      join assignment b on b.town_id = r.town_id and b.record_id = r.id and b.relation = 'partyB' and b.until is null
      where r.town_id = ${town.id}::int and r.kind = ${workflow.name} and r.plan_year_id = ${planYearId}::bigint and r.unit_id = ${unitId}::bigint
        and f.party = ${party} and b.person_id = ${partyB}::bigint and f.subject is not distinct from ${subject}::text
        and r.state <> all(${[...statesTagged(workflow, 'void')]}::text[])
      order by r.id limit 1`.compile(sqlOf),
  );
  return row?.number ?? null;
};

const faultsOfParties = ({ town, unitId, personId, by, input }: Gathering): InputFault[] => {
  const faults: InputFault[] = [];
  const fault = (path: string, zh: string, en: string) => faults.push({ path: [path], text: [zh, en] });
  if (input['partyA'] === input['partyB'])
    fault('partyB', '甲方和乙方签署人不能是同一个人，请另选', 'Both parties cannot be the same person; choose another');
  if (input['partyB'] === personId)
    fault(
      'partyB',
      '不能起草自己做乙方的责任书，请由别人起草',
      'You cannot draft an agreement in which you are party B; let somebody else draft it',
    );
  if (input['party'] !== 'campusHead') return faults;
  if (!by.relations.includes('office'))
    fault('party', '与片校长的责任书由教导处起草', 'Agreements with campus heads are drafted by academic affairs');
  if (!['campus', 'centralSchool'].includes(town.units.get(unitId)?.kind ?? ''))
    fault('unit', '与片校长的责任书要选校片', 'An agreement with a campus head is about a campus; choose one');
  return faults;
};

/** Drafting: who the parties are, what it rests on, and its first version. */
export const gatherDraft = async (tx: Transaction, gathering: Gathering): Promise<Gathered> => {
  const { town, today, planYearId, unitId, input } = gathering;
  const party = input['party'] as Party;
  const [partyA, partyB] = [Number(input['partyA']), Number(input['partyB'])];
  const subject = subjectOf(town, unitId, input['subject']);
  const targets = input['targets'] as readonly Target[];
  const people = await readSigners(tx, town, today, [partyA, partyB]);
  const [a, b] = [people.get(partyA), people.get(partyB)];
  if (a === undefined || b === undefined) throw new Error('A party of an agreement is not there.');
  const earlier = await existing(tx, gathering, party, partyB, subject);
  const faults: InputFault[] = [
    ...faultsOfParties(gathering),
    ...faultsOfPartyB(town, party, unitId, b),
    ...faultsOfTargets(targets, party),
    ...(await faultsOfExam(tx, gathering)),
    ...(earlier === null
      ? []
      : [
          {
            path: ['partyB'],
            text: [
              `本学年已有这份责任书：${earlier}；要改请在那一份上重新送签`,
              `There is such an agreement in this plan year already: ${earlier}; offer that one anew to change it`,
            ] as const,
          },
        ]),
  ];
  if (faults.length > 0) return { faults };
  const group = groupOf(town, party, unitId, partyB);
  const year = yearOf(town, planYearId);
  const own = `${year.title}教学质量目标责任书`;
  const made =
    party === 'campusHead' ? `${town.units.get(unitId)?.name ?? ''}${own}` : `${b.name}${own}（${parties[party][0]}）`;
  const title = typeof input['title'] === 'string' ? input['title'] : made;
  const content = await makeContent(tx, town, {
    title,
    planYearId,
    party,
    ...signersOf(town, party, unitId, a.name, b.name),
    unitId,
    group,
    subject,
    targets,
    clauses: (input['clauses'] as readonly Clause[] | undefined) ?? [],
  });
  return { title, known: { content, group, subject } satisfies Drafted };
};

/** Drafting keeps whose figures it rests on, and writes version 1. */
export const keepDraft = (effect: Effect): readonly Query[] => {
  const { content, group, subject } = effect.known as Drafted;
  return [
    changeAgreement(effect, { grouping: group.grouping, group_id: group.groupId, subject }),
    writeVersion(effect, 1, 'draft', content),
  ];
};
