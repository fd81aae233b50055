import { type SettingKey, settingValue } from '@plumbline/rules';
import { roleCodes } from '@plumbline/terms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedInBoth } from '../testing/languages.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import type { Viewer } from '../viewer.ts';
import { townFacts } from './facts.ts';
import { maySaveSettings, type SettingChange, saveSettings } from './save-settings.ts';

let town: SmallTown;
let admin: Viewer;
let years: readonly { readonly id: number }[];
beforeAll(async () => {
  town = await smallTown('settings');
  ({ admin } = town.people);
  years = (await townFacts(town.deps, town.townId)).planYears;
});
afterAll(() => town.close());

const settingOf = async (planYearId: number, key: SettingKey) => {
  const { planYears } = await townFacts(town.deps, town.townId);
  return settingValue(planYears.find(({ id }) => id === planYearId)?.settings ?? new Map(), key);
};
const save = (viewer: Viewer, ...values: readonly SettingChange[]) =>
  saveSettings(town.deps, viewer, { planYearId: years[0]?.id ?? 0, values });

describe('the settings of a plan year', () => {
  it('are set for that plan year alone, seen at once, and go back to the plan’s own value', async () => {
    const [first, second] = years;
    expect(
      await save(admin, { key: 'sanction.ruleA', value: '1' }, { key: 'sanction.defenceDays', value: '7' }),
    ).toEqual({ ok: true, planYearId: first?.id });
    expect([
      await settingOf(first?.id ?? 0, 'sanction.ruleA'),
      await settingOf(first?.id ?? 0, 'sanction.defenceDays'),
    ]).toEqual([1, 7]);
    expect(await settingOf(second?.id ?? 0, 'sanction.ruleA')).toBe(0);
    await save(admin, { key: 'sanction.defenceDays', value: null });
    expect([
      await settingOf(first?.id ?? 0, 'sanction.ruleA'),
      await settingOf(first?.id ?? 0, 'sanction.defenceDays'),
    ]).toEqual([1, 5]);
  });

  it.each<[string, readonly SettingChange[], readonly string[], RegExp]>([
    ['a key that is none', [{ key: 'sanction.ruleE', value: '1' }], ['values', '0', 'key'], /ruleE/],
    ['more than the most', [{ key: 'sanction.defenceDays', value: '61' }], ['values', '0', 'value'], /61.*1 到 60/],
    ['less than the least', [{ key: 'sanction.defenceDays', value: '0' }], ['values', '0', 'value'], /“0”.*1 到 60/],
    ['part of a number', [{ key: 'sanction.defenceDays', value: '5.5' }], ['values', '0', 'value'], /5\.5/],
    ['a negative number', [{ key: 'sanction.ruleB', value: '-1' }], ['values', '0', 'value'], /-1.*0 到 1/],
    ['no number', [{ key: 'sanction.ruleB', value: '启用' }], ['values', '0', 'value'], /启用.*0 到 1/],
    ['nothing', [{ key: 'sanction.ruleB', value: '' }], ['values', '0', 'value'], /“”/],
    [
      'the same setting twice',
      [
        { key: 'sanction.ruleC', value: '1' },
        { key: 'sanction.ruleC', value: '0' },
      ],
      ['values', '1', 'value'],
      /给了两次/,
    ],
  ])('are refused as a whole with %s', async (_, wrong, path, words) => {
    const good: SettingChange = { key: 'sanction.quorumPercent', value: '60' };
    const told = await refusedInBoth(admin, (viewer) => save(viewer, ...wrong, good), ['启用']);
    expect(told).toEqual([{ code: 'InvalidInput', path }]);
    expect(await save(admin, ...wrong, good)).toMatchObject({ problems: [{ message: expect.stringMatching(words) }] });
    expect(await settingOf(years[0]?.id ?? 0, 'sanction.quorumPercent')).toBe(50);
  });

  it('are refused for a plan year that is not there', async () => {
    const told = await refusedInBoth(admin, (viewer) =>
      saveSettings(town.deps, viewer, { planYearId: 987_654, values: [] }),
    );
    expect(told).toEqual([{ code: 'NotFound', path: ['planYear'] }]);
  });

  it.each(roleCodes)('are changed by %s only as academic affairs or the head of the leading group', async (role) => {
    const viewer: Viewer = { ...admin, posts: admin.posts.map((post) => ({ ...post, role })) };
    const may = ['admin', 'groupHead'].includes(role);
    expect(maySaveSettings(viewer)).toBe(may);
    const answer = await save(viewer, { key: 'sanction.ruleD', value: '1' });
    if (may) expect(answer).toMatchObject({ ok: true });
    else expect(answer).toMatchObject({ ok: false, problems: [{ code: 'NotAllowed' }] });
  });
});
