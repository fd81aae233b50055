import { sqlOf, transaction } from '@plumbline/database';
import { encodeId } from '@plumbline/graphql';
import { dossierOf, openFile, sweep, type Viewer } from '@plumbline/operations';
import { statesTagged, workflows } from '@plumbline/workflows';
import { parse } from 'graphql';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoTrial, demoTrial } from './testing/trial.ts';

/** A consequence, with everything by which an answer would give it away. */
interface Secret {
  readonly id: number;
  readonly number: string;
  readonly confidential: boolean;
  readonly concerned: number;
  /** People who have, or had, a part in it. */
  readonly parts: readonly number[];
  /** Texts that stand nowhere else: its number, title, and what was written in it. */
  readonly marks: readonly string[];
  readonly files: readonly number[];
}

/** A vote with its reason. */
interface Ballot {
  readonly record_id: number;
  readonly round: number;
  readonly person_id: number;
  readonly reason: string;
}

let demo: DemoTrial;
let secrets: readonly Secret[];
let ballots: readonly Ballot[];
beforeAll(async () => {
  demo = await demoTrial('2026-11-24T15:30:00+08:00');
  const { townId } = demo;
  await transaction(demo.deps.pool, { townId, personId: null, as: 'step' }, async (tx) => {
    const found = await tx.run<Secret>(
      sql<Secret>`select r.id, r.number, r.confidential, s.person_id as concerned,
          (select json_agg(distinct a.person_id) from assignment a where a.town_id = r.town_id and a.record_id = r.id) as parts,
          (select json_agg(distinct t.text) from (
            select r.number as text union all select r.title
            union all select p.payload ->> k from event_payload p, unnest('{statement,opinion,grounds,answer}'::text[]) k
              where p.town_id = r.town_id and p.record_id = r.id and length(p.payload ->> k) > 20) t) as marks,
          coalesce((select json_agg(f.file_id) from event_file f where f.town_id = r.town_id and f.record_id = r.id), '[]') as files
        from sanction s join record r on r.town_id = s.town_id and r.id = s.record_id where s.town_id = ${townId}::int order by r.id`.compile(
        sqlOf,
      ),
    );
    // What was written in several gives none of them away.
    const texts = found.flatMap(({ marks }) => marks);
    secrets = found.map((secret) => ({
      ...secret,
      marks: secret.marks.filter((mark) => texts.indexOf(mark) === texts.lastIndexOf(mark)),
    }));
    ballots = await tx.run<Ballot>(
      sql<Ballot>`select record_id, round, person_id, reason from sanction_vote where town_id = ${townId}::int and reason is not null`.compile(
        sqlOf,
      ),
    );
  });
}, 240_000);
afterAll(() => demo?.close());

const isPart = ({ parts }: Secret, { personId }: Viewer): boolean => parts.includes(personId);

/** A number that is the beginning of another, or of the branch's own, does not count as that. */
const tells = (text: string, mark: string): boolean =>
  new RegExp(`(?<!党内)${mark.replaceAll(/[.*+?^${'$'}{}()|[\]\\]/g, String.raw`\$&`)}(?!\\d)`, 'u').test(text);

const record = 'id number title ... on Sanction { question concerned { name } }';
const round = 'round sealed agree disagree members { name ballot reason }';
const whole = `${record} ... on Sanction { viewerParts screening { opinion support } notice { note } defence { statement files { id } } opinions { opinion } review { grounds answer }
  basis { hash steps } ballot { ${round} } rounds { ${round} } decision { reason } events(first: 60) { stepTitle sealed input { name value } evidence { id } } assignments { person { name } } }`;

/** What an account is told wherever consequences could come up, as text. */
const everything = async (viewer: Viewer, people: readonly number[]): Promise<string> => {
  const ask = async (question: string) => JSON.stringify(await demo.ask(viewer, parse(question)));
  const answers = [
    await ask(`{ sanctions(first: 200) { totalCount nodes { ${whole} } } }`),
    await ask(`{ workbench { open overdue todo(first: 200) { nodes { record { ${record} } } }
      started(first: 200) { nodes { record { ${record} } } } done(first: 200) { nodes { record { ${record} } } } copied(first: 200) { nodes { record { ${record} } } } } }`),
    await ask(`{ notifications(first: 200) { nodes { title record { ${record} } } } }`),
    await ask('{ sanctionOverview { open held rules { rule total } waiting { person count } } }'),
    await ask('{ supports(first: 200) { nodes { person { name } measures effect reobservations { remark } } } }'),
    await ask(`{ meetings(first: 50) { nodes { title minutes items { title sanction { ${record} } } } } }`),
    await ask(
      '{ agreements(first: 200) { nodes { number title events(first: 40) { stepTitle input { name value } } } } }',
    ),
    await ask(
      '{ requests(first: 200) { nodes { number title } } rectificationCases(first: 200) { nodes { number title } } }',
    ),
  ];
  for (const id of people) {
    const person = encodeId('Person', id);
    answers.push(
      await ask(`{ eligibility(person: "${person}") { matters { reasons { number text } } }
        sanctionLadder(person: "${person}") { years { sanctions { number } text } } }`),
    );
  }
  return answers.join('\n');
};

describe('a consequence', () => {
  it('is told of by no query to a demo account that has no part in it', async () => {
    expect(secrets.length).toBeGreaterThan(10);
    const people = [...new Set(secrets.map(({ concerned }) => concerned))];
    const leaks: string[] = [];
    const seen: Record<string, number> = {};
    for (const { personId, role } of demo.people) {
      const viewer = await demo.viewerOf(personId);
      const told = await everything(viewer, people);
      const own = secrets.filter((secret) => isPart(secret, viewer));
      seen[role] = own.length;
      for (const secret of secrets) {
        const found = secret.marks.filter((mark) => tells(told, mark));
        if (isPart(secret, viewer) ? !found.includes(secret.number) : found.length > 0)
          leaks.push(`${role} ${isPart(secret, viewer) ? 'misses' : 'is told'} ${secret.number}: ${found}`);
      }
    }
    expect(leaks).toEqual([]);
    // Who has no part at all, and who has one.
    expect([seen['teacher'], seen['classTeacher'], seen['inspector'], seen['countyViewer']]).toEqual([1, 1, 0, 0]);
    expect(seen['admin']).toBe(secrets.filter(({ confidential }) => !confidential).length);
  }, 120_000);

  it('answers as a missing one by its number, its id, its file and its dossier', async () => {
    const missing = { number: '处置〔2026〕9999', id: encodeId('Sanction', 987_654) };
    for (const { personId, role } of demo.people) {
      const viewer = await demo.viewerOf(personId);
      const answer = (number: string, id: string) =>
        demo.ask(
          viewer,
          parse(`{ sanction(number: "${number}") { id } node(id: "${id}") { id } nodes(ids: ["${id}"]) { id }
          found: sanctions(filter: { search: "${number}" }) { totalCount nodes { id } } }`),
        );
      const asMissing = await answer(missing.number, missing.id);
      expect(asMissing).toEqual({ sanction: null, node: null, nodes: [null], found: { totalCount: 0, nodes: [] } });
      for (const secret of secrets) {
        const hidden = !isPart(secret, viewer);
        const found = await answer(secret.number, encodeId('Sanction', secret.id));
        if (hidden && !tells(secret.number, '处置〔2026〕1'))
          expect([role, secret.number, found]).toEqual([role, secret.number, asMissing]);
        expect([role, secret.number, (found as { node: unknown }).node === null]).toEqual([
          role,
          secret.number,
          hidden,
        ]);
        expect((await dossierOf(demo.deps, viewer, secret.id, '核对')).ok).toBe(!hidden);
        for (const file of secret.files)
          expect((await openFile(demo.deps, viewer, file, 'thumb')) === null, `${role} file of ${secret.number}`).toBe(
            hidden,
          );
      }
    }
    expect(secrets.filter(({ confidential, files }) => confidential && files.length > 0)).not.toEqual([]);
  }, 120_000);

  it('of the Party branch is seen by its members and the person concerned alone, not by academic affairs or the group', async () => {
    const branch = secrets.filter(({ confidential }) => confidential);
    expect(branch).toHaveLength(1);
    const seeing: string[] = [];
    for (const { personId, role } of demo.people) {
      const viewer = await demo.viewerOf(personId);
      const told = await everything(
        viewer,
        branch.map(({ concerned }) => concerned),
      );
      if (branch.some(({ number }) => told.includes(number))) seeing.push(role);
      if (!branch.some((secret) => isPart(secret, viewer)))
        expect([role, told.includes('"rule":"B"')]).toEqual([role, false]);
    }
    expect(seeing).toEqual(['partySecretary', 'partyMember']);
    const [secret] = branch;
    const concerned = await demo.viewerOf(secret?.concerned ?? 0);
    expect(await everything(concerned, [])).toContain(secret?.number);
  }, 120_000);

  it('shows a vote to its voter, to those who have voted in that round, and of a round that is over to the body; never to the person concerned', async () => {
    expect(ballots.length).toBeGreaterThan(8);
    const people = new Set(secrets.flatMap(({ parts }) => parts));
    const open = [...statesTagged(workflows.sanction, 'voting')];
    const states = await transaction(demo.deps.pool, { townId: demo.townId, personId: null, as: 'step' }, (tx) =>
      tx.run<{ id: number; round: number; voting: boolean }>(
        sql<{
          id: number;
          round: number;
          voting: boolean;
        }>`select r.id, s.round, r.state = any(${open}::text[]) as voting from record r join sanction s on s.town_id = r.town_id and s.record_id = r.id`.compile(
          sqlOf,
        ),
      ),
    );
    const wrong: string[] = [];
    for (const personId of people) {
      const viewer = await demo.viewerOf(personId);
      const told = JSON.stringify(await demo.ask(viewer, parse(`{ sanctions(first: 200) { nodes { ${whole} } } }`)));
      for (const { record_id, round: ofRound, person_id, reason } of ballots) {
        const secret = secrets.find(({ id }) => id === record_id);
        const state = states.find(({ id }) => id === record_id);
        if (secret === undefined || state === undefined) throw new Error('A vote has no consequence.');
        const isOpen = state.voting && state.round === ofRound;
        const voted = await hasVoted(record_id, ofRound, personId);
        const relations = demo.held.flatMap((each) =>
          each.record_id === record_id && each.person_id === personId ? [each.relation] : [],
        );
        const inBody = relations.some((relation) => ['member', 'handler', 'chair'].includes(relation));
        const may = personId === person_id || (inBody && (!isOpen || voted));
        if (told.includes(reason) !== may)
          wrong.push(`${viewer.personName} ${may ? 'misses' : 'reads'} a vote of ${secret.number}, round ${ofRound}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

const hasVoted = async (recordId: number, ofRound: number, personId: number): Promise<boolean> => {
  const rows = await transaction(demo.deps.pool, { townId: demo.townId, personId: null, as: 'step' }, (tx) =>
    tx.run(
      sqlOf
        .selectFrom('sanction_vote')
        .where('town_id', '=', demo.townId)
        .where('record_id', '=', recordId)
        .where('round', '=', ofRound)
        .where('person_id', '=', personId)
        .select('ballot'),
    ),
  );
  return rows.length > 0;
};

it('the clock finds the demo town’s consequences as the rules and posts of the day would have them', async () => {
  const before = await demo.records();
  await sweep(demo.deps);
  const after = await demo.records();
  expect(after.filter(({ kind }) => kind === 'sanction')).toEqual(before.filter(({ kind }) => kind === 'sanction'));
});
