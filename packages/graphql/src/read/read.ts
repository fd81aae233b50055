import { type Cells, readCells, readOnce, type Statement, sqlOf } from '@plumbline/database';
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import type { GraphqlContext } from '../context.ts';
import { SelectionBuilder } from './build.ts';
import { cellsOf, type Part, type Row, rowReader } from './part.ts';
import type { PlannedArgs, ReadRequest, Sql } from './plan.ts';
import { type Site, setsUnder, sitesOf, valuesAt } from './selection.ts';
import { fillSlots, slot } from './slot.ts';

export type { Row } from './part.ts';

/** What a root field reads: rows of a type from a base of its own. */
export interface Source {
  readonly type: string;
  /** Field nodes whose selection the rows must satisfy. */
  readonly nodes: readonly FieldNode[];
  /** Distinguishes bases that differ for one document. */
  readonly shape: string;
  /** The base: a select that filters, orders and limits; its rows stand under the alias afterwards. */
  readonly base: (args: PlannedArgs) => Sql;
  readonly order: (alias: string) => Sql;
  /** Columns of the base that the caller itself reads, by hidden name. */
  readonly hidden?: Readonly<Record<string, (alias: string) => Sql>>;
  readonly args: Readonly<Record<string, unknown>>;
}

const alias = 'r';
/** A statement, built once per document and shape, and how its rows are read. */
interface Plan {
  readonly statement: Statement;
  readonly read: (cells: readonly unknown[]) => Row;
}

const plans = new WeakMap<FieldNode, Map<string, Plan>>();
const siteLists = new WeakMap<FieldNode, Map<string, readonly Site[]>>();
const mostShapes = 64;

const remembered = <Value>(
  store: WeakMap<FieldNode, Map<string, Value>>,
  node: FieldNode,
  key: string,
  make: () => Value,
): Value => {
  const own = store.get(node) ?? new Map<string, Value>();
  store.set(node, own);
  const known = own.get(key);
  if (known !== undefined) return known;
  if (own.size >= mostShapes) own.clear();
  const made = make();
  own.set(key, made);
  return made;
};

/**
 * What of arguments shapes a statement: which are there, and the values of switches and enums; other values travel as parameters.
 * @param literal names of arguments whose strings shape the statement
 */
export const shapeOf = (args: unknown, literal = false): string => {
  if (args === null || args === undefined) return '';
  if (typeof args === 'boolean') return String(args);
  // An empty text asks for nothing, so its condition may be missing.
  if (typeof args === 'string') return literal ? args : args === '' ? 'e' : 's';
  if (Array.isArray(args)) return 'a';
  if (typeof args === 'object') {
    return `{${Object.entries(args)
      .map(([key, value]) => `${key}:${shapeOf(value, literal || key === 'orderBy')}`)
      .join()}}`;
  }
  return typeof args;
};

/** A statement ready to be sent, and how its answer is read. */
export interface Reading {
  readonly statement: Statement;
  readonly rowsOf: (answer: readonly Cells[]) => Row[];
}

/** Plans the reading of a source, with all that the document asks of its rows, as one statement. */
export const planRows = (info: GraphQLResolveInfo, context: GraphqlContext, source: Source): Reading | null => {
  const [first] = source.nodes;
  if (first === undefined) return null;
  const sites = remembered(siteLists, first, source.type, () => sitesOf(info, source.type, source.nodes));
  const values = sites.length === 0 ? [] : valuesAt(info, sites);
  const request: ReadRequest = { context, args: source.args, sites: values };
  // Whoever stands in for somebody has their statements apart, so that nobody else's do more.
  const standsIn = context.viewer.behalf !== undefined;
  const shape = `${source.type} ${standsIn} ${source.shape} ${shapeOf(source.args)} ${values.map((each) => shapeOf(each)).join(';')} ${sites.length === 0 ? '' : JSON.stringify(values)}`;
  const { statement, read } = remembered(plans, first, shape, (): Plan => {
    const { parts, joins } = new SelectionBuilder(info, sites, values, { standsIn }).build(
      source.type,
      setsUnder(source.nodes),
      alias,
    );
    const own = Object.entries(source.hidden ?? {}).map(
      ([key, column]): Part => ({ kind: 'value', key, column: column(alias) }),
    );
    const all = [...parts.filter(({ key }) => !own.some((each) => each.key === key)), ...own];
    const args: PlannedArgs = {
      given: source.args,
      slot: (name) => slot<ReadRequest>((now) => now.args[name] ?? null),
    };
    return {
      statement:
        sql`select ${sql.join(cellsOf(all))} from (${source.base(args)}) ${sql.raw(alias)} ${sql.join(joins, sql` `)} order by ${source.order(alias)}`.compile(
          sqlOf,
        ),
      read: rowReader(all),
    };
  });
  const parameters = fillSlots(statement.parameters, request);
  return { statement: { ...statement, parameters }, rowsOf: (answer) => answer.map(read) };
};

/** Reads the rows of a source, with all that the document asks of them, in one statement and one round trip. */
export const readRows = async (info: GraphQLResolveInfo, context: GraphqlContext, source: Source): Promise<Row[]> => {
  const reading = planRows(info, context, source);
  if (reading === null) return [];
  const { townId, personId } = context.viewer;
  const { zone } = context.town;
  return reading.rowsOf(await readCells(context.deps.pool, { townId, personId, zone }, reading.statement));
};

/** Runs a select of a resolver's own, which no document shapes, with the viewer's rights. */
export const selectRows = async <Found extends object>(
  context: GraphqlContext,
  args: Readonly<Record<string, unknown>>,
  select: (args: PlannedArgs) => Sql,
): Promise<Found[]> => {
  const { townId, personId } = context.viewer;
  const request: ReadRequest = { context, args, sites: [] };
  const planned: PlannedArgs = { given: args, slot: (name) => slot<ReadRequest>((now) => now.args[name] ?? null) };
  const compiled = sql<Found>`${select(planned)}`.compile(sqlOf);
  return readOnce<Found>(
    context.deps.pool,
    { townId, personId },
    { ...compiled, parameters: fillSlots(compiled.parameters, request) },
  );
};

/** Counts what a base would give without its limit. */
export const countRows = async (
  context: GraphqlContext,
  args: Readonly<Record<string, unknown>>,
  from: (args: PlannedArgs) => Sql,
): Promise<number> => {
  const [row] = await selectRows<{ count: number }>(
    context,
    args,
    (planned) => sql`select count(*) as count from (${from(planned)}) as counted`,
  );
  return row?.count ?? 0;
};
