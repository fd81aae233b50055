import { type BulkTransaction, bulkTransaction, sqlOf } from '@plumbline/database';
import { say, type Text } from '@plumbline/terms';
import { sql } from 'kysely';
import type { Accounts } from '../../accounts.ts';
import type { Deps } from '../../deps.ts';
import { badRows, mayWrite, type SheetImportOptions, withFound } from '../../exam/import/report.ts';
import type { Answer } from '../../problem.ts';
import { allows } from '../../rights/declare.ts';
import { setupRights } from '../../rights/setup.ts';
import { type TownFacts, todayOf, townFacts } from '../../town/facts.ts';
import type { Viewer } from '../../viewer.ts';
import { createAccount } from '../people.ts';
import { followPosts } from '../posts.ts';
import { notAdministrator } from '../rights.ts';
import { isUnchanged, judgeStaff, type StaffFate } from './judge-staff.ts';
import { closedUnits, readStaff } from './known-staff.ts';
import type { MadeAccount, StaffReport, StaffRow, StaffRows, StaffSheet } from './staff-sheet.ts';
import { writeStaff } from './write-staff.ts';

/** First key of the lock under which rosters of the staff are written one after the other; the second is the town. */
const staffLock = 1307;

const rowsOf = (batches: readonly StaffRows[], withdrawn: ReadonlySet<number>): StaffRow[] =>
  batches.flatMap(({ count, lines, name, staffNo, unit, role, title, from, login }) =>
    Array.from({ length: count }, (_, at) => ({
      line: lines[at] ?? 0,
      name: name[at] ?? '',
      staffNo: staffNo[at] ?? '',
      unit: unit[at] ?? '',
      role: role[at] ?? '',
      title: title?.[at] ?? '',
      from: from?.[at] ?? '',
      login: login?.[at] ?? '',
    })).filter(({ line }) => !withdrawn.has(line)),
  );

interface Written {
  readonly report: StaffReport;
  readonly fates: readonly StaffFate[];
  readonly people: readonly number[];
}

const importInto = async (
  tx: BulkTransaction,
  {
    deps,
    accounts,
    town,
    today,
    options,
  }: { deps: Deps; accounts: Accounts; town: TownFacts; today: string; options: SheetImportOptions },
  sheet: StaffSheet,
): Promise<Written> => {
  const batches: StaffRows[] = [];
  const verdict = await sheet.judge(async (rows) => void batches.push(rows));
  // Two imports of one roster must not enter anybody twice.
  if (options.dryRun !== true)
    await tx.run(sql`select pg_advisory_xact_lock(${staffLock}, ${town.id}::int)`.compile(sqlOf));
  const [people, closed] = [await readStaff(tx, town.id, today), await closedUnits(tx, town.id, today)];
  const logins = await accounts.loginsOf(
    town.id,
    people.map(({ id }) => id),
  );
  const rows = rowsOf(batches, new Set(verdict.withdrawn));
  const judged = judgeStaff(sheet, rows, { town, today, people, logins, closed });
  const bad = badRows(verdict) + judged.badRows;
  const { fates } = judged;
  const write = mayWrite(fates.length, bad, options);
  const changing = fates.filter((fate) => !isUnchanged(fate));
  const tell = (done: number) => options.onProgress?.({ stage: 'writing', done, all: 2 * changing.length });
  const written = write ? await writeStaff(tx, town.id, changing, deps.clock(), tell) : [];
  const isNew = fates.filter(({ person }) => person === null).length;
  return {
    fates: write ? changing : [],
    people: written,
    report: {
      rows: verdict.rows,
      accepted: write || options.dryRun === true ? fates.length : 0,
      written: write && changing.length > 0,
      ...withFound(verdict, judged.problems, 0),
      warnings: [...verdict.warnings, ...judged.warnings].sort((a, b) => a.line - b.line),
      counts: {
        new: isNew,
        changed: changing.length - isNew,
        unchanged: fates.length - changing.length,
        bad,
      },
      created: { schools: [], classes: [], pupils: 0 },
      changes: judged.changes,
      accountsToMake: changing.filter(({ login }) => login !== null).length,
      accounts: [],
      withoutAccount: [],
    },
  };
};

const fault: Text = ['没有完成，请再导入一次同一个文件', 'This was not done; import the same file again'];

/** So many accounts are made at a time: each waits for a slow hash. */
const atOnce = 4;

/**
 * Gives accounts to those who were written: each by itself, since they lie outside the transaction. Where one fails, those
 * that were made are told all the same, since their passwords are told only once.
 * @throws what the first one failed with, where none was made
 */
const openAccounts = async (
  deps: Deps,
  accounts: Accounts,
  viewer: Viewer,
  { fates, people }: Written,
  onProgress: SheetImportOptions['onProgress'],
): Promise<Pick<StaffReport, 'accounts' | 'withoutAccount'>> => {
  const made: MadeAccount[] = [];
  const withoutAccount: { line: number; name: string; reason: string }[] = [];
  const failures: unknown[] = [];
  const open = async ({ row: { line, name, unit }, login }: StaffFate, personId: number | undefined): Promise<void> => {
    if (personId === undefined || login === null) return;
    try {
      const account = await createAccount(deps, accounts, viewer, personId, login);
      if (account.ok) made.push({ line, personId, name, unit, login, oneTimePassword: account.oneTimePassword });
      else withoutAccount.push({ line, name, reason: account.problems[0]?.message ?? '' });
    } catch (error) {
      failures.push(error);
      withoutAccount.push({ line, name, reason: say(fault, viewer.locale) });
    }
  };
  for (let at = 0; at < fates.length; at += atOnce) {
    await Promise.all(fates.slice(at, at + atOnce).map((fate, index) => open(fate, people[at + index])));
    if (failures.length > 0 && made.length === 0) throw failures[0];
    onProgress?.({
      stage: 'writing',
      done: fates.length + Math.min(at + atOnce, fates.length),
      all: 2 * fates.length,
    });
  }
  const byLine = (a: { line: number }, b: { line: number }): number => a.line - b.line;
  return { accounts: made.sort(byLine), withoutAccount: withoutAccount.sort(byLine) };
};

/**
 * Imports a roster of the staff by the one policy of all imports: people are told apart by their staff number; whoever is
 * not known is added with the post of the row, of whoever is known the name is corrected and the post added where it is
 * not held. No post is ended: cases follow a post, so that is done with a successor, by hand. Whoever has no account gets
 * one with a one-time password, which is told once; an import that was broken off after people were written is finished
 * by importing the same file again.
 * @param open opens the sheet; what it throws ends the import, with nothing written
 * @returns problems where the viewer may not
 */
export const importStaff = async (
  deps: Deps,
  accounts: Accounts,
  viewer: Viewer,
  open: () => Promise<StaffSheet>,
  options: SheetImportOptions,
): Promise<Answer<{ report: StaffReport }>> => {
  if (!allows(setupRights.acts.importStaff, viewer)) return notAdministrator(viewer);
  const town = await townFacts(deps, viewer.townId);
  const today = todayOf(town, deps.clock());
  const sheet = await open();
  const written = await bulkTransaction(
    deps.pool,
    viewer,
    (tx) => importInto(tx, { deps, accounts, town, today, options }, sheet),
    options.signal,
  );
  const roles = new Set(written.fates.flatMap(({ post }) => (post === null ? [] : [post.role])));
  for (const role of roles) await followPosts(deps, viewer, role);
  const opened = await openAccounts(deps, accounts, viewer, written, options.onProgress);
  return { ok: true, report: { ...written.report, ...opened } };
};
