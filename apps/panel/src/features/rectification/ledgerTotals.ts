import { graphql } from '../../data/graphql.ts';

/** How many cases in view are open and how many of them late. */
export const LedgerCountsTotalQuery = graphql(`
  query LedgerTotals {
    open: rectificationCases(first: 1, filter: { open: true }) { totalCount }
    overdue: rectificationCases(first: 1, filter: { overdue: true }) { totalCount }
  }
`);
