import type { NodeType } from '@plumbline/graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FarTexts, farTextsOf, probesFor } from './testing/far-texts.ts';
import { names } from './testing/names.ts';
import { queryWalk } from './testing/query-walk.ts';
import { removeTown } from './testing/remove-town.ts';
import { askedBelow, type Place, type RootField, rootFields } from './testing/schema-walk.ts';
import { type Asker, type Towns, twoFullTowns } from './testing/towns.ts';

let towns: Towns;
let askers: readonly Asker[];
let farAskers: readonly Asker[];
let texts: FarTexts;
beforeAll(async () => {
  towns = await twoFullTowns();
  askers = [await towns.signIn('admin'), await towns.signIn('groupHead')];
  farAskers = [await towns.signInFar('admin'), await towns.signInFar('groupHead')];
  texts = await farTextsOf(towns);
  await handOn(farAskers[0] as Asker);
  walks = { near: walkOf('near'), far: walkOf('far') };
}, 400_000);
afterAll(() => towns?.close());

/** Somebody stands in for who asks in the far town, so that there is a list of that. */
const handOn = async (asker: Asker): Promise<void> => {
  const told = await asker.ask('{ overdueWall { today } viewer { posts { id } } }');
  const [, today] = /"today":"([^"]+)"/.exec(told) ?? [];
  const [, post] = /"posts":\[\{"id":"([^"]+)"/.exec(told) ?? [];
  const input = {
    delegate: towns.far.ids.Person[3],
    posts: [post],
    from: today,
    to: today,
    reason: '外出培训，由他人代办',
  };
  const document = 'mutation ($input: DelegationMakeInput!) { delegationMake(input: $input) { problems { message } } }';
  const answer = await asker.ask(document, { input });
  if (!answer.includes('"problems":[]')) throw new Error(answer);
};

const queries = rootFields('query', names);

/** As a person of one of the towns would ask: of what is theirs. */
const walkOf = (of: 'near' | 'far') =>
  queryWalk(farAskers[0] as Asker, (place, word) => {
    if (place.isId) return word === 'class' ? towns[of].classId : towns[of].ids[place.pointer as NodeType].at(-1);
    return of === 'far' ? texts[place.pointer as keyof FarTexts]?.[0]?.far : 'JC2025';
  });
let walks: Readonly<Record<'near' | 'far', ReturnType<typeof queryWalk>>>;
const askWith = (asker: Asker, query: RootField, of: 'near' | 'far', place: Place | null, value: string | null) =>
  walks[of].ask(asker, query, place, value);

/** Queries in which nothing of a town stands, or nothing of this one: why. */
const silent: Readonly<Record<string, string>> = {
  apiKeyScopes: 'of the product',
  apiKeys: 'nobody has one',
  auditState: 'positions and hashes',
  calendarProposal: 'of the product',
  classPupils: 'for those who teach the class, of whom nobody asks here',
  delegableWorkflows: 'of the product',
  myReadLog: 'nobody has read anything of those who ask',
  recordGrants: 'for the branch, of which nobody asks here',
  rightsMatrix: 'of the product',
  rollovers: 'there was none',
  setup: 'over',
  vacancies: 'there is none',
  workflows: 'of the product',
  address: 'of the server',
  agreementIndicators: 'of the product',
  agreementTemplate: 'of the product, while the town has none of its own',
  calendarFeed: 'nobody here has one',
  chatRobots: 'the town has none',
  lawCheck: 'of the law profile',
  notificationChoice: 'of the person, without a name',
  roles: 'of the product',
  scoreTable: 'no session is open for entry',
  savedQueries: 'nobody here has one',
  settings: 'numbers of a plan year, without a name',
  settingsEditable: 'yes or no',
  stepForm: 'of the product',
  workflow: 'of the product',
  rectificationDueDays: 'counts by day',
};

/** Lists inside other answers, each asked for the page behind a cursor. */
const page = (field: string, nodes: string) => `${field}(first: 2) { pageInfo { endCursor } nodes { ${nodes} } }`;
const below = [
  ...['todo', 'started', 'done', 'copied'].map((list) => `{ workbench { ${page(list, 'record { number title }')} } }`),
  `{ rectificationBoard { columns { ${page('cases', 'number title')} } } }`,
];

describe('a second town on the same database', () => {
  it.each(queries)(
    'is not reached by $name',
    async (query) => {
      const wrong: string[] = [];
      for (const asker of askers) {
        const plain = await askWith(asker, query, 'near', null, null);
        wrong.push(...towns.leaksIn(plain).map((leak) => `${asker.name}: ${leak}`));
        for (const place of query.places) {
          const answers = new Map<string, string>();
          for (const { far, missing } of probesFor(towns, texts, place, asker === askers[0])) {
            const told = await askWith(asker, query, 'near', place, far);
            const asMissing = answers.get(missing) ?? (await askWith(asker, query, 'near', place, missing));
            answers.set(missing, asMissing);
            const at = `${asker.name} ${place.path.join('.')} ${Buffer.from(far, 'base64url').toString()} ${far}`;
            if (told !== asMissing) wrong.push(`${at}: ${told.slice(0, 300)} instead of ${asMissing.slice(0, 300)}`);
            wrong.push(...towns.leaksIn(told).map((leak) => `${at}: ${leak}`));
          }
        }
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it.each(queries)(
    'is there for its own people in $name, so that a leak would be seen',
    async (query) => {
      let told = 0;
      for (const asker of farAskers) {
        told += towns.leaksIn(await askWith(asker, query, 'far', null, null)).length;
        for (const place of query.places)
          for (const { far } of place.pointer === 'cursor' || told > 0 ? [] : probesFor(towns, texts, place, false))
            if (told === 0) told += towns.leaksIn(await askWith(asker, query, 'far', place, far)).length;
      }
      expect([query.name, told > 0]).toEqual([query.name, silent[query.name] === undefined]);
    },
    120_000,
  );

  const lists = queries.filter(({ places }) => places.some(({ pointer }) => pointer === 'cursor'));

  it.each(lists)('gives nothing to whoever has a cursor of it in $name', async (query) => {
    const cursors = new Set<string>();
    for (const asker of farAskers) {
      const told = await walks.far.ask(asker, query, null, null, { first: 1 });
      for (const [, cursor] of told.matchAll(/"(?:end|start)?[cC]ursor":"([^"]+)"/g)) if (cursor) cursors.add(cursor);
    }
    expect([query.name, cursors.size > 0]).toEqual([query.name, silent[query.name] === undefined]);
    for (const place of query.places.filter(({ pointer }) => pointer === 'cursor'))
      for (const cursor of cursors)
        for (const asker of askers)
          expect(towns.leaksIn(await askWith(asker, query, 'near', place, cursor))).toEqual([]);
  });

  it('gives nothing to whoever has a cursor of it in a list inside another answer', async () => {
    expect(askedBelow()).toEqual([
      'BoardColumn.cases',
      'Workbench.copied',
      'Workbench.done',
      'Workbench.started',
      'Workbench.todo',
    ]);
    for (const document of below) {
      const told = await (farAskers[0] as Asker).ask(document);
      const cursors = [...told.matchAll(/"endCursor":"([^"]+)"/g)].flatMap(([, cursor]) => (cursor ? [cursor] : []));
      expect(cursors.length).toBeGreaterThan(0);
      for (const cursor of cursors)
        for (const asker of askers) {
          const answer = await asker.ask(document.replaceAll('first: 2', `first: 200, after: "${cursor}"`));
          expect([answer.slice(0, 80), towns.leaksIn(answer)]).toEqual([answer.slice(0, 80), []]);
        }
    }
  });

  it('has no id that opens anything: all of them, of every kind', async () => {
    const open = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
    const seen = async (asker: Asker): Promise<readonly string[]> => {
      const kinds: string[] = [];
      for (const ids of Object.values(towns.far.ids))
        for (let from = 0; from < Math.min(ids.length, 1_000); from += 100) {
          const answer = await asker.ask(open, { ids: ids.slice(from, from + 100) });
          kinds.push(...[...answer.matchAll(/"__typename":"(\w+)"/g)].flatMap(([, kind]) => (kind ? [kind] : [])));
        }
      return kinds;
    };
    for (const asker of askers) expect(await seen(asker)).toEqual([]);
    expect(new Set(await seen(farAskers[0] as Asker)).size).toBeGreaterThan(9);
  });

  it('counts in nothing: once it is gone, every answer is as it was', async () => {
    const ask = async () => {
      const answers: Record<string, string> = {};
      // What was read for the first time is logged: whoever asks for the log asks last.
      const inTurn = queries.toSorted((a, b) => Number(/log$/i.test(a.name)) - Number(/log$/i.test(b.name)));
      for (const query of inTurn)
        for (const asker of askers) {
          const answer = await askWith(asker, query, 'near', null, null);
          // The wall says when it was read.
          answers[`${asker.name} ${query.name}`] = answer.replace(/"readAt":"[^"]*"/, '');
        }
      return answers;
    };
    const before = await ask();
    await removeTown(towns.server.database, towns.far.townId);
    expect(await ask()).toEqual(before);
  });
});
