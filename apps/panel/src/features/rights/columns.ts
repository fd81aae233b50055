import type { MatrixRole, RightGrant, RightsRow } from './documents.ts';

/** Posts that have the same rights in all rows of a table, shown as one column. */
export interface Column {
  readonly roles: readonly MatrixRole[];
}

const widestFirst: readonly RightGrant['over'][] = ['TOWN', 'UNIT_AND_ABOVE', 'UNIT', 'OWN'];

/** What a post may do in one row, the widest first; empty: nothing. */
export const grantsTo = ({ grants }: Pick<RightsRow, 'grants'>, role: string): readonly RightGrant[] =>
  grants
    .filter(({ roles }) => roles.includes(role))
    .sort((a, b) => widestFirst.indexOf(a.over) - widestFirst.indexOf(b.over));

/** So many posts are named in the head of a column; more are called the others. */
export const mostNamed = 6;

const signatureOf = (rows: readonly RightsRow[], role: string): string =>
  rows
    .map((row) =>
      grantsTo(row, role)
        .map(({ over, part }) => `${over} ${part ?? ''}`)
        .join('+'),
    )
    .join('|');

/**
 * The columns of a table: posts in the order given, those with equal rights together where the first of them stands. A
 * column of so many that they are called the others comes last.
 */
export const columnsOf = (rows: readonly RightsRow[], roles: readonly MatrixRole[]): readonly Column[] => {
  const alike = new Map<string, MatrixRole[]>();
  for (const role of roles) {
    const signature = signatureOf(rows, role.code);
    alike.set(signature, [...(alike.get(signature) ?? []), role]);
  }
  const isOthers = ({ length }: readonly MatrixRole[]) => Number(length > mostNamed);
  return [...alike.values()].sort((a, b) => isOthers(a) - isOthers(b)).map((own) => ({ roles: own }));
};
