import { setTimeout as sleep } from 'node:timers/promises';
import type { Databases } from '@plumbline/database';
import { postmasterOf } from '@plumbline/database/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DueCases, fillDueCases } from './testing/due-cases.ts';
import { type HazardTown, hazardTown } from './testing/town.ts';
import { startWorkers, type Workers } from './testing/workers.ts';

const cases = 20_000;
const waves = 20;
/** Seconds of harm: a worker is killed in each; longer where the computer is too busy for so many to come to their work. */
const harm = { least: waves, most: 60, kills: 15 };
const killsOfPostgres = [6, 14];

let town: HazardTown;
let databases: Databases;
let due: DueCases;
let workers: Workers;
beforeAll(async () => {
  town = await hazardTown();
  databases = await town.open();
  due = await fillDueCases(town, databases, { cases, waves });
}, 60_000);
afterAll(async () => {
  await workers?.stop();
  await databases?.close();
  await town?.remove();
}, 30_000);

/** Kills PostgreSQL and waits until one of those who use it has brought it back. */
const killPostgres = async (): Promise<number> => {
  const killed = (await postmasterOf(town.home)) ?? 0;
  expect(killed).toBeGreaterThan(1);
  process.kill(killed, 'SIGKILL');
  const began = performance.now();
  await due.query('select 1');
  expect(await postmasterOf(town.home)).not.toBe(killed);
  return performance.now() - began;
};

it('20,000 cases come due while workers and PostgreSQL are killed: every reminder and escalation is written once', async () => {
  workers = startWorkers(town.home, 3);
  const revivals: number[] = [];
  let killed = 0;
  for (let second = 1; second <= harm.least || (second <= harm.most && killed < harm.kills); second += 1) {
    const began = performance.now();
    await due.next();
    workers.tend();
    if (workers.killOldest()) killed += 1;
    if (killsOfPostgres.includes(second)) revivals.push(await killPostgres());
    await sleep(Math.max(0, 1000 - (performance.now() - began)));
  }
  const recovered = performance.now();
  // A third each: the first rung alone; the second, with the first passed over; the third, with two passed over.
  let passed = 0;
  for (let serial = 1; serial <= cases; serial += 1) passed += serial % 3;
  let counts = await due.counts();
  const before = counts.sent;
  while (counts.sent < cases && performance.now() - recovered < 60_000) {
    workers.tend();
    await sleep(200);
    counts = await due.counts();
  }
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  const wait = await due.longestWait();
  process.stdout.write(
    `clock under harm: ${counts.reminders} reminders of ${cases} cases; ${killed} workers killed, PostgreSQL ${revivals.length} times ` +
      `(back after ${revivals.map(seconds).join(' and ')} s); ${before} sent amid it, the rest ${seconds(performance.now() - recovered)} s ` +
      `after the last kill; the latest ${seconds(wait)} s after it was due\n`,
  );
  const ended = { code: 0, said: expect.stringContaining('ended') };
  expect(await workers.stop()).toEqual([ended, ended, ended]);
  expect(await due.counts()).toEqual({ reminders: cases + passed, passed, sent: cases, told: cases, cases, moved: 0 });
  // The harm struck workers that were at it.
  expect(before).toBeGreaterThan(0);
}, 180_000);
