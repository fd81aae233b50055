import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type DocumentNode, Kind, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import * as search from '../app/search.documents.ts';
import * as inspections from '../features/inspections/documents.ts';
import * as people from '../features/people/documents.ts';
import * as cases from '../features/rectification/documents.ts';
import * as totals from '../features/rectification/ledgerTotals.ts';
import * as settings from '../features/settings/documents.ts';
import * as units from '../features/units/documents.ts';
import * as workbench from '../features/workbench/documents.ts';
import { mutationOf } from '../shared/form/runStep.ts';
import * as pickers from '../shared/pickers.documents.ts';
import { FrameQuery } from './viewer.ts';

const schema = buildSchema(
  readFileSync(join(import.meta.dirname, '../../../../packages/graphql/schema.graphql'), 'utf8'),
);
const documents: [string, DocumentNode][] = [
  search,
  inspections,
  people,
  cases,
  totals,
  settings,
  units,
  workbench,
  pickers,
  { FrameQuery },
].flatMap((module) => Object.entries(module) as unknown as [string, DocumentNode][]);

it.each(documents)('%s fits the schema', (_, document) => {
  expect(document.kind).toBe(Kind.DOCUMENT);
  expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
});

it('a mutation put together for a step fits the schema', () => {
  const steps = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((name) =>
    /^rectification[A-Z]/.test(name),
  );
  expect(steps.length).toBeGreaterThan(5);
  for (const name of steps) {
    const step = name.replace('rectification', '');
    const text = mutationOf('rectification', step.charAt(0).toLowerCase() + step.slice(1));
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
  }
});
