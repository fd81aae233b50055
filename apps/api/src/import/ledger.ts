import { type LedgerRow, writeLedger } from '@plumbline/documents';
import { executeCompiled, type GraphqlContext } from '@plumbline/graphql';
import { type Locale, say, type Text, upperSnake } from '@plumbline/terms';
import { categories, weights } from '@plumbline/workflows';
import { parse } from 'graphql';

/** The ledger's own query, so that filter, order and rights are those of the screen. */
const document =
  parse(`query Ledger($after: String, $filter: RectificationCaseFilter, $orderBy: RectificationCaseOrder) {
  rectificationCases(first: 200, after: $after, filter: $filter, orderBy: $orderBy) {
    pageInfo { hasNextPage endCursor }
    nodes {
      number title description place category weight requirement rectifyBy stateTitle dueOn overdue returns closedOn
      unit { name } responsible { name } inspector { name } inspection { title heldOn } notice { number }
    }
  }
}`);

type Node = {
  number: string;
  title: string;
  description: string | null;
  place: string | null;
  category: string;
  weight: string;
  requirement: string | null;
  rectifyBy: string | null;
  stateTitle: string;
  dueOn: string | null;
  overdue: boolean;
  returns: number;
  closedOn: string | null;
  unit: { name: string };
  responsible: { name: string } | null;
  inspector: { name: string } | null;
  inspection: { title: string; heldOn: string } | null;
  notice: { number: string } | null;
};
type Page = { rectificationCases: { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } };

/** What a ledger is asked for with: as `rectificationCases` takes it. */
export type LedgerQuestion = { filter: Record<string, unknown> | null; orderBy: Record<string, unknown> | null };

/** The question was none that the list takes; the message says why. */
export class LedgerRefused extends Error {
  override readonly name = 'LedgerRefused';
}

const word = (options: Readonly<Record<string, Text>>, value: string, locale: Locale): string => {
  const found = Object.entries(options).find(([code]) => upperSnake(code) === value);
  return found === undefined ? value : say(found[1], locale);
};

const rowOf = (node: Node, locale: Locale): LedgerRow => ({
  number: node.number,
  inspection: node.inspection?.title ?? null,
  inspectedOn: node.inspection?.heldOn ?? null,
  unit: node.unit.name,
  place: node.place,
  title: node.title,
  description: node.description,
  category: word(categories, node.category, locale),
  weight: word(weights, node.weight, locale),
  responsible: node.responsible?.name ?? null,
  requirement: node.requirement,
  rectifyBy: node.rectifyBy,
  inspector: node.inspector?.name ?? null,
  notice: node.notice?.number ?? null,
  state: node.stateTitle,
  due: node.dueOn,
  overdue: node.overdue ? say(['是', 'Yes'], locale) : null,
  returns: String(node.returns),
  closedOn: node.closedOn,
});

/**
 * Writes every case that the viewer sees under a filter into a workbook.
 * @throws LedgerRefused where the filter or order is none
 */
export const exportLedger = async (context: GraphqlContext, question: LedgerQuestion): Promise<Buffer> => {
  const { locale } = context.viewer;
  const rows: LedgerRow[] = [];
  let after: string | null = null;
  for (;;) {
    const variables = { ...question, after };
    const { data, errors } = await executeCompiled({ document, context, request: { variables }, operationName: null });
    if (errors !== undefined || !data) throw new LedgerRefused(errors?.[0]?.message ?? '');
    const { nodes, pageInfo } = (data as Page).rectificationCases;
    rows.push(...nodes.map((node) => rowOf(node, locale)));
    if (!pageInfo.hasNextPage) return writeLedger(rows, locale);
    after = pageInfo.endCursor;
  }
};
