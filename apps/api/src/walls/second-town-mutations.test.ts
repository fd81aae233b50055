import { encodeId, type NodeType } from '@plumbline/graphql';
import { isEnumType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../demo/accounts.ts';
import { contentOfTown } from './testing/content-of-town.ts';
import { neverWas } from './testing/ids-of-town.ts';
import { names } from './testing/names.ts';
import { type Offer, offersOf } from './testing/offers.ts';
import {
  documentFor,
  type Fill,
  firstValue,
  type Place,
  type RootField,
  rootFields,
  variablesOf,
} from './testing/schema-walk.ts';
import { asOwner } from './testing/second-town.ts';
import { type Asker, type Towns, twoFullTowns } from './testing/towns.ts';

let towns: Towns;
let administrator: Asker;
let before: Readonly<Record<string, string>>;
let offers: ReadonlyMap<string, Offer>;
beforeAll(async () => {
  towns = await twoFullTowns();
  administrator = await towns.signIn('admin');
  offers = await offersOf(towns);
  before = await farContent();
}, 400_000);
afterAll(() => towns?.close());

const farContent = () =>
  asOwner(towns.server.database, towns.far.townId, (owner) => contentOfTown(owner, towns.far.townId));

const mutations = rootFields('mutation', names).filter(({ places }) => places.some(({ isId }) => isId));
const pointing = mutations.flatMap((mutation) =>
  mutation.places
    .filter(({ isId }) => isId)
    .map((place) => ({ mutation, place, at: `${mutation.name}.${place.path.join('.')}` })),
);

/** Kinds of which the second town has none: a number is tried that might be one. */
const without = new Set<NodeType>(['SavedQuery', 'Rollover']);

/** What marks only what is there, and says nothing of the rest. */
const quiet = new Set(['markCopyRead.record', 'markNotificationsRead.input.ids']);

/** Texts that are taken, so that a form is not refused for another reason than what is tried. */
const written: Readonly<Record<string, string>> = {
  ...{ password: demoPassword, quietFrom: '21:00', quietTo: '07:00', role: 'teacher', postTitle: '教师' },
  ...{ indicator: 'passRate', value: '61', by: '1', code: 'WALL1', subject: '数学', fullMark: '100', mark: '60' },
  ...{ url: 'https://robot.example.cn/send', key: 'rectification.issueDays', witnesses: '甲某、乙某', seed: '1' },
};

/** Whoever may do the step today, also where a mutation does it for many records at once. */
const offerFor = (name: string): Offer | undefined => offers.get(name) ?? offers.get(name.replace(/(Many|s)$/, ''));

/** A form that is filled in with what is the near town's own, but for the one place that is tried. */
const fill =
  ({ name, places }: RootField, key: string, tried: Place, value: string): Fill =>
  (path, type, isNeeded) => {
    const place = places.find((each) => each.path.join() === path.join());
    if (place === tried) return value;
    const offer = offerFor(name);
    const word = path.at(-1) ?? '';
    if (offer !== undefined && word === 'id') return offer.id;
    if (offer !== undefined && word === 'expectedVersion') return offer.version;
    if (offer?.contentHash !== undefined && word === 'contentHash') return offer.contentHash;
    if (place !== undefined) {
      // A file can be sent once; it is tried in its own place.
      if (place.pointer === 'File') return undefined;
      return word === 'class' ? towns.near.classId : towns.near.ids[place.pointer as NodeType].at(-1);
    }
    if (word === 'idempotencyKey') return key;
    if (isEnumType(type)) return firstValue(type);
    // Nothing is asked for that only some may ask, and what may be left out of numbers is left out.
    const plain: Readonly<Record<string, unknown>> = { Boolean: false, Date: '2026-12-15', JSON: {} };
    if (type.name === 'Int') return isNeeded || word === 'size' ? 1 : undefined;
    return type.name === 'String' ? (written[word] ?? '说明') : (plain[type.name] ?? null);
  };

const tryOut = async ({ mutation, place }: (typeof pointing)[number], value: string): Promise<string> => {
  const asker = offerFor(mutation.name)?.asker ?? administrator;
  const variables = variablesOf(
    mutation,
    fill(mutation, `wall-${mutation.name}-${place.path.at(-1)}-${value}`, place, value),
    place,
  );
  const answer = await asker.ask(
    documentFor('mutation', mutation, /Many|Notices/.test(mutation.name) ? 2 : 1),
    variables,
  );
  return answer.replaceAll(value, 'what was given');
};

const isRefused = (answer: string): boolean =>
  /"errors":\[\{|"problems":\[\{/.test(answer) || /"data":\{"\w+":false\}/.test(answer);

/** Refused because of what was tried, not because the form was wrong before it was looked at. */
const isNamed = (answer: string, { path }: Place): boolean =>
  answer.includes('"code":"NotFound"') || new RegExp(`"path":\\[[^\\]]*"${path.at(-1)}"`).test(answer);

describe('a mutation', () => {
  const named = new Set<string>();

  it.each(pointing)('takes nothing of a second town in $at', async (each) => {
    const kind = each.place.pointer as NodeType;
    const asMissing = await tryOut(each, neverWas(kind));
    const ids = towns.far.ids[kind];
    expect([kind, ids.length > 0]).toEqual([kind, !without.has(kind)]);
    for (const id of new Set([ids[0] ?? encodeId(kind, 1), ids.at(-1) ?? encodeId(kind, 1)])) {
      const answer = await tryOut(each, id);
      expect(answer).toBe(asMissing);
      expect(towns.leaksIn(answer)).toEqual([]);
      expect([answer, isRefused(answer)]).toEqual([answer, !quiet.has(each.at)]);
      if (isNamed(answer, each.place)) named.add(each.at);
    }
  });

  it('is mostly refused for what was tried', () => {
    expect(named.size / pointing.length).toBeGreaterThan(0.8);
  });

  it('has changed nothing of the second town', async () => {
    expect(Object.keys(before).length).toBeGreaterThan(60);
    expect(await farContent()).toEqual(before);
  });
});
