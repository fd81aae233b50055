import { doctor } from '@plumbline/operations';
import type { Text } from '@plumbline/terms';
import { print, printJson, word } from './output.ts';
import { withProduct } from './session.ts';

/**
 * Replays every record's events through the machines and shows what disagrees with the records.
 * @returns the exit code: 0 where all agree, 1 where anything does not
 */
export const examine = ({ json = false }: { json?: boolean }): Promise<number> =>
  withProduct(async ({ product }) => {
    const diagnosis = await doctor(product.deps);
    const { towns, records, events, disagreements } = diagnosis;
    if (json) printJson(diagnosis);
    else {
      for (const { town, number, what } of disagreements) print(`${town} ${number}: ${what}`);
      const values = { towns, records, events, wrong: disagreements.length };
      print(word(disagreements.length === 0 ? sound : unsound, values));
    }
    return disagreements.length === 0 ? 0 : 1;
  });

const sound: Text = [
  '重放了 {towns} 个镇 {records} 件事项的 {events} 条记录，全部一致。',
  'Replayed {events} events of {records} records in {towns} towns: all agree.',
];
const unsound: Text = [
  '重放了 {towns} 个镇 {records} 件事项的 {events} 条记录，{wrong} 处不一致。',
  'Replayed {events} events of {records} records in {towns} towns: {wrong} disagree.',
];
