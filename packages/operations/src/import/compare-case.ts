import { categories, type Workflow, weights } from '@plumbline/workflows';
import { rowFault, rowWarning } from './codes.ts';
import { type Directory, findUnit } from './directory.ts';
import {
  compared,
  type FindingColumn,
  type FindingRow,
  findingColumns,
  type RowFault,
  type RowWarning,
  textOf,
} from './finding-row.ts';
import type { KnownCase } from './known-cases.ts';
import { findChoice } from './new-finding.ts';
import { readDay } from './read-day.ts';

/** What a ledger would show of a case in a column, and whether a cell says the same. */
interface Kept {
  readonly shown: string;
  readonly same: (row: FindingRow, column: FindingColumn) => boolean;
}

const words = (shown: string | null, ...more: readonly string[]): Kept => ({
  shown: shown ?? '',
  same: (row, column) => [shown ?? '', ...more].some((word) => compared(word) === compared(textOf(row, column))),
});

const onDay = (day: string | null): Kept => ({
  shown: day ?? '',
  same: (row, column) => {
    const cell = row.cells[column];
    return cell !== undefined && readDay(cell) === day;
  },
});

const person = (name: string | null, staffNo: string | null): Kept =>
  words(name, ...(staffNo === null ? [] : [staffNo, `${name ?? ''}(${staffNo})`]));

const keptOf = (
  found: KnownCase,
  workflow: Workflow,
  directory: Directory,
): Readonly<Record<Exclude<FindingColumn, 'number'>, Kept>> => {
  const category = categories[found.category as keyof typeof categories];
  const weight = weights[found.weight as keyof typeof weights];
  return {
    inspection: words(found.inspection),
    inspectedOn: onDay(found.inspected_on),
    unit: {
      shown: directory.town.units.get(found.unit_id)?.name ?? '',
      same: (row, column) => {
        const unit = findUnit(directory, textOf(row, column));
        return (
          (unit.kind === 'one' && unit.value === found.unit_id) ||
          compared(directory.town.units.get(found.unit_id)?.name ?? '') === compared(textOf(row, column))
        );
      },
    },
    place: words(found.place),
    title: words(found.title),
    description: words(found.description),
    category: {
      shown: category[0],
      same: (row, column) => findChoice(categories, textOf(row, column), '') === found.category,
    },
    weight: { shown: weight[0], same: (row, column) => findChoice(weights, textOf(row, column), '') === found.weight },
    responsible: person(found.responsible, found.responsible_no),
    requirement: words(found.requirement),
    rectifyBy: onDay(found.rectify_by),
    inspector: person(found.inspector, found.inspector_no),
    state: words(
      workflow.states[found.state]?.title[0] ?? '',
      workflow.states[found.state]?.title[1] ?? '',
      found.state,
    ),
    returns: words(String(found.returns)),
    closedOn: onDay(found.closed_on),
  };
};

/** What steps alone decide: a ledger that was written some time ago shows an older state of it. */
const progress: readonly FindingColumn[] = ['state', 'returns', 'closedOn'];

/**
 * Compares a row with the case of its number. A record moves by its steps only, so what the file says otherwise of its
 * content is refused, with what is on record; an older state of affairs is a warning. Empty cells say nothing.
 */
export const compareCase = (
  row: FindingRow,
  found: KnownCase,
  workflow: Workflow,
  directory: Directory,
): { readonly faults: readonly RowFault[]; readonly warnings: readonly RowWarning[] } => {
  const kept = keptOf(found, workflow, directory);
  const differing = (Object.keys(kept) as (keyof typeof kept)[]).filter(
    (column) => textOf(row, column) !== '' && !kept[column].same(row, column),
  );
  return {
    faults: differing
      .filter((column) => !progress.includes(column))
      .map((column) => rowFault('CANNOT_CHANGE', column, textOf(row, column), { kept: kept[column].shown || '—' })),
    warnings: differing
      .filter((column) => progress.includes(column))
      .map((column) =>
        rowWarning('OUT_OF_DATE', [
          `${findingColumns[column][0]}：${textOf(row, column)}`,
          `${findingColumns[column][1]}: ${textOf(row, column)}`,
        ]),
      ),
  };
};
