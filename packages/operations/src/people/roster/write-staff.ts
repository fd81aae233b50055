import type { BulkTransaction } from '@plumbline/database';
import { insertPerson } from '../people.ts';
import { insertPost } from '../posts.ts';
import { renamePerson } from '../rename-person.ts';
import type { StaffFate } from './judge-staff.ts';

/**
 * Writes people and posts.
 * @param onWritten told after each row
 * @returns the person of each row
 */
export const writeStaff = async (
  tx: Pick<BulkTransaction, 'run' | 'first'>,
  townId: number,
  fates: readonly StaffFate[],
  at: Date,
  onWritten: (done: number) => void,
): Promise<readonly number[]> => {
  const people: number[] = [];
  for (const { row, person, rename: isRenamed, post } of fates) {
    const personId = person?.id ?? (await insertPerson(tx, townId, row.name, row.staffNo, at));
    if (person !== null && isRenamed) await renamePerson(tx, townId, person, row.name);
    if (post !== null) await tx.run(insertPost(townId, { personId, ...post }));
    people.push(personId);
    onWritten(people.length);
  }
  return people;
};
