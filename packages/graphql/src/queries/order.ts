import { sql } from 'kysely';
import { builder } from '../builder.ts';
import type { OrderKey } from '../read/connection.ts';
import { at } from '../read/fields.ts';
import type { Sql } from '../read/plan.ts';

const Direction = builder.enumType('Direction', { values: ['ASC', 'DESC'] as const });

/** A column that a list may be ordered by: never empty, and with the type that its value in a cursor is read as. */
interface Ordering {
  readonly column: string;
  readonly type: OrderKey['columns'][number]['type'];
  /** A column of names, which stand in the order of a Chinese dictionary. */
  readonly names?: boolean;
}

/** What records of every workflow may be ordered by. */
export const recordOrders = {
  DUE_ON: { column: 'due_on', type: 'date' },
  NUMBER: { column: 'serial', type: 'bigint' },
  UPDATED_AT: { column: 'updated_at', type: 'timestamptz' },
} as const satisfies Readonly<Record<string, Ordering>>;

/** In the order in which the rows came to be. */
export const entered = { column: 'id', type: 'bigint' } as const satisfies Ordering;

const columnOf =
  ({ column, names }: Ordering) =>
  (alias: string): Sql =>
    names ? sql`${at(alias, column)} collate "zh-x-icu"` : at(alias, column);

/**
 * The `orderBy` of a list: its input type, and the key of what was asked for. A unique column comes last, so that a page
 * goes on exactly where the one before ended.
 * @param list name of the listed type, from which those of the enum and the input follow
 * @param fields what the list may be ordered by
 * @param usual the order of whoever asks for none
 * @param unique the column that comes last
 * @example const order = orderOf('Exam', { HELD_ON: { column: 'held_on', type: 'date' } }, 'HELD_ON', 'DESC');
 */
export const orderOf = <Field extends string>(
  list: string,
  fields: Readonly<Record<Field, Ordering>>,
  usual: NoInfer<Field>,
  usualDirection: 'ASC' | 'DESC',
  unique: Ordering = entered,
) => {
  const OrderField = builder.enumType(`${list}OrderField`, { values: Object.keys(fields) as [Field, ...Field[]] });
  const input = builder.inputType(`${list}Order`, {
    fields: (t) => ({
      field: t.field({ type: OrderField, required: true }),
      direction: t.field({ type: Direction, required: true }),
    }),
  });
  const key = (asked?: { readonly field: Field; readonly direction: 'ASC' | 'DESC' } | null): OrderKey => {
    const ordering: Ordering = fields[asked?.field ?? usual];
    const columns = ordering.column === unique.column ? [ordering] : [ordering, unique];
    return {
      columns: columns.map((each) => ({ sql: columnOf(each), type: each.type })),
      descending: (asked?.direction ?? usualDirection) === 'DESC',
    };
  };
  return { input, key };
};
