import { auditState, type Deps, doctor, listTowns } from '@plumbline/operations';
import type { Text } from '@plumbline/terms';
import { print, printJson, remark, word } from './output.ts';
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
      remark(word(sealing, await sealedSoFar(product.deps)));
    }
    return disagreements.length === 0 ? 0 : 1;
  });

/** How much of the open record of all towns is sealed, and how much waits. */
const sealedSoFar = async (deps: Deps): Promise<{ sealed: number; waiting: number }> => {
  const states = await Promise.all((await listTowns(deps)).map(({ id }) => auditState(deps, id)));
  return {
    sealed: states.reduce((sum, { lastPosition }) => sum + lastPosition, 0),
    waiting: states.reduce((sum, { waiting }) => sum + waiting, 0),
  };
};

const sealing: Text = [
  '公开的记录已封存 {sealed} 条，待封存 {waiting} 条；封存是否完好请用 plumbline audit verify 校验。',
  'Of the open record {sealed} events are sealed and {waiting} are waiting; “plumbline audit verify” checks the seals.',
];
const sound: Text = [
  '重放了 {towns} 个镇 {records} 件事项的 {events} 条记录，全部一致。',
  'Replayed {events} events of {records} records (towns: {towns}): all agree.',
];
const unsound: Text = [
  '重放了 {towns} 个镇 {records} 件事项的 {events} 条记录，{wrong} 处不一致。',
  'Replayed {events} events of {records} records (towns: {towns}): {wrong} disagree.',
];
