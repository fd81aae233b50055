import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type DocumentNode, Kind, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import * as search from '../app/search.documents.ts';
import * as inspections from '../features/inspections/documents.ts';
import * as notifications from '../features/notifications/documents.ts';
import * as papers from '../features/papers/documents.ts';
import * as people from '../features/people/documents.ts';
import * as board from '../features/rectification/board/documents.ts';
import * as calendar from '../features/rectification/calendar/documents.ts';
import * as cases from '../features/rectification/documents.ts';
import * as totals from '../features/rectification/ledgerTotals.ts';
import * as related from '../features/rectification/related.documents.ts';
import * as wall from '../features/rectification/wall/documents.ts';
import * as requests from '../features/requests/documents.ts';
import * as settings from '../features/settings/documents.ts';
import * as units from '../features/units/documents.ts';
import * as workbench from '../features/workbench/documents.ts';
import * as phone from '../m/data/documents.ts';
import { mutationOf } from '../shared/form/runStep.ts';
import * as pickers from '../shared/pickers.documents.ts';
import { FrameQuery } from './viewer.ts';

const schema = buildSchema(
  readFileSync(join(import.meta.dirname, '../../../../packages/graphql/schema.graphql'), 'utf8'),
);
const documents: [string, DocumentNode][] = [
  search,
  inspections,
  notifications,
  people,
  requests,
  cases,
  board,
  calendar,
  related,
  wall,
  totals,
  settings,
  units,
  workbench,
  pickers,
  papers,
  phone,
  { FrameQuery },
].flatMap((module) => Object.entries(module) as unknown as [string, DocumentNode][]);

it.each(documents)('%s fits the schema', (_, document) => {
  expect(document.kind).toBe(Kind.DOCUMENT);
  expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
});

it('a mutation put together for a step fits the schema', () => {
  const steps = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, type }) => {
    const found = /^(rectification|request)([A-Z]\w*)$/.exec(name);
    // One notice for several cases is no step of one record.
    return found && !String(type).startsWith('RectificationIssueNotices') ? [[found[1] ?? '', found[2] ?? '']] : [];
  });
  expect(new Set(steps.map(([workflow]) => workflow))).toEqual(new Set(['rectification', 'request']));
  for (const [workflow = '', step = ''] of steps) {
    const text = mutationOf(workflow, step.charAt(0).toLowerCase() + step.slice(1));
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
  }
});
