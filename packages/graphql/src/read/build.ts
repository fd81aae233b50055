import { type GraphQLResolveInfo, isInterfaceType, isObjectType, type SelectionSetNode } from 'graphql';
import { sql } from 'kysely';
import {
  type Beside,
  type FieldPlan,
  type HiddenColumns,
  keyOf,
  type PlannedArgs,
  type ReadRequest,
  type Sql,
} from './plan.ts';
import { type Site, setsUnder, targetOf, type Wanted, wantedOf } from './selection.ts';
import { slot } from './slot.ts';

/** What a row of a type holds: named expressions, and the joins that they stand on. */
interface Built {
  readonly columns: ReadonlyMap<string, Sql>;
  readonly joins: readonly Sql[];
}

/** Builds the SQL of one document's selection; aliases are counted, so that one builder serves one statement. */
export class SelectionBuilder {
  #aliases = 0;
  readonly #info: GraphQLResolveInfo;
  readonly #sites: readonly Site[];
  readonly #values: readonly Readonly<Record<string, unknown>>[];

  constructor(info: GraphQLResolveInfo, sites: readonly Site[], values: readonly Readonly<Record<string, unknown>>[]) {
    this.#info = info;
    this.#sites = sites;
    this.#values = values;
  }

  #alias(): string {
    this.#aliases += 1;
    return `j${this.#aliases}`;
  }

  #planOf({ typeName, name }: Wanted): FieldPlan | undefined {
    const type = this.#info.schema.getType(typeName);
    return isObjectType(type) || isInterfaceType(type)
      ? (type.getFields()[name]?.extensions['plan'] as FieldPlan | undefined)
      : undefined;
  }

  #hiddenOf(typeName: string): HiddenColumns {
    return (this.#info.schema.getType(typeName)?.extensions['hidden'] as HiddenColumns | undefined) ?? {};
  }

  #argsAt(site: number): PlannedArgs {
    return {
      given: this.#values[site] ?? {},
      slot: (name) => slot<ReadRequest>(({ sites }) => sites[site]?.[name] ?? null),
    };
  }

  /** Columns and joins for what selection sets ask of a type whose row stands under an alias. */
  build(typeName: string, sets: readonly SelectionSetNode[], alias: string): Built {
    const columns = new Map<string, Sql>();
    const joins: Sql[] = [];
    // An interface's rows must tell their type, whatever else is asked of them.
    const needed = new Set<string>(isInterfaceType(this.#info.schema.getType(typeName)) ? ['$id', '$type'] : ['$id']);
    const besides = new Map<string, string>();
    const beside = (wanted: Beside | undefined): string => {
      if (wanted === undefined) return alias;
      const known = besides.get(wanted.table);
      if (known !== undefined) return known;
      const child = this.#alias();
      besides.set(wanted.table, child);
      joins.push(sql`left join ${sql.table(wanted.table)} ${sql.raw(child)} on ${wanted.on(alias, child)}`);
      return child;
    };
    for (const wanted of wantedOf(this.#info, this.#sites, typeName, sets, this.#values)) {
      const plan = this.#planOf(wanted);
      if (plan === undefined) continue;
      const key = keyOf(wanted.name, this.#values[wanted.site] ?? {});
      if (plan.kind === 'column') columns.set(key, plan.sql(alias, beside(plan.beside)));
      else if (plan.kind === 'computed') for (const need of plan.needs) needed.add(need);
      else if (plan.kind === 'one') {
        const parent = beside(plan.beside);
        const child = this.#alias();
        const { object, joins: inner } = this.#object(plan.type, setsUnder(wanted.nodes), child);
        joins.push(sql`left join ${plan.join(parent, child)}`, ...inner);
        columns.set(key, sql`case when ${sql.raw(child)}.town_id is null then null else ${object} end`);
      } else {
        const child = this.#alias();
        const { object, joins: inner } = this.#object(targetOf(wanted.output), setsUnder(wanted.nodes), child);
        const rows = sql`select ${object} as o from (${plan.from(alias, child, this.#argsAt(wanted.site))}) ${sql.raw(child)} ${sql.join(inner, sql` `)} order by ${plan.order(child)}`;
        columns.set(key, sql`(select coalesce(json_agg(rows.o), '[]'::json) from (${rows}) as rows)`);
      }
    }
    for (const name of needed) {
      const column = this.#hiddenOf(typeName)[name];
      if (column !== undefined) columns.set(name, column(alias));
    }
    return { columns, joins };
  }

  /** A nested row as one JSON object. */
  #object(typeName: string, sets: readonly SelectionSetNode[], alias: string): { object: Sql; joins: readonly Sql[] } {
    const { columns, joins } = this.build(typeName, sets, alias);
    const pairs = [...columns].flatMap(([key, column]) => [sql`${sql.lit(key)}`, column]);
    return { object: sql`json_build_object(${sql.join(pairs)})`, joins };
  }
}
