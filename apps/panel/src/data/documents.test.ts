import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type DocumentNode, Kind, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import * as search from '../app/search.documents.ts';
import * as agreements from '../features/agreements/documents.ts';
import * as eligibility from '../features/eligibility/documents.ts';
import * as analysis from '../features/exams/analysis/documents.ts';
import * as exams from '../features/exams/documents.ts';
import * as entry from '../features/exams/entry/documents.ts';
import * as inspections from '../features/inspections/documents.ts';
import * as ladder from '../features/ladder/documents.ts';
import * as meetings from '../features/meetings/documents.ts';
import * as notifications from '../features/notifications/documents.ts';
import * as papers from '../features/papers/documents.ts';
import * as sanctionPapers from '../features/papers/sanction/documents.ts';
import * as people from '../features/people/documents.ts';
import * as board from '../features/rectification/board/documents.ts';
import * as calendar from '../features/rectification/calendar/documents.ts';
import * as cases from '../features/rectification/documents.ts';
import * as totals from '../features/rectification/ledgerTotals.ts';
import * as related from '../features/rectification/related.documents.ts';
import * as wall from '../features/rectification/wall/documents.ts';
import * as requests from '../features/requests/documents.ts';
import * as sanctions from '../features/sanctions/documents.ts';
import * as settings from '../features/settings/documents.ts';
import * as simulator from '../features/simulator/documents.ts';
import * as support from '../features/support/documents.ts';
import * as teaching from '../features/teaching/documents.ts';
import * as units from '../features/units/documents.ts';
import * as workbench from '../features/workbench/documents.ts';
import * as phone from '../m/data/documents.ts';
import * as phoneSanction from '../m/sanction/documents.ts';
import { mutationOf } from '../shared/form/runStep.ts';
import * as pickers from '../shared/pickers.documents.ts';
import { FrameQuery } from './viewer.ts';

const schema = buildSchema(
  readFileSync(join(import.meta.dirname, '../../../../packages/graphql/schema.graphql'), 'utf8'),
);
const documents: [string, DocumentNode][] = [
  search,
  agreements,
  exams,
  entry,
  analysis,
  teaching,
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
  sanctions,
  settings,
  units,
  workbench,
  pickers,
  papers,
  eligibility,
  ladder,
  meetings,
  sanctionPapers,
  simulator,
  support,
  phone,
  phoneSanction,
  { FrameQuery },
].flatMap((module) => Object.entries(module) as unknown as [string, DocumentNode][]);

it.each(documents)('%s fits the schema', (_, document) => {
  expect(document.kind).toBe(Kind.DOCUMENT);
  expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
});

it('a mutation put together for a step fits the schema', () => {
  const steps = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, type }) => {
    const found = /^(rectification|request|agreement|sanction)([A-Z]\w*)$/.exec(name);
    // What is done for many, or for a template, is no step of one record.
    return found && /^(Rectification|Request|Agreement|Sanction)Payload!$/.test(String(type))
      ? [[found[1] ?? '', found[2] ?? '']]
      : [];
  });
  expect(new Set(steps.map(([workflow]) => workflow))).toEqual(
    new Set(['rectification', 'request', 'agreement', 'sanction']),
  );
  for (const [workflow = '', step = ''] of steps) {
    const text = mutationOf(workflow, step.charAt(0).toLowerCase() + step.slice(1));
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
  }
});
