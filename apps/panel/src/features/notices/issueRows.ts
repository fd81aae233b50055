import type { Picked } from '../../shared/form/values.ts';
import type { Issuable, IssueAnswer, IssueInput } from './documents.ts';

/** What is entered for one finding. */
export type IssueRow = {
  finding: Issuable;
  chosen: boolean;
  responsible: Picked | null;
  requirement: string;
  rectifyBy: string;
  /** What came of it: nothing yet, ready by the check, sent, or what stands in the way. */
  outcome: 'open' | 'ready' | 'sent' | { problems: readonly { message: string; field: string | null }[] };
};

/** What is the same in every row. */
export type SameForAll = Pick<IssueRow, 'responsible' | 'requirement' | 'rectifyBy'>;

/** Nothing is the same yet. */
export const nothingSame: SameForAll = { responsible: null, requirement: '', rectifyBy: '' };

/** Whether a finding is the reader's to issue now. */
export const isIssuable = ({ availableSteps }: { availableSteps: readonly { name: string }[] }): boolean =>
  availableSteps.some(({ name }) => name === 'issueNotice');

/** Rows as the page begins: what the finding says already is filled in. */
export const rowsOf = (findings: readonly Issuable[]): IssueRow[] =>
  findings.filter(isIssuable).map((finding) => ({
    finding,
    chosen: true,
    responsible: finding.responsible ? { id: finding.responsible.id, label: finding.responsible.name } : null,
    requirement: '',
    rectifyBy: finding.rectifyBy ?? '',
    outcome: 'open',
  }));

/** Fills what is the same into rows; only into empty cells unless everything is to be replaced. */
export const fillRows = (rows: readonly IssueRow[], same: SameForAll, replace: boolean): IssueRow[] =>
  rows.map((row) => {
    if (row.outcome === 'sent' || !row.chosen) return row;
    const next = {
      responsible: same.responsible && (replace || !row.responsible) ? same.responsible : row.responsible,
      requirement: same.requirement && (replace || !row.requirement) ? same.requirement : row.requirement,
      rectifyBy: same.rectifyBy && (replace || !row.rectifyBy) ? same.rectifyBy : row.rectifyBy,
    };
    return { ...row, ...next, outcome: 'open' };
  });

/** Rows that are still to be sent. */
export const pending = (rows: readonly IssueRow[]): IssueRow[] =>
  rows.filter(({ chosen, outcome }) => chosen && outcome !== 'sent');

/** The items of the mutation. */
export const itemsOf = (rows: readonly IssueRow[]): IssueInput['items'] =>
  rows.map(({ finding, responsible, requirement, rectifyBy }) => ({
    id: finding.id,
    expectedVersion: finding.version,
    responsible: responsible?.id ?? null,
    requirement: requirement.trim() || null,
    rectifyBy: rectifyBy || null,
  }));

/** Writes the answer's results into the rows that were asked about. */
export const withOutcome = (
  rows: readonly IssueRow[],
  asked: readonly IssueRow[],
  answer: IssueAnswer,
  good: 'ready' | 'sent',
): IssueRow[] => {
  const results = new Map(asked.map(({ finding }, at) => [finding.id, answer.rows[at]?.problems ?? []]));
  return rows.map((row) => {
    const problems = results.get(row.finding.id);
    if (!problems) return row;
    if (problems.length === 0) return { ...row, outcome: good };
    return {
      ...row,
      outcome: { problems: problems.map(({ message, path }) => ({ message, field: path?.[0] ?? null })) },
    };
  });
};
