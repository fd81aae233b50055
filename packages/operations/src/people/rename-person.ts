import { sqlOf, type Transaction } from '@plumbline/database';
import { personKeys, pinyinOf } from '../search/keys.ts';

/** Corrects a person's name, and what they are found by. */
export const renamePerson = async (
  tx: Pick<Transaction, 'run'>,
  townId: number,
  { id, staffNo }: { readonly id: number; readonly staffNo: string | null },
  name: string,
): Promise<void> => {
  await tx.run(
    sqlOf
      .updateTable('person')
      .set({ name, pinyin: pinyinOf(name) })
      .where('town_id', '=', townId)
      .where('id', '=', id),
  );
  await tx.run(
    sqlOf
      .deleteFrom('search_key')
      .where('town_id', '=', townId)
      .where('kind', '=', 'person')
      .where('target_id', '=', id),
  );
  await tx.run(
    sqlOf
      .insertInto('search_key')
      .values(personKeys(name, staffNo).map((key) => ({ town_id: townId, kind: 'person', key, target_id: id }))),
  );
};
