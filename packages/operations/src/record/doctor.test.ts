import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallTown, smallTown } from '../testing/world.ts';
import { doctor } from './doctor.ts';

let town: SmallTown;
let owner: pg.Client;
beforeAll(async () => {
  town = await smallTown('doctor');
  owner = new pg.Client(town.owner);
  await owner.connect();
  // Whoever owns the tables of a small server is their superuser; elsewhere the walls hold for the owner too.
  await owner.query(`select set_config('app.town', $1, false)`, [String(town.townId)]);
});
afterAll(async () => {
  await owner.end();
  await town.close();
});

/** A case with five events. */
const rectifying = async () => {
  const { teacher, admin } = town.people;
  const planning = await town.done(town.step(teacher, 'acknowledge', await town.noticed()));
  const submitted = await town.done(town.step(teacher, 'submitPlan', planning, { plan: '补' }));
  return town.done(town.step(admin, 'approvePlan', submitted));
};
const complaints = async () => (await doctor(town.deps)).disagreements.map(({ what }) => what);

/** Ways in which a record and its events can come apart; each one spoils version 4 of a case that stands at 5. */
const spoilt: readonly [string, string, RegExp][] = [
  [
    'an event is missing',
    'delete from copy where record_id = $1 and version = 4; delete from event_payload where record_id = $1 and version = 4; delete from event where record_id = $1 and version = 4',
    /event 4 is missing/,
  ],
  [
    'the last event is missing',
    'delete from copy where record_id = $1 and version = 5; delete from event_payload where record_id = $1 and version = 5; delete from event where record_id = $1 and version = 5',
    /is at version 5 with 4 events/,
  ],
  [
    'an event stands at another state',
    `update event set state = 'planning' where record_id = $1 and version = 4`,
    /version 4 stands at/,
  ],
  [
    'an event is due on another day',
    `update event set due_on = '2030-01-01' where record_id = $1 and version = 4`,
    /version 4 is due on 2030-01-01/,
  ],
  [
    'an event has another context',
    `update event set context = jsonb_set(context, '{returns}', '7') where record_id = $1 and version = 4`,
    /version 4 has another context/,
  ],
  [
    'an event was done by somebody who might not',
    `update event set rights = '{"relations":["office","wasResponsible"],"permissions":["rectification:review"]}' where record_id = $1 and version = 5`,
    /machine refuses approvePlan at version 5/,
  ],
  [
    'an event is of a step that there is not',
    `update event set step = 'forgive' where record_id = $1 and version = 4`,
    /unknown step forgive/,
  ],
  ['the record is in another state', `update record set state = 'planning' where id = $1`, /by its events/],
  ['the record has another version', 'update record set version = 9 where id = $1', /is at version 9 with 5 events/],
  ['the record is due on another day', `update record set due_on = '2030-01-01' where id = $1`, /is due on 2030-01-01/],
  [
    'the record has another context',
    'update rectification set plan_approved = false where record_id = $1',
    /another context than its events/,
  ],
];

describe('the doctor', () => {
  it('finds nothing in a sound town, and tells what it looked at', async () => {
    await rectifying();
    const { towns, records, events, disagreements } = await doctor(town.deps);
    expect({ towns, disagreements, enough: records >= 1 && events >= 5 }).toEqual({
      towns: 1,
      disagreements: [],
      enough: true,
    });
  });

  it.each(spoilt)('finds it when %s', async (_, statements, words) => {
    const { recordId } = await rectifying();
    await owner.query('begin');
    for (const statement of statements.split('; ')) await owner.query(statement, [recordId]);
    await owner.query('commit');
    const found = await complaints();
    // The next case begins in a sound town.
    for (const table of [
      'idempotency',
      'todo',
      'copy',
      'event_payload',
      'event',
      'assignment',
      'notice_case',
      'rectification',
    ])
      await owner.query(`delete from ${table} where record_id = $1`, [recordId]);
    await owner.query(`delete from search_key where kind = 'record' and target_id = $1`, [recordId]);
    await owner.query('delete from record where id = $1', [recordId]);
    expect(found.some((what) => words.test(what))).toBe(true);
    expect(await complaints()).toEqual([]);
  });
});
