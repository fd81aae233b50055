import { sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importRoster, type RosterImportOptions } from '../exam/import/import-roster.ts';
import type { PupilSheet } from '../exam/import/source.ts';
import { sure, type YearTown, yearTown } from './testing/year-town.ts';
import { rolloverUndo } from './undo.ts';

type Row = readonly [place: string, pupil: string];
const east = '东片小学';
const turned = '2027-08-01';

let town: YearTown;
let rolloverId: number;
/** A roster of the east as a reader of sheets hands it over. */
const sheetOf = (rows: readonly Row[]): PupilSheet => ({
  headerLine: 1,
  idHeader: '学号',
  idKind: 'school',
  unknownPupil: { reason: ['', ''], remedy: ['', ''] },
  async judge(take) {
    await take({
      count: rows.length,
      lines: Int32Array.from(rows, (_, index) => index + 2),
      school: rows.map(() => east),
      class: rows.map(([place]) => place),
      name: rows.map(([, pupil]) => pupil),
      id: rows.map(([, pupil]) => pupil),
      prior: null,
    });
    return {
      rows: rows.length,
      accepted: rows.length,
      identical: 0,
      problems: [],
      warnings: [],
      counts: {},
      withdrawn: new Int32Array(0),
    };
  },
});
const bring = async (rows: readonly Row[], options: RosterImportOptions = {}) =>
  sure(await importRoster(town.deps, town.people.admin, async () => sheetOf(rows), options)).report;
/** Where a pupil is, and from when to when. */
const stays = (pupil: string) =>
  transaction(town.deps.pool, { townId: town.townId, personId: null, as: 'pupils' }, async (tx) =>
    (
      await tx.run<{ name: string; from_on: string; to_on: string }>(
        sql<{ name: string; from_on: string; to_on: string }>`select u.name, e.from_on, e.to_on from pupils.enrolment e
          join pupils.pupil p on p.town_id = e.town_id and p.id = e.pupil_id
          join unit u on u.town_id = e.town_id and u.id = e.class_id
          where p.token = ${pupil} order by e.from_on`.compile(sqlOf),
      )
    ).map(({ name, from_on, to_on }) => [name, from_on, to_on]),
  );

beforeAll(async () => {
  town = await yearTown('between');
  rolloverId = (await town.turn()).rolloverId;
});
afterAll(() => town.close());

describe('a roster that comes after an early rollover and before the new year', () => {
  it('that says what is so changes nothing: the class of the new year is not the present one', async () => {
    const rows: Row[] = [1, 2, 3].flatMap((n): Row[] => [
      ['一（1）班', `first1${n}`],
      ['五（1）班', `fifth1${n}`],
    ]);
    expect(await bring(rows)).toMatchObject({ counts: { new: 0, changed: 0, unchanged: 6 }, moved: 0, written: false });
    expect(await stays('first11')).toEqual([
      ['一（1）班', '2026-08-01', '2027-07-31'],
      ['二（1）班', turned, 'infinity'],
    ]);
  });

  it('moves a pupil now, and in the new year on from the class that they are in now', async () => {
    expect(await bring([['一（2）班', 'first11']])).toMatchObject({ moved: 1, written: true });
    expect(await stays('first11')).toEqual([
      ['一（1）班', '2026-08-01', '2026-11-17'],
      ['一（2）班', '2026-11-18', '2027-07-31'],
      ['二（2）班', turned, 'infinity'],
    ]);
    expect(await bring([['一（2）班', 'first11']])).toMatchObject({ moved: 0, written: false });
  });

  it('lets a newcomer go up with the class, and leave with the last one', async () => {
    await bring([
      ['一（1）班', 'newcomer'],
      ['六（1）班', 'latecomer'],
      ['六（1）班', 'fifth11'],
    ]);
    expect(await stays('newcomer')).toEqual([
      ['一（1）班', '2026-11-18', '2027-07-31'],
      ['二（1）班', turned, 'infinity'],
    ]);
    expect(await stays('latecomer')).toEqual([['六（1）班', '2026-11-18', '2027-07-31']]);
    expect(await stays('fifth11')).toEqual([
      ['五（1）班', '2026-08-01', '2026-11-17'],
      ['六（1）班', '2026-11-18', '2027-07-31'],
    ]);
  });

  it('leaves a class that the rollover did not know to whoever places its pupils', async () => {
    await bring([
      ['四（9）班', 'first12'],
      ['四（9）班', 'stranger'],
    ]);
    expect(await stays('first12')).toEqual([
      ['一（1）班', '2026-08-01', '2026-11-17'],
      ['四（9）班', '2026-11-18', '2027-07-31'],
      ['二（1）班', turned, 'infinity'],
    ]);
    expect(await stays('stranger')).toEqual([['四（9）班', '2026-11-18', 'infinity']]);
  });

  it('that is complete brings back nobody in the new year who has left', async () => {
    const { left } = await bring([['一（1）班', 'first13']], { complete: true });
    expect(left?.count).toBeGreaterThan(0);
    expect(await stays('second11')).toEqual([['二（1）班', '2026-08-01', '2026-11-17']]);
    expect(await stays('first13')).toHaveLength(2);
  });

  it('is what the rollover cannot be taken back for', async () => {
    const answer = await rolloverUndo(town.deps, town.people.admin, { rolloverId, reason: '试运行' });
    expect(answer.ok).toBe(false);
  });
});
