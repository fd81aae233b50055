import { type GraphQLResolveInfo, isInterfaceType, isNonNullType, isObjectType, type SelectionSetNode } from 'graphql';
import { sql } from 'kysely';
import { listOfCells, onePart, type Part } from './part.ts';
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

/** What a row of a type holds, and the joins that it stands on. */
interface Built {
  readonly parts: readonly Part[];
  readonly joins: readonly Sql[];
}

/** Builds the SQL of one document's selection; aliases are counted, so that one builder serves one statement. */
export class SelectionBuilder {
  #aliases = 0;
  readonly #info: GraphQLResolveInfo;
  readonly #sites: readonly Site[];
  readonly #values: readonly Readonly<Record<string, unknown>>[];

  readonly #reader: { readonly standsIn: boolean };

  constructor(
    info: GraphQLResolveInfo,
    sites: readonly Site[],
    values: readonly Readonly<Record<string, unknown>>[],
    reader: { readonly standsIn: boolean },
  ) {
    this.#info = info;
    this.#sites = sites;
    this.#values = values;
    this.#reader = reader;
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

  /** Parts and joins for what selection sets ask of a type whose row stands under an alias. */
  build(typeName: string, sets: readonly SelectionSetNode[], alias: string): Built {
    const parts = new Map<string, Part>();
    const joins: Sql[] = [];
    // An interface's rows must tell their type, whatever else is asked of them.
    const needed = new Map<string, string>(
      isInterfaceType(this.#info.schema.getType(typeName)) ? [['$type', typeName]] : [],
    );
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
      if (plan.kind === 'column') {
        const neverNull = isNonNullType(wanted.output) && plan.beside === undefined;
        parts.set(key, { kind: 'value', key, column: plan.sql(alias, beside(plan.beside)), neverNull });
      } else if (plan.kind === 'computed') {
        for (const need of plan.needs) needed.set(need, wanted.typeName);
      } else if (plan.kind === 'one') {
        const parent = beside(plan.beside);
        const child = this.#alias();
        const inner = this.build(plan.type, setsUnder(wanted.nodes), child);
        joins.push(sql`left join ${plan.join(parent, child)}`, ...inner.joins);
        parts.set(key, onePart(key, sql.raw(`${child}.town_id`), inner.parts));
      } else {
        const child = this.#alias();
        const inner = this.build(targetOf(wanted.output), setsUnder(wanted.nodes), child);
        const args = this.#argsAt(wanted.site);
        // Joins may disturb the order in which the sub-select gives its rows.
        const arrives = inner.joins.length === 0 ? plan.arrives?.(args) : undefined;
        const order = arrives === undefined ? sql`order by ${plan.order(child)}` : sql``;
        const rows = sql`(select json_agg(${listOfCells(inner.parts)} ${order})
          from (${plan.from(alias, child, args)}) ${sql.raw(child)} ${sql.join(inner.joins, sql` `)})`;
        parts.set(key, { kind: 'many', key, rows, reversed: arrives === 'reversed', parts: inner.parts });
      }
    }
    const isObject = isObjectType(this.#info.schema.getType(typeName));
    for (const [name, declaring] of needed) {
      // Asked of an interface's rows by a fragment, a hidden column may be one that only its type knows.
      const column = this.#hiddenOf(typeName)[name] ?? this.#hiddenOf(declaring)[name];
      if (name === '$type' && isObject) parts.set(name, { kind: 'constant', key: name, value: typeName });
      else if (column !== undefined)
        parts.set(name, { kind: 'value', key: name, column: column(alias, this.#reader), neverNull: name === '$id' });
    }
    return { parts: [...parts.values()], joins };
  }
}
