import type { Viewer } from '@plumbline/operations';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { executeCompiled } from '../gateway.ts';
import { encodeId } from '../global-id.ts';
import { type SanctionStage, sanctionStage } from '../testing/sanction-stage.ts';

let stage: SanctionStage;
beforeAll(async () => {
  stage = await sanctionStage('simulation');
});
afterAll(() => stage?.town.close());

const person = (name: string): Viewer => {
  const found = stage.people[name];
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
};
const ask = async <Data>(name: string, text: string, variables: Record<string, unknown> = {}): Promise<Data> => {
  const { deps } = stage.town;
  const context = await createContext({ deps, accounts: {} as never, viewer: person(name), mustChangePassword: false });
  const request = { document: parse(text), context, request: { variables }, operationName: null };
  const { data, errors } = await executeCompiled(request);
  if (errors !== undefined) throw errors[0];
  return JSON.parse(JSON.stringify(data)) as Data;
};

interface Answer {
  sanctionSimulation: {
    planYears: { title: string }[];
    parties: { id: string; name: string; party: string; planYears: string[] }[];
    sets: {
      name: string;
      met: number;
      missed: number;
      missedByChance: number | null;
      rules: { rule: string; touched: number; touchedByChance: number | null }[];
      years: {
        title: string;
        results: { id: string; name: string; outcome: string; missesByChance: number | null; targets: object[] }[];
        rules: {
          rule: string;
          touched: number;
          persons: { name: string; campusName: string | null; held: boolean }[];
        }[];
      }[];
    }[];
    problems: { code: string; path: string[] | null }[];
  };
}
const text = `query Simulate($input: SanctionSimulationInput!) { sanctionSimulation(input: $input) {
  planYears { title } parties { id name party campusName planYears }
  sets { name met missed notEvaluated missedByChance rules { rule title touched touchedByChance }
    years { year title met missed missedByChance results { id name party campusName personName outcome missesByChance targets { indicator title value found met margin } }
      rules { rule touched touchedByChance persons { name campusName measure measureTitle tied held } } } }
  problems { code path message } } }`;
const composite = (value: string) => [{ indicator: 'composite', comparison: 'AT_LEAST', value, mandatory: true }];
const setOf = (name: string, value: string, more: object = {}) => ({
  name,
  targets: [
    { party: 'CAMPUS_HEAD', targets: composite(value) },
    { party: 'TEACHER', targets: composite(value) },
  ],
  ...more,
});
const simulate = async (name: string, input: object) => (await ask<Answer>(name, text, { input })).sanctionSimulation;

describe('the simulator', () => {
  it('says on what targets can be tried before anything is asked', async () => {
    const found = await simulate('groupHead', { sets: [] });
    expect(found).toMatchObject({ sets: [], problems: [], planYears: [{ title: '2026—2027学年' }] });
    expect(found.parties.map(({ name, party }) => `${party} ${name}`).sort()).toEqual([
      'CAMPUS_HEAD 东片小学',
      'CAMPUS_HEAD 西片小学',
      'TEACHER 李思雨',
    ]);
  });

  it('tries two sets side by side: who would have met them, whom each rule touches, how many by chance', async () => {
    const { west, east } = stage.town;
    const found = await simulate('groupHead', {
      sets: [setOf('甲', '50', { own: [{ id: encodeId('Unit', west), targets: composite('60') }] }), setOf('乙', '40')],
    });
    const [first, second] = found.sets;
    expect(first).toMatchObject({ name: '甲', met: 0, missed: 3, notEvaluated: 0 });
    expect(second).toMatchObject({ name: '乙', met: 3, missed: 0 });
    const touched = (set: typeof first) => set?.rules.map(({ rule, touched: count }) => `${rule} ${count}`);
    expect(touched(first)).toEqual(['A 2', 'C 1', 'D 0']);
    expect(touched(second)).toEqual(['A 0', 'C 0', 'D 0']);
    const results = first?.years[0]?.results ?? [];
    expect(results.find(({ id }) => id === encodeId('Unit', east))).toMatchObject({
      name: '东片小学',
      outcome: 'MISSED',
      targets: [{ indicator: 'composite', value: '50', found: '49.00', met: false, margin: '-1.00' }],
    });
    expect(first?.years[0]?.rules[0]?.persons.map((each) => each.campusName).sort()).toEqual(['东片小学', '西片小学']);
    for (const { missesByChance } of results) {
      expect(missesByChance).toBeGreaterThanOrEqual(0);
      expect(missesByChance).toBeLessThanOrEqual(1);
    }
    expect(first?.missedByChance).toBeGreaterThan(second?.missedByChance ?? Number.NaN);
  });

  it('tells of rule B only to the Party branch', async () => {
    const rulesFor = async (name: string) =>
      (await simulate(name, { sets: [setOf('甲', '50')] })).sets[0]?.rules.map(({ rule }) => rule);
    for (const name of ['admin', 'groupHead', 'deputy', 'member'])
      expect(await rulesFor(name)).toEqual(['A', 'C', 'D']);
  });

  it.each(['inspector', 'head', 'teacher', 'other', 'westHead', 'secretary', 'partyMember', 'office'])(
    'is not for %s',
    async (name) => {
      expect(await simulate(name, { sets: [setOf('甲', '50')] })).toMatchObject({
        sets: [],
        parties: [],
        planYears: [],
        problems: [{ code: 'NotAllowed' }],
      });
    },
  );

  it('names what it cannot read, at its place', async () => {
    const pathsOf = async (input: object) =>
      (await simulate('admin', input)).problems.map(({ path }) => path?.join('.'));
    expect(await pathsOf({ sets: [setOf('甲', 'many')] })).toEqual([
      'sets.0.targets.0.targets.0.value',
      'sets.0.targets.1.targets.0.value',
    ]);
    expect(await pathsOf({ sets: [setOf('甲', '101')] })).toEqual([
      'sets.0.targets.0.targets.0',
      'sets.0.targets.1.targets.0',
    ]);
    expect(await pathsOf({ sets: Array.from({ length: 5 }, () => setOf('甲', '50')) })).toEqual(['sets']);
  });
});

describe('settings', () => {
  it('switch rules on, by academic affairs and the head of the leading group alone', async () => {
    const planYear = encodeId('PlanYear', stage.town.thisYear);
    const save = async (name: string, value: string | null) =>
      (
        await ask<{ settingsSave: { settings: { key: string; value: number }[]; problems: { code: string }[] } }>(
          name,
          'mutation Save($input: SettingsSaveInput!) { settingsSave(input: $input) { settings { key value min max } problems { code path } } }',
          { input: { planYear, values: [{ key: 'sanction.ruleC', value }] } },
        )
      ).settingsSave;
    const editable = async (name: string) =>
      (await ask<{ settingsEditable: boolean }>(name, 'query E { settingsEditable }')).settingsEditable;
    for (const name of ['head', 'teacher', 'deputy', 'member', 'secretary', 'office']) {
      expect(await editable(name)).toBe(false);
      expect(await save(name, '1')).toMatchObject({ settings: [], problems: [{ code: 'NotAllowed' }] });
    }
    for (const name of ['admin', 'groupHead']) {
      expect(await editable(name)).toBe(true);
      const saved = await save(name, '1');
      expect(saved.settings.find(({ key }) => key === 'sanction.ruleC')).toMatchObject({ value: 1, min: 0, max: 1 });
      const back = await save(name, null);
      expect(back.settings.find(({ key }) => key === 'sanction.ruleC')).toMatchObject({ value: 0 });
    }
    expect(await save('admin', '2')).toMatchObject({ settings: [], problems: [{ code: 'InvalidInput' }] });
    const { settings, planYears } = await ask<{ settings: object[]; planYears: { title: string }[] }>(
      'teacher',
      'query S($planYear: ID) { settings(planYear: $planYear) { key } planYears { title } }',
      { planYear },
    );
    expect(settings.length).toBeGreaterThan(20);
    expect(planYears.map(({ title }) => title)).toEqual(
      planYears
        .map(({ title }) => title)
        .toSorted()
        .toReversed(),
    );
  });
});
