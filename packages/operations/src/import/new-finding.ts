import type { Text } from '@plumbline/terms';
import { categories, type Step, type Workflow, weights } from '@plumbline/workflows';
import { canonicalJson, sha256 } from '../record/canonical.ts';
import { parseInput } from '../record/parse-input.ts';
import { type HeldPost, permissionsOver } from '../record/relations.ts';
import { rowFault, rowWarning } from './codes.ts';
import { type Directory, findInspection, findPerson, findUnit, holds } from './directory.ts';
import {
  compared,
  type FindingColumn,
  type FindingRow,
  findingColumns,
  type RowFault,
  type RowWarning,
  textOf,
} from './finding-row.ts';
import { readDay } from './read-day.ts';

/** The inspection that a row names: one that is there, or one that is to be made. */
export interface WantedInspection {
  readonly id: number | null;
  readonly title: string;
  readonly heldOn: string;
}

/** A new finding, ready to be recorded. */
export interface NewFinding {
  readonly line: number;
  readonly digest: string;
  /** Fields of the recording step, but for the inspection. */
  readonly record: Readonly<Record<string, unknown>>;
  readonly inspection: WantedInspection | null;
  /** Fields of the notice's step, where the row says all that it needs. */
  readonly notice: Readonly<Record<string, unknown>> | null;
}

/** Who imports, and what rows are judged by. */
export interface Judging {
  readonly directory: Directory;
  readonly workflow: Workflow;
  readonly posts: readonly HeldPost[];
  readonly mayIssue: boolean;
  readonly mayAddInspections: boolean;
  readonly today: string;
}

const identity = [
  'inspection',
  'inspectedOn',
  'unit',
  'place',
  'title',
  'description',
  'category',
  'weight',
  'responsible',
  'requirement',
  'rectifyBy',
  'inspector',
] as const satisfies readonly FindingColumn[];
const days: readonly FindingColumn[] = ['inspectedOn', 'rectifyBy'];

/** What tells a row without a number from all others: the whole of its content, however it was typed. */
export const rowDigest = (row: FindingRow): string =>
  sha256(
    canonicalJson(
      identity.map((column) => {
        const cell = row.cells[column];
        if (cell === undefined) return '';
        return days.includes(column) ? (readDay(cell) ?? compared(cell.text)) : compared(cell.text);
      }),
    ),
  );

/** A choice by its words in either language or by its code; the usual one where nothing is said. */
export const findChoice = (options: Readonly<Record<string, Text>>, text: string, usual: string): string | null => {
  if (text === '') return usual;
  const wanted = compared(text);
  const found = Object.entries(options).find(([code, title]) =>
    [code, ...title].some((word) => compared(word) === wanted),
  );
  return found?.[0] ?? null;
};

/** Faults that a step's own rules find, by the column that each concerns. */
const faultsOfStep = (
  step: Step | undefined,
  input: Readonly<Record<string, unknown>>,
  required: readonly string[],
  today: string,
  row: FindingRow,
): readonly RowFault[] => {
  if (step === undefined) return [];
  const parsed = parseInput(step, input, required, today);
  if (parsed.ok) return [];
  return parsed.faults.map(({ path: [name = ''], text }) => {
    const column = name in findingColumns ? (name as FindingColumn) : null;
    const found = column === null ? '' : textOf(row, column);
    const code = step.input?.[name]?.kind === 'day' ? 'DAY_PASSED' : 'TOO_LONG';
    return { ...rowFault(code, column, found), reason: text };
  });
};

/** Collects what is wrong while a row is read. */
class Reading {
  readonly faults: RowFault[] = [];
  readonly warnings: RowWarning[] = [];
  readonly row: FindingRow;
  readonly judging: Judging;
  constructor(row: FindingRow, judging: Judging) {
    this.row = row;
    this.judging = judging;
  }

  refuse(code: RowFault['code'], column: FindingColumn): null {
    this.faults.push(rowFault(code, column, textOf(this.row, column)));
    return null;
  }

  unit(): number | null {
    const text = textOf(this.row, 'unit');
    if (text === '') return this.refuse('UNIT_MISSING', 'unit');
    const found = findUnit(this.judging.directory, text);
    if (found.kind !== 'one') return this.refuse(found.kind === 'none' ? 'UNKNOWN_UNIT' : 'AMBIGUOUS_UNIT', 'unit');
    const { workflow, directory, posts } = this.judging;
    const permission = Object.values(workflow.steps).find(({ from }) => from === null)?.permission;
    if (permission !== undefined && !permissionsOver(workflow, directory.town, posts, found.value).includes(permission))
      return this.refuse('NOT_ALLOWED', 'unit');
    return found.value;
  }

  person(column: 'responsible' | 'inspector', unitId: number | null): number | null {
    const text = textOf(this.row, column);
    if (text === '') return null;
    const found = findPerson(this.judging.directory, text, unitId);
    if (found.kind !== 'one') return this.refuse(found.kind === 'none' ? 'UNKNOWN_PERSON' : 'AMBIGUOUS_PERSON', column);
    const allowed = this.judging.workflow.steps['record']?.input?.[column]?.allowed;
    if (allowed !== undefined && !holds(this.judging.workflow, allowed, found.value))
      return this.refuse('PERSON_NOT_ALLOWED', column);
    return found.value.id;
  }

  day(column: 'inspectedOn' | 'rectifyBy'): string | null {
    const cell = this.row.cells[column];
    if (cell === undefined || cell.text === '') return null;
    return readDay(cell) ?? this.refuse('NOT_A_DAY', column);
  }

  inspection(): WantedInspection | null {
    const title = textOf(this.row, 'inspection');
    const heldOn = this.day('inspectedOn');
    if (title === '') return null;
    const found = findInspection(this.judging.directory, title, heldOn);
    if (found.kind === 'one') return found.value;
    if (found.kind === 'several') return this.refuse('AMBIGUOUS_INSPECTION', 'inspection');
    if (!this.judging.mayAddInspections) return this.refuse('UNKNOWN_INSPECTION', 'inspection');
    if (textOf(this.row, 'inspectedOn') === '') return this.refuse('INSPECTION_DAY_MISSING', 'inspection');
    return heldOn === null ? null : { id: null, title, heldOn };
  }

  choice(column: 'category' | 'weight', options: Readonly<Record<string, Text>>, usual: string): string {
    const found = findChoice(options, textOf(this.row, column), usual);
    if (found === null) this.refuse(column === 'category' ? 'UNKNOWN_CATEGORY' : 'UNKNOWN_WEIGHT', column);
    return found ?? usual;
  }

  /** What the notice needs and the row does not say, in words. */
  missingForNotice(): readonly FindingColumn[] {
    return (['responsible', 'requirement', 'rectifyBy'] as const).filter((column) => textOf(this.row, column) === '');
  }
}

const titlesOf = (columns: readonly FindingColumn[]): Text => [
  columns.map((column) => findingColumns[column][0]).join('、'),
  columns.map((column) => findingColumns[column][1]).join(', '),
];

const isSettled = (workflow: Workflow, text: string): boolean =>
  Object.values(workflow.states).some(
    ({ tags, title }) => !tags.includes('open') && title.some((word) => compared(word) === compared(text)),
  );

/** Judges a row without a number: a new finding with a notice where the row says all that one needs, or every fault at once. */
export const judgeNew = (
  row: FindingRow,
  judging: Judging,
): { readonly faults: readonly RowFault[]; readonly warnings: readonly RowWarning[]; readonly finding: NewFinding } => {
  const reading = new Reading(row, judging);
  const { faults, warnings } = reading;
  const { workflow, today, mayIssue } = judging;
  if (textOf(row, 'title') === '') reading.refuse('TITLE_MISSING', 'title');
  if (isSettled(workflow, textOf(row, 'state'))) reading.refuse('CLOSED_WITHOUT_NUMBER', 'state');
  const unit = reading.unit();
  const inspection = reading.inspection();
  const category = reading.choice('category', categories, 'withDeadline');
  const weight = reading.choice('weight', weights, 'ordinary');
  const [responsible, inspector] = [reading.person('responsible', unit), reading.person('inspector', unit)];
  const rectifyBy = reading.day('rectifyBy');
  const record = {
    title: textOf(row, 'title'),
    description: textOf(row, 'description'),
    place: textOf(row, 'place'),
    unit,
    category,
    weight,
    responsible,
    rectifyBy,
    inspector,
  };
  const requirement = textOf(row, 'requirement');
  const missing = reading.missingForNotice();
  const notice = missing.length === 0 && mayIssue ? { responsible, requirement, rectifyBy } : null;
  for (const [name, input] of [
    ['record', record],
    ['issueNotice', notice],
  ] as const) {
    const found = input === null ? [] : faultsOfStep(workflow.steps[name], input, [], today, row);
    // One fault per cell: the first says most.
    faults.push(...found.filter(({ column }) => !faults.some((fault) => fault.column === column)));
  }
  if (missing.length > 0 && missing.length < 3) warnings.push(rowWarning('NOTICE_INCOMPLETE', titlesOf(missing)));
  else if (missing.length === 0 && !mayIssue) warnings.push(rowWarning('NOTICE_NOT_ALLOWED'));
  return { faults, warnings, finding: { line: row.line, digest: rowDigest(row), record, inspection, notice } };
};
