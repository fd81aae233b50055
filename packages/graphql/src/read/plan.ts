import type { RawBuilder } from 'kysely';
import type { GraphqlContext } from '../context.ts';

/** SQL text with parameters, as Kysely builds it. */
export type Sql = RawBuilder<unknown>;

/** Arguments of the fields of one request, by site: the root's under `''`. */
export interface ReadRequest {
  readonly context: GraphqlContext;
  readonly args: Readonly<Record<string, unknown>>;
  readonly sites: readonly Readonly<Record<string, unknown>>[];
}

/** Arguments as a plan sees them: what is there shapes the statement, values come in by slots. */
export interface PlannedArgs {
  readonly given: Readonly<Record<string, unknown>>;
  readonly slot: (name: string) => Sql;
}

/** A table that stands beside a type's own, row by row: its name, and what it is joined on. */
export interface Beside {
  readonly table: string;
  readonly on: (parent: string, child: string) => Sql;
}

/** How a field is read; declared beside the field in its Pothos type. */
export type FieldPlan =
  /** A column or expression over the row's alias. */
  | {
      readonly kind: 'column';
      readonly sql: (alias: string, beside: string) => Sql /** A table beside the row's own, joined once. */;
      readonly beside?: Beside;
    }
  /** A row of another table: the text after `left join`, for parent and child alias. */
  | {
      readonly kind: 'one';
      readonly type: string;
      readonly join: (parent: string, child: string) => Sql;
      readonly beside?: Beside;
    }
  /** Rows of another table: what stands after `from`, ordered and limited, and the order that the answer keeps. */
  | {
      readonly kind: 'many';
      readonly type: string;
      readonly from: (parent: string, child: string, args: PlannedArgs) => Sql;
      readonly order: (child: string) => Sql;
      /** How the rows arrive where `from` itself orders them: in the order of the answer, or the other way round. */
      readonly arrives?: (args: PlannedArgs) => 'inOrder' | 'reversed';
    }
  /** Computed by its resolver from hidden columns of the type. */
  | { readonly kind: 'computed'; readonly needs: readonly string[] };

/** Hidden columns of a type by name; they begin with `$` and are never fields. */
export type HiddenColumns = Readonly<Record<string, (alias: string, reader?: { readonly standsIn: boolean }) => Sql>>;

declare global {
  namespace PothosSchemaTypes {
    interface FieldExtensions {
      plan?: FieldPlan;
    }
  }
}

/** The key under which a field's value stands in a row: its name, and its arguments where it takes any. */
export const keyOf = (name: string, args: Readonly<Record<string, unknown>>): string => {
  let given = '';
  for (const key in args) {
    const value = args[key];
    if (value !== undefined && value !== null) given += `${given === '' ? '' : ','}${key}:${String(value)}`;
  }
  return given === '' ? name : `${name}(${given})`;
};
