import { isRole, roles } from '@plumbline/terms';
import type { CellChange } from '../../exam/import/count-fates.ts';
import type { SheetProblem, SheetWarning } from '../../exam/import/source.ts';
import { findUnit } from '../../import/directory.ts';
import { compared } from '../../import/finding-row.ts';
import { readDay } from '../../import/read-day.ts';
import { planYearOf, type TownFacts } from '../../town/facts.ts';
import type { KnownPerson } from './known-staff.ts';
import { proposeLogin } from './propose-login.ts';
import { type StaffCode, staffCodes, warnOfStaff } from './staff-codes.ts';
import type { StaffRow, StaffSheet } from './staff-sheet.ts';

/** What a good row comes to. */
export interface StaffFate {
  readonly row: StaffRow;
  /** `null` for somebody new. */
  readonly person: KnownPerson | null;
  readonly rename: boolean;
  /** The post to be given; `null` where it is held already. */
  readonly post: {
    readonly unitId: number;
    readonly role: string;
    readonly title: string;
    readonly fromOn: string;
  } | null;
  /** The login of the account to be made; `null` where there is one. */
  readonly login: string | null;
}

/** What the rows are judged by. */
export interface StaffFacts {
  readonly town: TownFacts;
  readonly today: string;
  readonly people: readonly KnownPerson[];
  /** Logins of those who have an account, by person. */
  readonly logins: ReadonlyMap<number, string>;
  readonly closed: ReadonlySet<number>;
}

/** What came of the rows. */
export interface JudgedStaff {
  readonly fates: readonly StaffFate[];
  readonly problems: readonly SheetProblem[];
  readonly badRows: number;
  readonly warnings: readonly SheetWarning[];
  readonly changes: readonly CellChange[];
}

const loginKey = (login: string): string => login.normalize('NFKC').trim().toLowerCase();

/** The logins that are given or held, and how many rows give each. */
const loginBook = (rows: readonly StaffRow[], { people, logins }: StaffFacts) => {
  const holders = new Map<string, number>();
  for (const { id, login } of people) if (login !== null) holders.set(loginKey(login), id);
  for (const [id, login] of logins) holders.set(loginKey(login), id);
  const given = new Map<string, number>();
  for (const { login } of rows) if (login !== '') given.set(loginKey(login), (given.get(loginKey(login)) ?? 0) + 1);
  const proposed = new Set<string>();
  return {
    /** Whether a login that a row gives belongs to somebody else, or to another row too. */
    clashes: (login: string, personId: number | null): boolean => {
      const holder = holders.get(loginKey(login));
      return (holder !== undefined && holder !== personId) || (given.get(loginKey(login)) ?? 0) > 1;
    },
    propose: ({ name, staffNo }: StaffRow): string => {
      const login = proposeLogin(name, staffNo, (one) => holders.has(one) || given.has(one) || proposed.has(one));
      proposed.add(login);
      return login;
    },
  };
};

const unitTitle = (town: TownFacts, id: number): string => town.units.get(id)?.name ?? '';

/** Judges what the file alone could not tell: units, days and logins, and what each row means to what is on record. */
export const judgeStaff = (
  sheet: Pick<StaffSheet, 'headers' | 'headerLine'>,
  rows: readonly StaffRow[],
  facts: StaffFacts,
): JudgedStaff => {
  const { town, today, people, logins, closed } = facts;
  const open = { town: { ...town, units: new Map([...town.units].filter(([id]) => !closed.has(id))) } };
  const byNumber = new Map(
    people.flatMap((one) => (one.staffNo === null ? [] : [[compared(one.staffNo), one] as const])),
  );
  const book = loginBook(rows, facts);
  const fates: StaffFate[] = [];
  const problems: SheetProblem[] = [];
  const warnings: SheetWarning[] = [];
  const changes: CellChange[] = [];
  let badRows = 0;

  const refuse = ({ line }: StaffRow, column: string, code: StaffCode, found: string): void => {
    const [reason, remedy] = staffCodes[code];
    const sheetLine = line + sheet.headerLine - 1;
    problems.push({ line, sheetLine, column: sheet.headers[column] ?? null, code, found, reason, remedy });
  };
  const warn = ({ line }: StaffRow, code: Parameters<typeof warnOfStaff>[0], found: string): void => {
    warnings.push({ line, sheetLine: line + sheet.headerLine - 1, code, found, reason: warnOfStaff(code, found) });
  };

  for (const row of rows) {
    const before = problems.length;
    const person = byNumber.get(compared(row.staffNo)) ?? null;
    const unit = findUnit(open, row.unit);
    if (unit.kind !== 'one') refuse(row, 'unit', unit.kind === 'none' ? 'UNKNOWN_UNIT' : 'AMBIGUOUS_UNIT', row.unit);
    const given = row.from === '' ? null : readDay({ text: row.from, day: null });
    if (row.from !== '' && given === null) refuse(row, 'from', 'NOT_A_DAY', row.from);
    const held = person === null ? undefined : logins.get(person.id);
    if (held === undefined && row.login !== '' && book.clashes(row.login, person?.id ?? null))
      refuse(row, 'login', 'LOGIN_TAKEN', row.login);
    if (problems.length > before || unit.kind !== 'one') {
      badRows += 1;
      continue;
    }
    const unitId = unit.value;
    if (held !== undefined && row.login !== '' && loginKey(row.login) !== loginKey(held)) warn(row, 'LOGIN_KEPT', held);
    const holds = person?.posts.some((post) => post.unitId === unitId && post.role === row.role) ?? false;
    const others = (person?.posts ?? []).filter((post) => post.unitId !== unitId || post.role !== row.role);
    if (person !== null && !holds && others.length > 0)
      warn(row, 'OTHER_POSTS', others.map((post) => `${unitTitle(town, post.unitId)} ${post.title}`).join('、'));
    const title = row.title === '' ? (isRole(row.role) ? roles[row.role][0] : row.role) : row.title;
    // Whoever is new was there before the product was; what is added to somebody known begins now.
    const fromOn = given ?? (person === null ? planYearOf(town, today).startsOn : today);
    const fate: StaffFate = {
      row,
      person,
      rename: person !== null && person.name !== row.name,
      post: holds ? null : { unitId, role: row.role, title, fromOn },
      login: held !== undefined ? null : row.login !== '' ? loginKey(row.login) : book.propose(row),
    };
    fates.push(fate);
    if (person === null) continue;
    if (fate.rename) changes.push({ line: row.line, field: 'name', from: person.name, to: row.name });
    if (fate.post !== null)
      changes.push({ line: row.line, field: 'post', from: null, to: `${unitTitle(town, unitId)} ${title}` });
    if (fate.login !== null) changes.push({ line: row.line, field: 'account', from: null, to: fate.login });
  }
  return { fates, problems, badRows, warnings, changes };
};

/** Whether a row changes nothing. */
export const isUnchanged = ({ person, rename, post, login }: StaffFate): boolean =>
  person !== null && !rename && post === null && login === null;
