import { sqlOf, type Transaction } from '@plumbline/database';
import type { Step } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { TownFacts } from '../town/facts.ts';
import type { InputFault } from './parse-input.ts';

const idsOf = (
  step: Step,
  input: Readonly<Record<string, unknown>>,
  kinds: readonly string[],
): { name: string; id: number }[] =>
  Object.entries(step.input ?? {}).flatMap(([name, { kind }]) => {
    const value = input[name];
    if (!kinds.includes(kind) || value === undefined) return [];
    return (Array.isArray(value) ? (value as number[]) : [value as number]).map((id) => ({ name, id }));
  });

/**
 * Checks that what an input points at exists for this person: people with a post today, units, inspections, records, own files.
 * @returns one fault per field that points at nothing
 */
export const checkReferences = async (
  tx: Transaction,
  town: TownFacts,
  personId: number,
  step: Step,
  input: Readonly<Record<string, unknown>>,
  today: string,
): Promise<readonly InputFault[]> => {
  const of = (...kinds: string[]) => idsOf(step, input, kinds);
  const [people, files, inspections, records] = [of('person'), of('files'), of('inspection'), of('record')];
  const ids = (list: { id: number }[]) => list.map(({ id }) => id);
  const townId = town.id;
  const found = async (wanted: { id: number }[], query: () => Promise<{ id: number }[]>) =>
    new Set(wanted.length === 0 ? [] : (await query()).map(({ id }) => id));
  const [foundPeople, foundFiles, foundInspections, foundRecords] = await Promise.all([
    found(people, () =>
      tx.run(
        sqlOf
          .selectFrom('post')
          .where('town_id', '=', townId)
          .where('person_id', '=', sql<number>`any(${ids(people)}::bigint[])`)
          .where('from_on', '<=', today)
          .where('to_on', '>=', today)
          .select('person_id as id'),
      ),
    ),
    found(files, () =>
      tx.run(
        sqlOf
          .selectFrom('file')
          .where('town_id', '=', townId)
          .where('uploaded_by', '=', personId)
          .where('id', '=', sql<number>`any(${ids(files)}::bigint[])`)
          .select('id'),
      ),
    ),
    found(inspections, () =>
      tx.run(
        sqlOf
          .selectFrom('inspection')
          .where('town_id', '=', townId)
          .where('id', '=', sql<number>`any(${ids(inspections)}::bigint[])`)
          .select('id'),
      ),
    ),
    found(records, () =>
      tx.run(
        sqlOf
          .selectFrom('record')
          .where('town_id', '=', townId)
          .where('id', '=', sql<number>`any(${ids(records)}::bigint[])`)
          .select('id'),
      ),
    ),
  ]);
  const fault = (name: string, zh: string, en: string): InputFault => ({ path: [name], text: [zh, en] });
  return [
    ...people
      .filter(({ id }) => !foundPeople.has(id))
      .map(({ name }) =>
        fault(
          name,
          '没有这个人，或此人今天没有在任岗位；请另选',
          'There is no such person with a post today; please choose another',
        ),
      ),
    ...files
      .filter(({ id }) => !foundFiles.has(id))
      .map(({ name }) =>
        fault(
          name,
          '有附件不存在或不是您上传的；请重新添加',
          'A file does not exist or was not uploaded by you; please add it again',
        ),
      ),
    ...inspections
      .filter(({ id }) => !foundInspections.has(id))
      .map(({ name }) => fault(name, '没有这次检查；请另选', 'There is no such inspection; please choose another')),
    ...records
      .filter(({ id }) => !foundRecords.has(id))
      .map(({ name }) => fault(name, '没有这件记录；请另选', 'There is no such record; please choose another')),
    ...of('unit')
      .filter(({ id }) => !town.units.has(id))
      .map(({ name }) => fault(name, '没有这个单位；请另选', 'There is no such unit; please choose another')),
  ];
};
