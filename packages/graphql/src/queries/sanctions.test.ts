import { endPost, openFile, type Viewer } from '@plumbline/operations';
import { parse } from 'graphql';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { executeCompiled } from '../gateway.ts';
import { encodeId } from '../global-id.ts';
import { type SanctionStage, sanctionStage } from '../testing/sanction-stage.ts';

let stage: SanctionStage;
let branchNumber: string;
beforeAll(async () => {
  stage = await sanctionStage('sanctionlist');
  branchNumber = (await stage.town.now(stage.ofBranch.recordId)).number;
});
afterAll(() => stage?.town.close());

const ofTeacher = '处置〔2026〕1';
const ofHead = '处置〔2026〕2';

const person = (name: string): Viewer => {
  const found = stage.people[name];
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
};
const personId = (name: string) => encodeId('Person', person(name).personId);

const ask = async <Data>(name: string, text: string, variables: Record<string, unknown> = {}): Promise<Data> => {
  const { deps } = stage.town;
  const context = await createContext({ deps, accounts: {} as never, viewer: person(name), mustChangePassword: false });
  const request = { document: parse(text), context, request: { variables }, operationName: null };
  const { data, errors } = await executeCompiled(request);
  if (errors !== undefined) throw errors[0];
  return JSON.parse(JSON.stringify(data)) as Data;
};

const everybody = [
  'admin',
  'inspector',
  'head',
  'teacher',
  'other',
  'westHead',
  'groupHead',
  'deputy',
  'member',
  'secretary',
  'partyMember',
  'office',
] as const;
type Name = (typeof everybody)[number];

interface List {
  sanctions: { totalCount: number; nodes: { number: string }[] };
}
const numbersFor = async (name: string, filter: object = {}) => {
  const { sanctions } = await ask<List>(
    name,
    'query L($filter: SanctionFilter) { sanctions(filter: $filter, orderBy: { field: NUMBER, direction: ASC }) { totalCount nodes { number } } }',
    { filter },
  );
  expect(sanctions.totalCount).toBe(sanctions.nodes.length);
  return sanctions.nodes.map(({ number }) => number).sort();
};

describe('consequences', () => {
  const both = [ofTeacher, ofHead];
  it.each<[Name, readonly string[], boolean]>([
    ['admin', both, false],
    ['groupHead', both, false],
    ['deputy', both, false],
    ['member', both, false],
    ['teacher', [ofTeacher], false],
    ['inspector', [ofTeacher], false],
    ['other', [ofTeacher], false],
    ['head', [ofHead], true],
    ['secretary', [], true],
    ['partyMember', [], true],
    ['westHead', [], false],
    ['office', [], false],
  ])('are seen by %s only with a part in them', async (name, numbers, branch) => {
    const expected = branch ? [...numbers, branchNumber] : numbers;
    expect(await numbersFor(name)).toEqual([...expected].sort());
    for (const number of [ofTeacher, ofHead, branchNumber]) {
      const { sanction } = await ask<{ sanction: { number: string } | null }>(
        name,
        'query One($number: String!) { sanction(number: $number) { number } }',
        { number },
      );
      expect(sanction).toEqual(expected.includes(number) ? { number } : null);
    }
  });

  it('hide by number, node, nodes and step exactly as if there were none', async () => {
    const look = `query Look($number: String!, $id: ID!, $person: ID!) {
      sanction(number: $number) { id } node(id: $id) { id ... on Sanction { question law { text } events { step } } } nodes(ids: [$id]) { id }
      sanctions(filter: { search: $number }) { totalCount nodes { id } } byPerson: sanctions(filter: { person: $person, rule: [B] }) { totalCount nodes { id } } }`;
    const missing = { number: '党内处置〔2026〕99', id: encodeId('Sanction', 999_999), person: personId('head') };
    const hidden = {
      number: branchNumber,
      id: encodeId('Sanction', stage.ofBranch.recordId),
      person: personId('head'),
    };
    const nothing = { totalCount: 0, nodes: [] };
    for (const name of ['admin', 'groupHead', 'deputy', 'member', 'westHead', 'inspector', 'teacher', 'office']) {
      const found = await ask(name, look, hidden);
      expect(found).toEqual({ sanction: null, node: null, nodes: [null], sanctions: nothing, byPerson: nothing });
      expect(found).toEqual(await ask(name, look, missing));
      const step = (id: string) =>
        ask<{ sanctionServeNotice: { record: unknown; problems: object[] } }>(
          name,
          'mutation Serve($input: SanctionServeNoticeInput!) { sanctionServeNotice(input: $input) { record { id } event { id } problems { code message path } } }',
          {
            input: {
              id,
              expectedVersion: stage.ofBranch.version,
              idempotencyKey: stage.town.key(),
              supportSeen: true,
            },
          },
        );
      const refused = await step(hidden.id);
      expect(refused).toEqual(await step(missing.id));
      expect(refused.sanctionServeNotice).toMatchObject({ record: null, problems: [{ code: 'NotFound' }] });
    }
  });

  it('of the branch leave no trace in the workbench, the counts and the ladder of anybody else', async () => {
    const text = `query Traces($person: ID!) {
      workbench { todo { totalCount nodes { record { number } } } done { nodes { record { number } } } copied { nodes { record { number } } } }
      sanctionOverview { rules { rule total } states { count } waiting { name count } problems { code } }
      sanctionLadder(person: $person) { years { sanctions { number } } problems { code } }
      supports { nodes { person { name } } } }`;
    for (const name of everybody) {
      const found = JSON.stringify(await ask(name, text, { person: personId('head') }));
      const mayKnow = ['head', 'secretary', 'partyMember'].includes(name);
      if (!mayKnow) expect(found).not.toContain(branchNumber);
      if (['admin', 'groupHead', 'deputy', 'member'].includes(name)) expect(found).not.toContain('"rule":"B"');
    }
  });

  it('of the branch keep their files to those who have a part in them', async () => {
    const { town, ofBranch } = stage;
    const file = await town.file(person('secretary'), '谈话提纲.pdf');
    await town.done(town.sanction(person('secretary'), 'serveNotice', ofBranch, { supportSeen: true, files: [file] }));
    const opened = async (name: string) => (await openFile(town.deps, person(name), file, 'full')) !== null;
    for (const name of everybody)
      expect([name, await opened(name)]).toEqual([name, ['secretary', 'partyMember', 'head'].includes(name)]);
    const { sanction } = await ask<{ sanction: { notice: { files: { name: string }[] } } }>(
      'head',
      'query Notice($number: String!) { sanction(number: $number) { notice { at files { name } } } }',
      { number: branchNumber },
    );
    expect(sanction.notice.files).toEqual([{ name: '谈话提纲.pdf' }]);
  });

  it('stand at their agreement for those who have a part in them', async () => {
    const text = `query A($number: String!) { agreement(number: $number) { sanctions { number } } }`;
    interface Found {
      agreement: { sanctions: { number: string }[] } | null;
    }
    const at = async (name: string, serial = 1) => {
      const { agreement } = await ask<Found>(name, text, { number: `责任书〔2026〕${serial}` });
      return agreement?.sanctions.map(({ number }) => number).sort() ?? null;
    };
    expect(await at('admin')).toEqual([ofHead]);
    expect(await at('groupHead')).toEqual([ofHead]);
    expect(await at('head')).toEqual([branchNumber, ofHead].sort());
    expect(await at('secretary')).toBeNull();
    expect(await at('teacher', 3)).toEqual([ofTeacher]);
    expect(await at('head', 3)).toEqual([]);
  });

  it('are filtered by rule, measure, state, tag, part, year, person, unit, agreement and words', async () => {
    expect(await numbersFor('admin', { rule: ['A'] })).toEqual([ofHead]);
    expect(await numbersFor('admin', { measure: ['INELIGIBILITY', 'TALK'] })).toEqual([ofTeacher]);
    expect(await numbersFor('admin', { tags: ['voting'] })).toEqual([ofHead]);
    expect(await numbersFor('admin', { tags: ['binding'] })).toEqual([ofTeacher]);
    expect(await numbersFor('admin', { states: ['inEffect'] })).toEqual([ofTeacher]);
    expect(await numbersFor('admin', { open: false })).toEqual([]);
    expect(await numbersFor('admin', { overdue: true })).toEqual([]);
    expect(await numbersFor('admin', { held: true })).toEqual([ofHead]);
    expect(await numbersFor('admin', { held: false })).toEqual([ofTeacher]);
    expect(await numbersFor('admin', { tied: true })).toEqual([]);
    expect(await numbersFor('member', { waitingForMe: true })).toEqual([ofHead]);
    expect(await numbersFor('groupHead', { waitingForMe: true })).toEqual([]);
    expect(await numbersFor('member', { toVote: true })).toEqual([ofHead]);
    expect(await numbersFor('groupHead', { toVote: true })).toEqual([]);
    expect(await numbersFor('admin', { toVote: true })).toEqual([]);
    expect(await numbersFor('teacher', { concernsMe: true })).toEqual([ofTeacher]);
    expect(await numbersFor('inspector', { concernsMe: false })).toEqual([ofTeacher]);
    expect(await numbersFor('admin', { planYear: encodeId('PlanYear', stage.town.thisYear) })).toEqual(both);
    expect(await numbersFor('admin', { planYear: encodeId('PlanYear', stage.town.lastYear) })).toEqual([]);
    expect(await numbersFor('admin', { person: personId('teacher') })).toEqual([ofTeacher]);
    expect(await numbersFor('admin', { unit: encodeId('Unit', stage.town.west) })).toEqual([]);
    expect(await numbersFor('admin', { agreement: encodeId('Agreement', 999_999) })).toEqual([]);
    expect(await numbersFor('admin', { search: '冯志勇' })).toEqual([ofHead]);
  });
});

describe('ballots', () => {
  interface Seen {
    sanction: {
      ballot: {
        cast: number;
        sealed: boolean;
        agree: number | null;
        viewerMayVote: boolean;
        members: { name: string; ballot: string | null; reason: string | null }[];
      };
      rounds: { members: { ballot: string | null }[]; agree: number | null }[];
      events: { step: string; sealed: boolean; input: { value: string }[] }[];
    };
  }
  const look = `query Votes($number: String!) { sanction(number: $number) {
    ballot { cast sealed agree viewerMayVote members { name ballot reason } } rounds { agree members { ballot } }
    events { step sealed input { name value } } } }`;
  const seen = async (name: string, number: string) => {
    const { sanction } = await ask<Seen>(name, look, { number });
    const ballots = sanction.rounds.map(({ members }) => members.filter(({ ballot }) => ballot !== null).length);
    const events = sanction.events.filter(({ step }) => step === 'vote');
    return { ...sanction, ballots, votes: events.map(({ sealed, input }) => (sealed ? null : input.length)) };
  };

  it.each<[Name, number, (number | null)[], boolean]>([
    ['groupHead', 1, [2], false],
    ['deputy', 0, [null], true],
    ['member', 0, [null], true],
    ['admin', 0, [null], false],
    ['head', 0, [null], false],
  ])('while they are taken are shown to %s as far as the plan lets', async (name, ballots, votes, viewerMayVote) => {
    const found = await seen(name, ofHead);
    expect(found).toMatchObject({ ballots: [ballots], votes });
    expect(found.ballot).toMatchObject({
      cast: 1,
      sealed: ballots === 0,
      agree: ballots === 0 ? null : 1,
      viewerMayVote,
    });
  });

  it.each<[Name, number[], (number | null)[]]>([
    ['groupHead', [2, 2], [2, 2, 2, 2]],
    ['deputy', [2, 2], [2, 2, 2, 2]],
    ['admin', [2, 2], [2, 2, 2, 2]],
    ['teacher', [0, 0], [null, null, null, null]],
    ['inspector', [0, 0], [null, null, null, null]],
  ])('once they are announced are shown to %s by right, and the tally to all', async (name, ballots, votes) => {
    const found = await seen(name, ofTeacher);
    expect(found).toMatchObject({ ballots, votes });
    expect(found.rounds.map(({ agree }) => agree)).toEqual([2, 1]);
  });

  it('are kept from the person concerned even where they hold another part by mistake', async () => {
    const part = { relation: 'handler', recordId: stage.ofTeacher.recordId, personId: person('teacher').personId };
    await stage.town.rows(
      sql`insert into assignment (town_id, record_id, relation, person_id, since)
        values (${stage.town.townId}, ${part.recordId}, ${part.relation}, ${part.personId}, now() - interval '1 year')`,
    );
    expect(await seen('teacher', ofTeacher)).toMatchObject({ ballots: [0, 0], votes: [null, null, null, null] });
    await stage.town.rows(
      sql`update assignment set until = now() where town_id = ${stage.town.townId} and record_id = ${part.recordId}
        and relation = ${part.relation} and person_id = ${part.personId}`,
    );
  });

  it('go in through the step, once, and open those of others', async () => {
    const { sanction } = await ask<{ sanction: { id: string; version: number } }>(
      'deputy',
      'query At($number: String!) { sanction(number: $number) { id version } }',
      { number: ofHead },
    );
    const vote = (more: object) =>
      ask<{ sanctionVote: { record: object | null; event: object | null; problems: object[] } }>(
        'deputy',
        `mutation Vote($input: SanctionVoteInput!) { sanctionVote(input: $input) {
          record { version voteCount { cast short } ballot { sealed members { ballot } } } event { sealed input { name value } } problems { code path } } }`,
        {
          input: { id: sanction.id, expectedVersion: sanction.version, idempotencyKey: stage.town.key(), ...more },
        },
      );
    expect((await vote({ ballot: 'DISAGREE' })).sanctionVote).toMatchObject({
      record: null,
      problems: [{ code: 'InvalidInput', path: ['reason'] }],
    });
    const { sanctionVote } = await vote({ ballot: 'DISAGREE', reason: '和相邻校片分不清' });
    expect(sanctionVote).toMatchObject({
      problems: [],
      record: {
        voteCount: { cast: 2, short: 0 },
        ballot: { sealed: false, members: [{ ballot: 'AGREE' }, { ballot: 'DISAGREE' }, { ballot: null }] },
      },
      event: { sealed: false, input: [{ value: '不同意' }, { value: '和相邻校片分不清' }] },
    });
  });
});

describe('eligibility and the ladder', () => {
  const may: readonly Name[] = ['admin', 'groupHead', 'deputy', 'member', 'head', 'teacher'];
  const text = `query E($person: ID!, $on: Date, $matter: EligibilityMatter) {
    eligibility(person: $person, on: $on, matter: $matter) { person { name } on matters { matter title eligible reasons { number rule clause startsOn endsOn text } } problems { code path } } }`;

  it.each(everybody)('are told to %s by the plan', async (name) => {
    const found = await ask<{ eligibility: { problems: object[]; matters: object[]; person: object | null } }>(
      name,
      text,
      { person: personId('teacher'), on: '2027-10-01' },
    );
    const told = [...may, 'office'].includes(name);
    expect(found.eligibility).toMatchObject(
      told
        ? { person: { name: '李思雨' }, problems: [], matters: { length: 4 } }
        : { person: null, matters: [], problems: [{ code: 'NotAllowed', path: ['person'] }] },
    );
    const { sanctionLadder } = await ask<{ sanctionLadder: { problems: { code: string }[] } }>(
      name,
      'query Ladder($person: ID!) { sanctionLadder(person: $person) { years { title outcome sanctions { number } } problems { code } } }',
      { person: personId('teacher') },
    );
    expect(sanctionLadder.problems.map(({ code }) => code)).toEqual(may.includes(name) ? [] : ['NotAllowed']);
  });

  it('say on which days, in which matters and why', async () => {
    const on = async (day: string, matter: string) => {
      const { eligibility } = await ask<{ eligibility: { matters: { eligible: boolean; reasons: object[] }[] } }>(
        'teacher',
        text,
        { person: personId('teacher'), on: day, matter },
      );
      expect(eligibility.matters).toHaveLength(1);
      return eligibility.matters[0];
    };
    expect(await on('2027-07-31', 'AWARD')).toMatchObject({ eligible: true, reasons: [] });
    expect(await on('2027-08-01', 'AWARD')).toMatchObject({
      eligible: false,
      reasons: [{ number: ofTeacher, rule: 'C', clause: 'Q7', startsOn: '2027-08-01', endsOn: '2028-07-31' }],
    });
    expect(await on('2028-07-31', 'PROMOTION')).toMatchObject({ eligible: false });
    expect(await on('2028-08-01', 'PROMOTION')).toMatchObject({ eligible: true });
    await expect(on('2027-02-30', 'AWARD')).rejects.toThrow();
  });

  it('do not name a case in which the asker has no part', async () => {
    const { eligibility } = await ask<{ eligibility: { matters: { reasons: { number: string | null }[] }[] } }>(
      'office',
      text,
      { person: personId('teacher'), on: '2027-10-01', matter: 'AWARD' },
    );
    expect(eligibility.matters[0]?.reasons[0]?.number).toBeNull();
  });
});

describe('the overview', () => {
  it.each(everybody)('counts for %s only what they have a part in', async (name) => {
    const { sanctionOverview } = await ask<{
      sanctionOverview: { rules: { rule: string; on: boolean; total: number }[]; problems: { code: string }[] };
    }>(
      name,
      `query Overview { sanctionOverview { planYear { title } planYears { title } agreements missed open held toVote waitingForMe inEffect underReview mayPropose
        rules { rule title clause on total open held tied inEffect waived revoked } states { state title tone count } waiting { name count overdue } problems { code } } }`,
    );
    const rules = sanctionOverview.rules.map(({ rule, total }) => `${rule} ${total}`);
    const group = ['admin', 'groupHead', 'deputy', 'member'].includes(name);
    // The head is of the branch too: a member of it, and concerned by the only case.
    const branch = ['secretary', 'partyMember', 'head'].includes(name);
    expect(rules).toEqual(group ? ['A 1', 'C 1', 'D 0'] : branch ? ['B 1'] : []);
    expect(sanctionOverview.problems.map(({ code }) => code)).toEqual(group || branch ? [] : ['NotAllowed']);
  });
});

describe('proposals by rule', () => {
  it.each(everybody)('are asked for by %s as far as the post allows, and never made twice', async (name) => {
    const { proposeConsequences } = await ask<{
      proposeConsequences: { proposed: { rule: string; count: number }[]; problems: { code: string }[] };
    }>(
      name,
      'mutation Propose($input: ProposeConsequencesInput!) { proposeConsequences(input: $input) { proposed { rule count } notes { rule code count text } problems { code } } }',
      { input: { planYear: encodeId('PlanYear', stage.town.thisYear) } },
    );
    const expected = ['admin', 'groupHead', 'deputy'].includes(name)
      ? ['A 0', 'C 0', 'D 0']
      : name === 'secretary'
        ? ['B 0']
        : [];
    expect(proposeConsequences.proposed.map(({ rule, count }) => `${rule} ${count}`)).toEqual(expected);
    expect(proposeConsequences.problems.map(({ code }) => code)).toEqual(expected.length > 0 ? [] : ['NotAllowed']);
  });

  it('are refused by hand where somebody was proposed already', async () => {
    const { now } = stage.town;
    const { agreement_id } = await now(stage.ofTeacher.recordId);
    const { sanctionPropose } = await ask<{ sanctionPropose: { record: object | null; problems: object[] } }>(
      'admin',
      'mutation P($input: SanctionProposeInput!) { sanctionPropose(input: $input) { record { number } problems { code path message } } }',
      {
        input: {
          idempotencyKey: stage.town.key(),
          rule: 'C',
          agreement: encodeId('Agreement', Number(agreement_id)),
          concerned: personId('teacher'),
        },
      },
    );
    expect(sanctionPropose).toMatchObject({ record: null, problems: [{ code: 'InvalidInput' }] });
  });

  it.each([
    ['admin', 'C', [], []],
    ['admin', 'D', ['teacher'], []],
    ['groupHead', null, ['teacher'], []],
    ['secretary', 'B', [], []],
    ['secretary', 'D', [], ['NotAllowed']],
    ['admin', 'B', [], ['NotAllowed']],
    ['head', null, [], ['NotAllowed']],
  ])('offer %s by rule %s the missed agreements of whom there is none by it yet', async (name, rule, names, codes) => {
    const { proposableAgreements: found } = await ask<{
      proposableAgreements: { agreements: { personId: string }[]; problems: { code: string }[] };
    }>(
      name,
      'query P($rule: SanctionRule) { proposableAgreements(rule: $rule) { agreements { id number title unitName personId personName } problems { code } } }',
      { rule },
    );
    expect(found.agreements.map((each) => each.personId)).toEqual(names.map(personId));
    expect(found.problems.map(({ code }) => code)).toEqual(codes);
  });
});

it('are out of sight for a member whose post has ended', async () => {
  expect(await numbersFor('member')).not.toEqual([]);
  const { deps } = stage.town;
  const yesterday = new Date(deps.clock().getTime() - 86_400_000).toISOString().slice(0, 10);
  for (const { id } of person('member').posts)
    expect(await endPost(deps, person('admin'), { postId: id, on: yesterday })).toMatchObject({ ok: true });
  expect(await numbersFor('member')).toEqual([]);
});
