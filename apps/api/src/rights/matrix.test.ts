import { schema } from '@plumbline/graphql';
import { type Role, roleCodes } from '@plumbline/terms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from './accounts.table.ts';
import { agreements } from './agreements.table.ts';
import { cases } from './cases.table.ts';
import { consequences } from './consequences.table.ts';
import { delegations } from './delegations.table.ts';
import { exams } from './exams.table.ts';
import { nodes } from './nodes.table.ts';
import { own } from './own.table.ts';
import { people } from './people.table.ts';
import { personal } from './personal.table.ts';
import { record } from './record.table.ts';
import { registers } from './registers.table.ts';
import { wrongIn } from './testing/run.ts';
import { fieldOf, type RightsTable, rowsOf } from './testing/table.ts';
import { rightsWorld, type World } from './testing/world.ts';
import { town } from './town.table.ts';
import { years } from './years.table.ts';

const tables: Readonly<Record<string, RightsTable>> = {
  cases,
  agreements,
  consequences,
  exams,
  people,
  registers,
  town,
  own,
  nodes,
  delegations,
  record,
  personal,
  years,
  accounts,
};

describe('the tables of expected answers', () => {
  it('speak of every query and mutation, each in one table', () => {
    const spoken = Object.values(tables).map(
      (table) => new Set(table.flatMap(({ asks }) => Object.keys(asks).map(fieldOf))),
    );
    const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    expect(spoken.flatMap((each) => [...each]).toSorted()).toEqual(fields.toSorted());
  });

  it('say for each field of every role what is expected, and have a word for it', () => {
    for (const table of Object.values(tables)) {
      const told = new Map<string, Set<Role>>();
      for (const section of table) {
        const held = Object.values(section.columns).flat();
        expect(held.filter((role, at) => held.indexOf(role) !== at)).toEqual([]);
        expect(rowsOf(section).map(({ name }) => name)).toEqual(Object.keys(section.asks));
        for (const field of Object.keys(section.asks).map(fieldOf))
          told.set(field, new Set([...(told.get(field) ?? []), ...held]));
      }
      for (const [field, held] of told)
        expect([field, roleCodes.filter((role) => !held.has(role))]).toEqual([field, []]);
    }
  });
});

describe('over HTTP, somebody of each role', () => {
  let world: World;
  beforeAll(async () => {
    world = await rightsWorld();
  }, 240_000);
  afterAll(() => world?.close());

  it.each(Object.entries(tables))(
    'is answered about %s as the table says, and of another town as of nothing',
    async (_name, table) => {
      expect(await wrongIn(world, table)).toEqual([]);
    },
    240_000,
  );

  it('met no fault of the server but the steps that were undone at their commit', () => {
    expect(world.faults.others).toEqual([]);
    expect(world.faults.undone).toBeGreaterThan(20);
  });
});
