import { readOnce, sqlOf } from '@plumbline/database';
import type { Deps, Viewer } from '@plumbline/operations';
import { sql } from 'kysely';

/** Kinds of things that a step's input may name by id. */
export type NamedKind = 'person' | 'inspection' | 'record' | 'exam';

/** Looks names up; all that one tick asks for goes into one statement per kind. */
export type Names = (kind: NamedKind, id: number) => Promise<string | null>;

const nameColumn = { person: 'name', inspection: 'title', record: 'number', exam: 'title' } as const;

/** A loader for one request. */
export const namesLoader = (deps: Deps, { townId, personId }: Viewer): Names => {
  const waiting = new Map<NamedKind, { ids: Set<number>; names: Promise<Map<number, string>> }>();
  const fetch = async (kind: NamedKind, ids: ReadonlySet<number>): Promise<Map<number, string>> => {
    const query = sql<{
      id: number;
      name: string;
    }>`select id, ${sql.id(nameColumn[kind])} as name from ${sql.table(kind)} where town_id = ${townId} and id = any(${[...ids]}::bigint[])`;
    const rows = await readOnce(deps.pool, { townId, personId }, query.compile(sqlOf));
    return new Map(rows.map(({ id, name }) => [id, name]));
  };
  return async (kind, id) => {
    let batch = waiting.get(kind);
    if (batch === undefined) {
      const ids = new Set<number>();
      const names = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        waiting.delete(kind);
        return fetch(kind, ids);
      });
      batch = { ids, names };
      waiting.set(kind, batch);
    }
    batch.ids.add(id);
    return (await batch.names).get(id) ?? null;
  };
};
