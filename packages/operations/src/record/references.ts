import { sqlOf, type Transaction } from '@plumbline/database';
import type { Role } from '@plumbline/terms';
import { type FieldKind, type Step, type Workflow, workflowNamed } from '@plumbline/workflows';
import { sql } from 'kysely';
import { type Acting, seesFor } from '../delegation/acting.ts';
import type { TownFacts } from '../town/facts.ts';
import type { InputFault } from './parse-input.ts';

/** Who refers to what: the person, whose rights they have, their town and its present day. */
export interface Referring {
  readonly town: TownFacts;
  /** Who uploaded the files. */
  readonly personId: number;
  /** Whose records they are. */
  readonly acting: Acting;
  readonly today: string;
}

interface Reference {
  readonly name: string;
  readonly id: number;
  /** Permission that a person must have through a post. */
  readonly allowed: string | undefined;
}

const anyOf = (references: readonly Reference[]) => sql<number>`any(${references.map(({ id }) => id)}::bigint[])`;

/** Posts that the referred people hold today. */
const postsOf = (tx: Transaction, { town, today }: Referring, people: readonly Reference[]) =>
  tx.run(
    sqlOf
      .selectFrom('post')
      .where('town_id', '=', town.id)
      .where('person_id', '=', anyOf(people))
      .where('from_on', '<=', today)
      .where('to_on', '>=', today)
      .select(['person_id', 'role']),
  );

/** Ids of the referred records that the person sees; a hidden one is as a missing one. */
const seenRecords = async (tx: Transaction, referring: Referring, records: readonly Reference[]): Promise<number[]> => {
  const { town, acting } = referring;
  const { personId } = acting;
  const rows = await tx.run(
    sqlOf
      .selectFrom('record')
      .leftJoin('assignment', (join) =>
        join
          .onRef('assignment.town_id', '=', 'record.town_id')
          .onRef('assignment.record_id', '=', 'record.id')
          .on('assignment.person_id', '=', personId)
          .on('assignment.until', 'is', null),
      )
      .where('record.town_id', '=', town.id)
      .where('record.id', '=', anyOf(records))
      .select(['record.id', 'record.kind', 'record.unit_id', 'assignment.relation']),
  );
  return rows.flatMap(({ id, kind, unit_id, relation }) => {
    const workflow = workflowNamed(kind);
    const assignments = relation === null ? [] : [{ relation, person_id: personId }];
    const place = { unitId: unit_id, assignments };
    return workflow !== undefined && seesFor(workflow, town, acting, place) ? [id] : [];
  });
};

/**
 * Checks that what an input points at is there for this person: people with a fitting post today, units, inspections,
 * records that they see, files that they uploaded.
 * @returns one fault per field that points at nothing
 */
export const checkReferences = async (
  tx: Transaction,
  referring: Referring,
  workflow: Workflow,
  step: Step,
  input: Readonly<Record<string, unknown>>,
): Promise<readonly InputFault[]> => {
  const { town, personId } = referring;
  const of = (kind: FieldKind): Reference[] =>
    Object.entries(step.input ?? {}).flatMap(([name, field]) => {
      const value = input[name];
      if (field.kind !== kind || value === undefined || field.checkedByStep) return [];
      return (Array.isArray(value) ? (value as number[]) : [value as number]).map((id) => ({
        name,
        id,
        allowed: field.allowed,
      }));
    });
  const [people, files, inspections, records] = [of('person'), of('files'), of('inspection'), of('record')];
  const exams = of('exam');
  const [held, ownFiles, knownInspections, seen, knownExams] = await Promise.all([
    people.length === 0 ? [] : postsOf(tx, referring, people),
    files.length === 0
      ? []
      : tx.run(
          sqlOf
            .selectFrom('file')
            .where('town_id', '=', town.id)
            .where('uploaded_by', '=', personId)
            .where('id', '=', anyOf(files))
            .select('id'),
        ),
    inspections.length === 0
      ? []
      : tx.run(
          sqlOf
            .selectFrom('inspection')
            .where('town_id', '=', town.id)
            .where('id', '=', anyOf(inspections))
            .select('id'),
        ),
    records.length === 0 ? ([] as number[]) : seenRecords(tx, referring, records),
    exams.length === 0
      ? []
      : tx.run(sqlOf.selectFrom('exam').where('town_id', '=', town.id).where('id', '=', anyOf(exams)).select('id')),
  ]);
  const fits = ({ id, allowed }: Reference) =>
    held.some(
      ({ person_id, role }) =>
        person_id === id && (allowed === undefined || workflow.permissions[allowed]?.includes(role as Role)),
    );
  const faults = (wanted: readonly Reference[], found: (reference: Reference) => boolean, zh: string, en: string) =>
    wanted.filter((reference) => !found(reference)).map(({ name }): InputFault => ({ path: [name], text: [zh, en] }));
  const among =
    (rows: readonly { id: number }[]) =>
    ({ id }: Reference) =>
      rows.some((row) => row.id === id);
  return [
    ...faults(
      people,
      fits,
      '没有这个人，或此人今天没有可以担任此事的岗位；请另选',
      'There is no such person with a fitting post today; please choose another',
    ),
    ...faults(
      files,
      among(ownFiles),
      '有附件不存在或不是您上传的；请重新添加',
      'A file does not exist or was not uploaded by you; please add it again',
    ),
    ...faults(
      inspections,
      among(knownInspections),
      '没有这次检查；请另选',
      'There is no such inspection; please choose another',
    ),
    ...faults(
      records,
      ({ id }) => seen.includes(id),
      '没有这件记录，或您无权查看；请另选',
      'There is no such record, or you may not see it; please choose another',
    ),
    ...faults(exams, among(knownExams), '没有这次考试；请另选', 'There is no such session; please choose another'),
    ...faults(
      of('unit'),
      ({ id }) => town.units.has(id),
      '没有这个单位；请另选',
      'There is no such unit; please choose another',
    ),
  ];
};
