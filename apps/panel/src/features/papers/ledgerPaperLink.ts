/** Where the ledger of a filter and an order is printed. */
export const ledgerPaperLink = (
  filter: Readonly<Record<string, unknown>>,
  sort: { readonly field: string; readonly order: string },
): string =>
  `/print/ledger?${new URLSearchParams({ filter: JSON.stringify(filter), sort: sort.field, order: sort.order })}`;
