import { type Workflow, workflows } from '@plumbline/workflows';
import type { Deps } from '../deps.ts';
import { permissionsOver } from '../record/relations.ts';
import { allows } from '../rights/declare.ts';
import { inspectionRights } from '../rights/inspection.ts';
import { todayOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { rowFault, rowWarning } from './codes.ts';
import { compareCase } from './compare-case.ts';
import { type Directory, readDirectory } from './directory.ts';
import { type FindingRow, type RowFault, type RowWarning, textOf } from './finding-row.ts';
import { casesImported, casesNumbered, type ImportedCase, type KnownCase } from './known-cases.ts';
import { type Judging, judgeNew, type NewFinding, rowDigest } from './new-finding.ts';

/** What an import would do with a row. */
export type RowFate = 'new' | 'unchanged' | 'changed' | 'bad';

/** A row as it was judged. */
export interface JudgedRow {
  readonly line: number;
  readonly sheetLine: number;
  readonly fate: RowFate;
  /** Number of the case that the row stands for already. */
  readonly number: string | null;
  readonly faults: readonly RowFault[];
  readonly warnings: readonly RowWarning[];
  /** What is to be recorded, or was by an earlier import. */
  readonly finding: (NewFinding & { readonly earlier: ImportedCase | null }) | null;
}

const workflow: Workflow = workflows.rectification;

/** `整改〔2026〕12` however its brackets were typed. */
const numberOf = (row: FindingRow): string =>
  textOf(row, 'number')
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[[({【]?(\d{4})[\])}】]?(?=[\d-])-?/u, '〔$1〕');

const controls = /[\p{Cc}\p{Cs}\ufffe\uffff]/u;

const faultsOfText = (row: FindingRow): readonly RowFault[] =>
  Object.entries(row.cells)
    .filter(([, { text }]) => controls.test(text.replaceAll(/[\r\n\t]/gu, '')))
    .map(([column, { text }]) =>
      rowFault(
        'INVALID_CHARACTERS',
        column as keyof typeof row.cells,
        text.replaceAll(new RegExp(controls, 'gu'), '�'),
      ),
    );

/** Rows that say the same as an earlier one, and numbers under which rows differ. */
const repeats = (rows: readonly FindingRow[]) => {
  const same = new Map<FindingRow, FindingRow>();
  const conflicts = new Set<string>();
  const firstBy = new Map<string, FindingRow>();
  const contentBy = new Map<string, string>();
  for (const row of rows) {
    const number = numberOf(row);
    const content = `${number}/${rowDigest(row)}`;
    const first = firstBy.get(content);
    if (first !== undefined) same.set(row, first);
    else firstBy.set(content, row);
    if (number === '') continue;
    const known = contentBy.get(number);
    if (known !== undefined && known !== content) conflicts.add(number);
    contentBy.set(number, content);
  }
  return { same, conflicts };
};

/** Everything that rows are judged by. */
interface Known {
  readonly judging: Judging;
  readonly directory: Directory;
  readonly numbered: ReadonlyMap<string, KnownCase>;
  readonly imported: ReadonlyMap<string, ImportedCase>;
}

const judgeNumbered = (
  row: FindingRow,
  number: string,
  { numbered, directory }: Known,
): Omit<JudgedRow, 'line' | 'sheetLine'> => {
  const found = numbered.get(number);
  if (found === undefined) {
    const faults = [rowFault('UNKNOWN_NUMBER', 'number', textOf(row, 'number'))];
    return { fate: 'bad', number: null, faults, warnings: [], finding: null };
  }
  const { faults, warnings } = compareCase(row, found, workflow, directory);
  const fate = faults.length > 0 ? 'bad' : warnings.length > 0 ? 'changed' : 'unchanged';
  return { fate, number, faults, warnings, finding: null };
};

const judgeRow = (row: FindingRow, known: Known): Omit<JudgedRow, 'line' | 'sheetLine'> => {
  const number = numberOf(row);
  const broken = [...row.faults, ...faultsOfText(row)];
  if (broken.length > 0) return { fate: 'bad', number: null, faults: broken, warnings: [], finding: null };
  if (number !== '') return judgeNumbered(row, number, known);
  const { faults, warnings, finding } = judgeNew(row, known.judging);
  const earlier = known.imported.get(finding.digest) ?? null;
  // What went in once stays in, even where the same words would be refused today.
  if (earlier !== null)
    return { fate: 'unchanged', number: earlier.number, faults: [], warnings: [], finding: { ...finding, earlier } };
  if (faults.length > 0) return { fate: 'bad', number: null, faults, warnings, finding: null };
  return { fate: 'new', number: null, faults, warnings, finding: { ...finding, earlier } };
};

/**
 * Judges every row of a ledger against what is on record, and writes nothing (one policy for all imports).
 * @returns the rows in their order, each with all that is wrong with it
 */
export const judgeFindings = async (
  deps: Deps,
  viewer: Viewer,
  rows: readonly FindingRow[],
): Promise<readonly JudgedRow[]> => {
  const town = await townFacts(deps, viewer.townId);
  const today = todayOf(town, deps.clock());
  const numbers = [...new Set(rows.map(numberOf).filter((number) => number !== ''))];
  const digests = rows.filter((row) => numberOf(row) === '').map(rowDigest);
  const [directory, numbered, imported] = await Promise.all([
    readDirectory(deps, viewer, town, today),
    casesNumbered(deps, viewer, town, workflow, numbers),
    casesImported(deps, viewer, digests),
  ]);
  const posts = viewer.posts.map(({ id, role, unitId }) => ({ id, role, unit_id: unitId }));
  const root = [...town.units.values()].find(({ parentId }) => parentId === null)?.id ?? 0;
  const issue = workflow.steps['issueNotice']?.permission ?? '';
  const judging: Judging = {
    directory,
    workflow,
    posts,
    mayIssue: permissionsOver(workflow, town, posts, root).includes(issue),
    mayAddInspections: allows(inspectionRights.acts.hold, viewer),
    today,
  };
  const known: Known = { judging, directory, numbered, imported };
  const { same, conflicts } = repeats(rows);
  return rows.map((row): JudgedRow => {
    const { line, sheetLine } = row;
    const first = same.get(row);
    if (conflicts.has(numberOf(row))) {
      const faults = [rowFault('DUPLICATE_CONFLICT', 'number', textOf(row, 'number'))];
      return { line, sheetLine, fate: 'bad', number: null, faults, warnings: [], finding: null };
    }
    const judged = judgeRow(row, known);
    if (first === undefined || judged.fate === 'bad') return { line, sheetLine, ...judged };
    const warnings = [rowWarning('DUPLICATE_IDENTICAL', String(first.sheetLine))];
    return { line, sheetLine, ...judged, fate: 'unchanged', warnings, finding: null };
  });
};
