import type { Picked } from '../../shared/form/values.ts';
import type { ClauseContent, TargetContent } from './content.ts';
import type { CoverageRow, DraftManyAnswer } from './documents.ts';

/** Targets as the check shows them. */
export type ShownTarget = DraftManyAnswer['rows'][number]['targets'][number];

/** An agreement to be drafted. */
export type DraftRow = {
  key: string;
  unit: Picked | null;
  partyB: Picked | null;
  chosen: boolean;
  /** Targets of this row alone; null: those of all. */
  own: readonly TargetContent[] | null;
  /** Clauses that go with targets of its own. */
  clauses: readonly ClauseContent[];
  /** Targets as they came out of the check. */
  targets: readonly ShownTarget[];
  /** What came of it: nothing yet, ready by the check, drafted, offered, or what stands in the way. */
  outcome: 'open' | 'ready' | 'made' | 'sent' | { problems: readonly string[] };
  record: { id: string; number: string; version: number } | null;
};

/** A row of nobody yet. */
export const emptyRow = (key: string): DraftRow => ({
  key,
  unit: null,
  partyB: null,
  chosen: true,
  own: null,
  clauses: [],
  targets: [],
  outcome: 'open',
  record: null,
});

/** Rows of those who are expected to have an agreement and have none. */
export const rowsOf = (missing: readonly CoverageRow[]): DraftRow[] =>
  missing
    .filter(({ stage }) => stage === 'NONE')
    .map(({ unit, unitId, person, personId }) => ({
      ...emptyRow(`${unitId} ${personId}`),
      unit: { id: unitId, label: unit },
      partyB: { id: personId, label: person },
    }));

const done: readonly DraftRow['outcome'][] = ['made', 'sent'];

/** Whether a row is drafted already. */
export const isDrafted = ({ outcome }: DraftRow): boolean => done.includes(outcome);

/** Rows that are still to be drafted: chosen, and with unit and person. */
export const pending = (rows: readonly DraftRow[]): DraftRow[] =>
  rows.filter((row) => row.chosen && !isDrafted(row) && row.unit !== null && row.partyB !== null);

/** What was checked no longer holds, once what is the same for all has changed. */
export const reopened = (rows: readonly DraftRow[]): DraftRow[] =>
  rows.map((row) => (isDrafted(row) ? row : { ...row, outcome: 'open', targets: [] }));

/** The items of the mutation. */
export const itemsOf = (rows: readonly DraftRow[], partyA: string) =>
  rows.flatMap(({ unit, partyB }) => (unit && partyB ? [{ unit: unit.id, partyA, partyB: partyB.id }] : []));

type Answered = {
  problems: readonly { message: string }[];
  record?: DraftRow['record'];
  targets?: readonly ShownTarget[];
};

/** Writes the answer's results into the rows that were asked about, in their order. */
export const withAnswer = (
  rows: readonly DraftRow[],
  asked: readonly DraftRow[],
  answers: readonly Answered[],
  good: 'ready' | 'made' | 'sent',
): DraftRow[] => {
  const results = new Map(asked.map(({ key }, at) => [key, answers[at]]));
  return rows.map((row) => {
    const answer = results.get(row.key);
    if (!answer) return row;
    const { problems, record = null, targets } = answer;
    const outcome = problems.length > 0 ? { problems: problems.map(({ message }) => message) } : good;
    return { ...row, outcome, record: record ?? row.record, targets: targets?.length ? targets : row.targets };
  });
};

/** What is added to last year's result, per indicator: only what is typed and not zero. */
export const raisesOf = (typed: Readonly<Record<string, string>>): { indicator: string; by: string }[] =>
  Object.entries(typed).flatMap(([indicator, text]) => {
    const by = text.normalize('NFKC').replace(/\s|%/g, '').replace('\u2212', '-').replace(/^\+/, '');
    return by === '' || Number(by) === 0 ? [] : [{ indicator, by }];
  });

/** Whether a raise is a number that may be added. */
export const isRaise = (text: string): boolean =>
  text.trim() === '' || raisesOf({ x: text }).every(({ by }) => /^-?\d{1,3}(\.\d{1,4})?$/.test(by));
