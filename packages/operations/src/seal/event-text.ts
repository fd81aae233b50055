import { canonicalJson } from '../record/canonical.ts';
import { instantSql } from './chain.ts';

/** How a column of `event` is written into its text. */
type Kind = 'plain' | 'json' | 'instant';

/**
 * Every column of `event`, in the order of their names. A column that is added later must allow null: what is null is left
 * out of the text, so that older events keep theirs.
 */
export const sealedColumns = {
  actor_id: 'plain',
  at: 'instant',
  confidential: 'plain',
  context: 'json',
  due: 'json',
  due_on: 'plain',
  facts: 'json',
  id: 'plain',
  input: 'json',
  kind: 'plain',
  machine_version: 'plain',
  on_behalf_of: 'plain',
  override: 'plain',
  payload_digest: 'plain',
  post_id: 'plain',
  record_id: 'plain',
  rights: 'json',
  state: 'plain',
  step: 'plain',
  town_id: 'plain',
  version: 'plain',
} as const satisfies Readonly<Record<string, Kind>>;

const columns = Object.entries<Kind>(sealedColumns);

/** A row of `event` as `eventColumns` selects it; JSON columns come as text. */
export type EventCells = Readonly<Record<string, string | number | boolean | null>>;

const selected: Readonly<Record<Kind, (column: string) => string>> = {
  plain: (column) => column,
  json: (column) => `${column}::text`,
  instant: instantSql,
};

/** What to select of `event` under an alias, each column named `e_...`. */
export const eventColumns = (alias: string): string =>
  columns.map(([name, kind]) => `${selected[kind](`${alias}.${name}`)} as e_${name}`).join(', ');

/** The same facts, rights and days stand on very many events; what was written in order once is remembered. */
const remembered = new Map<string, string>();
const mostRemembered = 20_000;

const ordered = (json: string): string => {
  const known = remembered.get(json);
  if (known !== undefined) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const text = canonicalJson(JSON.parse(json));
  remembered.set(json, text);
  return text;
};

const written: Readonly<Record<Kind, (value: string | number | boolean) => string>> = {
  plain: (value) => JSON.stringify(value),
  json: (value) => ordered(String(value)),
  instant: (value) => JSON.stringify(value),
};

const parts = columns.map(([name, kind]) => ({ cell: `e_${name}`, key: `"${name}":`, write: written[kind] }));

/** The canonical JSON of a whole event, without its erasable payload: what its digest is taken of. */
export const eventText = (row: EventCells): string => {
  let text = '';
  for (const { cell, key, write } of parts) {
    const value = row[cell];
    if (value !== null && value !== undefined) text += `${text === '' ? '{' : ','}${key}${write(value)}`;
  }
  return `${text}}`;
};
