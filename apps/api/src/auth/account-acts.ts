import { type AccountAct, type AccountChange, accountActs } from '@plumbline/operations';
import type pg from 'pg';

/** How many of the latest are shown. */
const shown = 20;

/** Writes down what happened to an account; `by` is nothing where it was done on the command line. */
export const noteAct = async (
  pool: pg.Pool,
  { townId, personId, act, by }: { townId: number; personId: number; act: AccountAct; by: number | null },
): Promise<void> => {
  await pool.query(
    `insert into auth.account_act (user_id, act, by_person)
     select id, $3, $4 from auth."user" where "townId" = $1 and "personId" = $2`,
    [townId, personId, act, by],
  );
};

/** What happened to a person's account, the latest first. */
export const readActs = async (pool: pg.Pool, townId: number, personId: number): Promise<readonly AccountChange[]> => {
  const { rows } = await pool.query<AccountChange>(
    `select act, at, by_person as by from auth.account_act noted join auth."user" person on person.id = noted.user_id
     where person."townId" = $1 and person."personId" = $2 and act = any($3) order by at desc limit $4`,
    [townId, personId, [...accountActs], shown],
  );
  return rows;
};
