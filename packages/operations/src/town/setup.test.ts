import { afterAll, beforeAll, expect, it } from 'vitest';
import { setUpUnits } from '../people/set-up-units.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import { confirmSetup, setupOf } from './setup.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('setup');
});
afterAll(() => town.close());

const done = async () =>
  (await setupOf(town.deps, town.people.admin))?.steps.filter((one) => one.done).map(({ step }) => step);

it('how far a town is shows from what is there, and what was confirmed beside it', async () => {
  // The small town has two campuses and some people.
  expect(await done()).toEqual(['schools', 'people']);
  await confirmSetup(town.deps, town.people.admin, 'calendar');
  await confirmSetup(town.deps, town.people.admin, 'calendar');
  expect(await done()).toEqual(['calendar', 'schools', 'people']);
  await setUpUnits(town.deps, town.people.admin, { schools: [], groups: [{ name: '德育处', kind: 'office' }] });
  await confirmSetup(town.deps, town.people.admin, 'settings');
  expect(await done()).toEqual(['calendar', 'schools', 'offices', 'settings', 'people']);
});

it('is dismissed for good, by academic affairs', async () => {
  expect((await setupOf(town.deps, town.people.admin))?.dismissed).toBe(false);
  expect(await confirmSetup(town.deps, town.people.head, 'dismissed')).toMatchObject({ ok: false });
  expect((await setupOf(town.deps, town.people.admin))?.dismissed).toBe(false);
  await confirmSetup(town.deps, town.people.admin, 'dismissed');
  expect((await setupOf(town.deps, town.people.admin))?.dismissed).toBe(true);
});

it('is nothing for whoever does not set the town up', async () => {
  expect(await setupOf(town.deps, town.people.teacher)).toBeNull();
});
