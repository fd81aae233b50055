import type { Viewer } from '@plumbline/operations';
import { type AgreeingTown, agreeingTown, goodPassword } from '@plumbline/operations/testing/agreement';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { executeCompiled } from '../gateway.ts';
import { encodeId } from '../global-id.ts';

let town: AgreeingTown;
/** Numbers: 1 with the east head, in force and evaluated; 2 with the west head, countered; 3 with a teacher, offered; 4 a draft. */
beforeAll(async () => {
  town = await agreeingTown('agreementlist');
  const { admin, westHead, teacher, other, head } = town.people;
  const examId = await town.exam('FINAL');
  await town.results(examId, 1, [
    { group: town.east, n: 100, mean: 80, pass: 90, excellent: 40, low: 5 },
    { group: teacher.personId, grouping: 'teacher', n: 6, mean: 66, pass: 5, excellent: 1, low: 0 },
  ]);
  const signed = await town.inForce({ exam: examId });
  await town.done(town.agreement(admin, 'evaluate', signed));
  const west = await town.offered({ unit: town.west, partyB: westHead.personId });
  const targets = [{ indicator: 'composite', comparison: 'atLeast', value: '69.5', mandatory: true }];
  await town.done(town.agreement(westHead, 'counter', west, { targets, reason: '基数低' }));
  await town.offered({ party: 'teacher', partyA: head.personId, partyB: teacher.personId });
  await town.drafted({ party: 'teacher', partyA: head.personId, partyB: other.personId });
});
afterAll(() => town?.close());

const ask = async <Data>(viewer: Viewer, text: string, variables: Record<string, unknown> = {}): Promise<Data> => {
  const context = await createContext({ deps: town.deps, accounts: {} as never, viewer, mustChangePassword: false });
  const request = { document: parse(text), context, request: { variables }, operationName: null };
  const { data, errors } = await executeCompiled(request);
  if (errors !== undefined) throw errors[0];
  return JSON.parse(JSON.stringify(data)) as Data;
};
const serial = (number: string) => Number(/\d+$/.exec(number)?.[0]);
const numbersFor = async (viewer: Viewer, filter: object = {}) => {
  const { agreements } = await ask<{ agreements: { totalCount: number; nodes: { number: string }[] } }>(
    viewer,
    'query($filter: AgreementFilter) { agreements(filter: $filter) { totalCount nodes { number } } }',
    { filter },
  );
  expect(agreements.totalCount).toBe(agreements.nodes.length);
  return agreements.nodes.map(({ number }) => serial(number));
};
const number = (at: number) => `责任书〔2026〕${at}`;

describe('agreements', () => {
  it('tell where all their targets stand in as many questions to the database as one', async () => {
    const { admin } = town.people;
    const asked = async (first: number) => {
      let times = 0;
      const count = () => {
        times += 1;
      };
      town.deps.pool.on('acquire', count);
      const { agreements } = await ask<{ agreements: { nodes: { live: object[] }[] } }>(
        admin,
        'query($first: Int!) { agreements(first: $first) { nodes { live { now } } } }',
        { first },
      );
      town.deps.pool.off('acquire', count);
      expect(agreements.nodes.map(({ live }) => live.length > 0)).toEqual(Array.from({ length: first }, () => true));
      return times;
    };
    const one = await asked(1);
    expect(one).toBeGreaterThan(0);
    expect(await asked(4)).toBe(one);
  });

  it('are seen by academic affairs, the leading group, the head of the unit and the parties; by nobody else', async () => {
    const { admin, head, westHead, teacher, other, inspector } = town.people;
    expect(await numbersFor(admin)).toEqual([4, 3, 2, 1]);
    expect(await numbersFor(town.leader)).toEqual([4, 3, 2, 1]);
    expect(await numbersFor(head)).toEqual([4, 3, 1]);
    expect(await numbersFor(westHead)).toEqual([2]);
    expect(await numbersFor(teacher)).toEqual([3]);
    expect(await numbersFor(other)).toEqual([4]);
    expect(await numbersFor(inspector)).toEqual([]);
  });

  it('hide from everybody else by number, by node and by step, exactly as if there were none', async () => {
    const { admin, westHead, teacher, inspector } = town.people;
    const found = await ask<{ agreement: { id: string; version: number } }>(
      admin,
      'query($number: String!) { agreement(number: $number) { id version } }',
      { number: number(1) },
    );
    const look = `query($number: String!, $id: ID!) { agreement(number: $number) { text } node(id: $id) { id ... on Agreement { text live { now } evaluations { outcome } } } }`;
    for (const viewer of [westHead, teacher, inspector]) {
      const { id } = found.agreement;
      expect(await ask(viewer, look, { number: number(1), id })).toEqual({ agreement: null, node: null });
      expect(await ask(viewer, look, { number: number(99), id: encodeId('Agreement', 999_999) })).toEqual({
        agreement: null,
        node: null,
      });
      const step = (agreement: string) =>
        ask<{ agreementClose: { record: unknown; problems: object[] } }>(
          viewer,
          `mutation($input: AgreementCloseInput!) { agreementClose(input: $input) { record { id } problems { code message path } } }`,
          { input: { id: agreement, expectedVersion: found.agreement.version, idempotencyKey: town.key() } },
        );
      const hidden = await step(id);
      expect(hidden).toEqual(await step(encodeId('Agreement', 999_999)));
      expect(hidden.agreementClose).toMatchObject({ record: null, problems: [{ code: 'NotFound' }] });
    }
  });

  it('are filtered by state, kind, unit, part, what waits for the caller’s signature, session and words', async () => {
    const { admin, head, teacher } = town.people;
    expect(await numbersFor(admin, { states: ['countered', 'drafted'] })).toEqual([4, 2]);
    expect(await numbersFor(admin, { open: false })).toEqual([]);
    expect(await numbersFor(admin, { party: ['TEACHER'] })).toEqual([4, 3]);
    expect(await numbersFor(admin, { unit: encodeId('Unit', town.west) })).toEqual([2]);
    expect(await numbersFor(admin, { mine: true })).toEqual([4, 3, 2, 1]);
    expect(await numbersFor(head, { toSign: true })).toEqual([3]);
    expect(await numbersFor(teacher, { toSign: true })).toEqual([3]);
    expect(await numbersFor(admin, { toSign: true })).toEqual([]);
    expect(await numbersFor(admin, { planYear: encodeId('PlanYear', town.thisYear) })).toEqual([4, 3, 2, 1]);
    expect(await numbersFor(admin, { planYear: encodeId('PlanYear', town.lastYear) })).toEqual([]);
    expect(await numbersFor(admin, { exam: encodeId('Exam', 1) })).toEqual([1]);
    expect(await numbersFor(admin, { search: '西片' })).toEqual([2]);
  });

  it('tell text, hash, versions with their differences, signatures and what is known to be reached', async () => {
    const text = `query($number: String!) { agreement(number: $number) { state versionNo signedBy contentHash text
      partyA { name } partyB { name } content { targets { indicator title value unit comparison lastYears { planYear value } } lawNotes { source } }
      versions { no origin author { name } hash differences { part change title before after } }
      signatures { side person { name } onPaper versionNo }
      evaluations { no outcome revision exam { code publishedRevision } rules targets { indicator found met margin n lo hi small figures { title value } } }
      live { indicator now lo hi n small } } }`;
    const { agreement } = await ask<{ agreement: Record<string, unknown> }>(town.people.head, text, {
      number: number(1),
    });
    expect(agreement).toMatchObject({
      state: 'met',
      versionNo: 1,
      signedBy: 2,
      partyA: { name: '罗怀远' },
      partyB: { name: '冯志勇' },
      signatures: [
        { side: 'A', person: { name: '罗怀远' }, onPaper: false, versionNo: 1 },
        { side: 'B', person: { name: '冯志勇' }, onPaper: false, versionNo: 1 },
      ],
      // 0.4 * 80 + 0.3 * 90 + 0.2 * 40 + 0.1 * 95
      evaluations: [
        {
          no: 1,
          outcome: 'MET',
          revision: 1,
          exam: { code: 'FINAL', publishedRevision: 1 },
          targets: [{ indicator: 'composite', found: '76.5', met: true, margin: '5.5', n: 100, small: false }, {}],
        },
      ],
      live: [
        { indicator: 'composite', now: '76.5', n: 100 },
        { indicator: 'lowRate', now: '5' },
      ],
      content: { lawNotes: [{ source: expect.any(String) }] },
    });
    const [version] = agreement['versions'] as { hash: string; differences: unknown[] }[];
    expect(version).toMatchObject({ no: 1, origin: 'DRAFT', hash: agreement['contentHash'], differences: [] });
    const countered = await ask<{ agreement: { versions: { origin: string; differences: unknown[] }[] } }>(
      town.people.admin,
      text,
      { number: number(2) },
    );
    expect(countered.agreement.versions[1]).toMatchObject({
      origin: 'COUNTER',
      differences: [
        { part: 'TARGET', change: 'CHANGED', title: '综合分' },
        { part: 'TARGET', change: 'REMOVED', title: '低分率' },
      ],
    });
  });

  it('show figures of few pupils to the teacher alone', async () => {
    const { admin, head, teacher } = town.people;
    const live = async (viewer: Viewer) =>
      (
        await ask<{ agreement: { live: object[] } }>(
          viewer,
          'query($number: String!) { agreement(number: $number) { live { now n small } } }',
          { number: number(3) },
        )
      ).agreement.live[0];
    expect(await live(teacher)).toMatchObject({ now: expect.any(String), n: 6, small: true });
    for (const viewer of [admin, head]) expect(await live(viewer)).toEqual({ now: null, n: 6, small: true });
  });

  it('are signed with the hash that was shown, and refuse another', async () => {
    const { teacher } = town.people;
    const look = 'query($number: String!) { agreement(number: $number) { id version contentHash } }';
    const { agreement } = await ask<{ agreement: { id: string; version: number; contentHash: string } }>(
      teacher,
      look,
      {
        number: number(3),
      },
    );
    const sign = (more: object) =>
      ask<{ agreementSign: { record: { state: string } | null; problems: { code: string; path: string[] }[] } }>(
        teacher,
        `mutation($input: AgreementSignInput!) { agreementSign(input: $input) { record { state signedBy } problems { code path } event { step input { name value } } } }`,
        {
          input: {
            id: agreement.id,
            expectedVersion: agreement.version,
            idempotencyKey: town.key(),
            contentHash: agreement.contentHash,
            read: true,
            password: goodPassword,
            ...more,
          },
        },
      );
    expect((await sign({ contentHash: 'f'.repeat(64) })).agreementSign.problems).toEqual([
      { code: 'InvalidInput', path: ['contentHash'] },
    ]);
    const { agreementSign } = await sign({});
    expect(agreementSign).toEqual({
      record: { state: 'halfSigned', signedBy: 1 },
      problems: [],
      event: {
        step: 'sign',
        input: [
          { name: 'contentHash', value: agreement.contentHash },
          { name: 'read', value: '是' },
        ],
      },
    });
  });
});

describe('coverage, indicators and templates', () => {
  it('tell who has none yet, as far as the reader reads by post', async () => {
    const { admin, head, teacher } = town.people;
    const text = `{ agreementCoverage { party expected drafted offered signed rows(missing: true) { person unit stage } } }`;
    const of = async (viewer: Viewer) => {
      const { agreementCoverage } = await ask<{
        agreementCoverage: { party: string; expected: number; drafted: number; offered: number; signed: number }[];
      }>(viewer, text);
      return agreementCoverage.map(({ party, expected, drafted, offered, signed }) => [
        party,
        expected,
        drafted,
        offered,
        signed,
      ]);
    };
    expect(await of(admin)).toEqual([
      ['CAMPUS_HEAD', 2, 2, 2, 1],
      ['DEPARTMENT', 1, 0, 0, 0],
      ['LEADER_IN_CHARGE', 0, 0, 0, 0],
      ['LINKED_LEADER', 0, 0, 0, 0],
      ['TEACHER', 2, 2, 1, 0],
    ]);
    expect(await of(head)).toEqual([
      ['CAMPUS_HEAD', 1, 1, 1, 1],
      ['DEPARTMENT', 0, 0, 0, 0],
      ['LEADER_IN_CHARGE', 0, 0, 0, 0],
      ['LINKED_LEADER', 0, 0, 0, 0],
      ['TEACHER', 2, 2, 1, 0],
    ]);
    expect(await of(teacher)).toEqual([]);
    const { agreementCoverage } = await ask<{ agreementCoverage: { rows: { person: string }[] }[] }>(admin, text);
    expect(agreementCoverage.flatMap(({ rows }) => rows.map(({ person }) => person))).toEqual(['周敏']);
  });

  it('know what a target can be set for, and what an agreement begins with', async () => {
    const { agreementIndicators, agreementTemplate } = await ask<{
      agreementIndicators: { indicator: string; unit: string; fromScores: boolean }[];
      agreementTemplate: { own: boolean; targets: { title: string }[] };
    }>(
      town.people.admin,
      '{ agreementIndicators(party: TEACHER) { indicator title unit comparison fromScores } agreementTemplate(party: TEACHER) { own targets { title indicator value } clauses { title text } } }',
    );
    expect(agreementIndicators.map(({ indicator }) => indicator)).toContain('rectifiedOnTime');
    expect(agreementTemplate).toMatchObject({ own: false, targets: { length: 5 } });
  });
});

describe('many at once', () => {
  it('are drafted in a preview, then really, then offered', async () => {
    const { admin } = town.people;
    const person = await town.person('周老师', 'teacher', town.west);
    const text = `mutation($input: AgreementDraftManyInput!) { agreementDraftMany(input: $input) {
      rows { record { id version state title } unit partyB targets { indicator value } problems { code path } } problems { code path } } }`;
    const input = {
      party: 'TEACHER',
      signBy: '2026-12-01',
      items: [
        {
          unit: encodeId('Unit', town.west),
          partyA: encodeId('Person', town.people.westHead.personId),
          partyB: encodeId('Person', person.personId),
        },
      ],
      raise: [{ indicator: 'composite', by: '1' }],
      idempotencyKey: town.key(),
    };
    interface Rows {
      rows: { record: { id: string; version: number; state: string } | null; problems: object[] }[];
      problems: object[];
    }
    const preview = await ask<{ agreementDraftMany: Rows }>(admin, text, { input: { ...input, preview: true } });
    expect(preview.agreementDraftMany).toMatchObject({
      rows: [{ record: null, unit: '西片小学', partyB: '周老师', targets: { length: 5 }, problems: [] }],
      problems: [],
    });
    const done = await ask<{ agreementDraftMany: Rows }>(admin, text, { input });
    const [row] = done.agreementDraftMany.rows;
    expect(row?.record).toMatchObject({ state: 'drafted', version: 1 });
    const offered = await ask<{ agreementOfferMany: Rows }>(
      admin,
      `mutation($input: AgreementOfferManyInput!) { agreementOfferMany(input: $input) { rows { record { id version state } problems { code } } problems { code path } } }`,
      { input: { items: [{ id: row?.record?.id, expectedVersion: 1 }], idempotencyKey: town.key() } },
    );
    expect(offered.agreementOfferMany.rows[0]).toMatchObject({
      record: { state: 'offered', version: 2 },
      problems: [],
    });
  });

  it('keep a template, and refuse one whose targets are not understood', async () => {
    const text = `mutation($input: AgreementTemplateSaveInput!) { agreementTemplateSave(input: $input) { template { own targets { value } } problems { code path } } }`;
    const save = (viewer: Viewer, value: string) =>
      ask<{ agreementTemplateSave: object }>(viewer, text, {
        input: {
          party: 'DEPARTMENT',
          targets: [{ indicator: 'passRate', comparison: 'AT_LEAST', value, mandatory: true }],
          clauses: [],
        },
      });
    expect((await save(town.people.head, '80')).agreementTemplateSave).toMatchObject({
      template: null,
      problems: [{ code: 'NotAllowed' }],
    });
    expect((await save(town.people.admin, 'many')).agreementTemplateSave).toMatchObject({
      template: null,
      problems: [{ code: 'InvalidInput', path: ['targets', '0', 'value'] }],
    });
    expect((await save(town.people.admin, '80')).agreementTemplateSave).toEqual({
      template: { own: true, targets: [{ value: '80' }] },
      problems: [],
    });
  });
});
