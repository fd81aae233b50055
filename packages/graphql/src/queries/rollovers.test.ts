import type { Viewer } from '@plumbline/operations';
import { type ExamTown, examTown } from '@plumbline/operations/testing/exam';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { executeCompiled } from '../gateway.ts';
import { encodeId } from '../global-id.ts';

let town: ExamTown;
beforeAll(async () => {
  town = await examTown('turns');
});
afterAll(() => town?.close());

const ask = async <Data>(viewer: Viewer, text: string, variables: Record<string, unknown> = {}): Promise<Data> => {
  const context = await createContext({ deps: town.deps, accounts: {} as never, viewer, mustChangePassword: false });
  const request = { document: parse(text), context, request: { variables }, operationName: null };
  const { data, errors } = await executeCompiled(request);
  if (errors !== undefined) throw errors[0];
  return JSON.parse(JSON.stringify(data)) as Data;
};

interface Previewed {
  readonly rolloverPreview: { readonly preview: Record<string, unknown> | null; readonly problems: readonly object[] };
}
const preview = `query P($input: RolloverInput!) { rolloverPreview(input: $input) {
  preview { digest title startsOn yearThere terms { title startsOn } settings { key } days { provisional vacation working }
    classes { class name toName leaves pupils } intakes { school grade names } closed { name }
    posts { post person act nextTitle } teaching { subject person nextClass } summary { pupilsLeft } }
  problems { code path } } }`;
const run =
  'mutation R($input: RolloverRunInput!) { rolloverRun(input: $input) { rollover { id title by reason undoneAt } problems { code } } }';
const undo =
  'mutation U($input: RolloverUndoInput!) { rolloverUndo(input: $input) { rollover { undoneBy undoneReason } problems { code message path } } }';
const list = '{ rollovers { title fromTitle by undoneReason summary { pupilsLeft } } }';

describe('the turn of the year', () => {
  it('is previewed, carried out as it was shown, listed and taken back by academic affairs', async () => {
    const { admin } = town.people;
    const { rolloverPreview } = await ask<Previewed>(admin, preview, { input: {} });
    expect(rolloverPreview.problems).toEqual([]);
    expect(rolloverPreview.preview).toMatchObject({
      title: '2027—2028学年',
      startsOn: '2027-08-01',
      yearThere: false,
      terms: [{ title: '2027—2028学年上学期' }, { title: '2027—2028学年下学期' }],
      settings: [],
      summary: { pupilsLeft: 30 },
      classes: [{ name: '六（1）班', toName: null, leaves: true, pupils: 12 }, { leaves: true }, { leaves: true }],
    });
    const digest = rolloverPreview.preview?.['digest'];
    const input = { choices: {}, digest, reason: '新学年', idempotencyKey: 'turn' };
    const done = await ask<{ rolloverRun: { rollover: { id: string } } }>(admin, run, { input });
    expect(done.rolloverRun).toMatchObject({
      rollover: { title: '2027—2028学年', by: '周敏', undoneAt: null },
      problems: [],
    });
    expect(await ask(town.office('groupHead'), list)).toEqual({
      rollovers: [
        {
          title: '2027—2028学年',
          fromTitle: '2026—2027学年',
          by: '周敏',
          undoneReason: null,
          summary: { pupilsLeft: 30 },
        },
      ],
    });
    const back = await ask(admin, undo, { input: { id: done.rolloverRun.rollover.id, reason: '试运行' } });
    expect(back).toEqual({ rolloverUndo: { rollover: { undoneBy: '周敏', undoneReason: '试运行' }, problems: [] } });
  });

  it('is hidden from and refused to everybody else', async () => {
    for (const [name, viewer] of Object.entries(town.everybody)) {
      if (name === 'admin') continue;
      const shown = await ask<Previewed>(viewer, preview, { input: {} });
      expect([name, shown.rolloverPreview]).toEqual([
        name,
        { preview: null, problems: [{ code: 'NotAllowed', path: null }] },
      ]);
      const input = { choices: {}, digest: 'x', reason: 'x', idempotencyKey: 'x' };
      expect([name, await ask(viewer, run, { input })]).toEqual([
        name,
        { rolloverRun: { rollover: null, problems: [{ code: 'NotAllowed' }] } },
      ]);
      const { rollovers } = await ask<{ rollovers: object[] }>(viewer, list);
      expect([name, rollovers.length > 0]).toEqual([name, name.startsWith('group')]);
    }
  });

  it('tells a choice that names nothing of the town as a problem at its place', async () => {
    const input = {
      classes: [{ class: encodeId('Unit', 999_999), leaves: true }],
      posts: [{ post: 'nothing', act: 'END' }],
    };
    const { rolloverPreview } = await ask<Previewed>(town.people.admin, preview, { input });
    expect(rolloverPreview).toEqual({
      preview: null,
      problems: [
        { code: 'InvalidInput', path: ['classes', '0', 'class'] },
        { code: 'InvalidInput', path: ['posts', '0', 'post'] },
      ],
    });
  });
});

describe('posts over time', () => {
  it('are those that were held on the day, in a unit and below it', async () => {
    const names = async (on: string, unit: number | null = null) =>
      (
        await ask<{ posts: { person: { name: string } }[] }>(
          town.people.teacher,
          'query P($on: Date, $unit: ID) { posts(on: $on, unit: $unit) { person { name } unit { name } from to } }',
          { on, unit: unit === null ? null : encodeId('Unit', unit) },
        )
      ).posts.map(({ person }) => person.name);
    expect(await names('2026-07-31')).toEqual([]);
    expect(await names('2026-11-18', town.classes.one)).toEqual(['高洁']);
    expect(await names('2026-11-18', town.west)).toEqual(expect.arrayContaining(['余德明', '龙飞']));
    expect(await names('2026-11-18', town.west)).not.toContain('高洁');
  });

  it('tell whose head’s post is vacant', async () => {
    const { vacancies } = await ask<{ vacancies: { unit: string; role: string; roleTitle: string }[] }>(
      town.people.teacher,
      '{ vacancies { unit role roleTitle } }',
    );
    expect(vacancies).toEqual([
      { unit: encodeId('Unit', town.classes.two), role: 'classTeacher', roleTitle: '班主任' },
      { unit: encodeId('Unit', town.classes.west), role: 'classTeacher', roleTitle: '班主任' },
    ]);
  });
});
