import type { Transaction } from '@plumbline/database';
import { namedStatement } from '../record/named-statement.ts';
import type { DueWindow } from './windows.ts';

/** A record whose reminder is to be written, locked. */
export interface DueRecord {
  readonly id: number;
  readonly unitId: number;
  readonly dueOn: string;
  readonly confidential: boolean;
  readonly window: DueWindow;
}

/** How many records one transaction reminds of: long enough to be worth its commit, short enough that a step hardly waits for it. */
export const batchSize = 500;

interface Row {
  readonly place: number;
  readonly id: number;
  readonly unit_id: number;
  readonly due_on: string;
  readonly confidential: boolean;
}

// A record that a step or another worker holds is left to the next sweep. Asked as a value and not by `not exists`, the
// reminder is looked up by its key whatever the planner believes of the table: it once chose to read all of it per record.
const lock = namedStatement<Row>(`
  select w.place::int as place, r.id, r.unit_id, r.due_on, r.confidential
  from unnest(:kinds::text[], :states::text[], :deadlines::text[], :rungs::int[], :afters::date[], :latests::date[])
    with ordinality as w (kind, state, deadline, rung, after, latest, place)
  join record r on r.town_id = :town::int and r.kind = w.kind and r.state = w.state and r.due_on > w.after and r.due_on <= w.latest
  where (select m.rung from reminder m where m.town_id = :town::int and m.record_id = r.id
    and m.deadline = w.deadline and m.rung = w.rung and m.due_on = r.due_on) is null
  limit :most::int
  for no key update of r skip locked`);

/** Locks at most `batchSize` records whose last due rung is not written yet. */
export const lockDueRecords = async (
  tx: Transaction,
  townId: number,
  windows: readonly DueWindow[],
): Promise<readonly DueRecord[]> => {
  const rows = await tx.run(
    lock({
      town: townId,
      kinds: windows.map(({ workflow }) => workflow.name),
      states: windows.map(({ state }) => state),
      deadlines: windows.map(({ deadline }) => deadline),
      rungs: windows.map(({ rung }) => rung),
      afters: windows.map(({ after }) => after),
      latests: windows.map(({ latest }) => latest),
      most: batchSize,
    }),
  );
  return rows.map(({ place, id, unit_id, due_on, confidential }) => {
    const window = windows[place - 1];
    if (window === undefined) throw new Error(`There is no window ${place}.`);
    return { id, unitId: unit_id, dueOn: due_on, confidential, window };
  });
};
