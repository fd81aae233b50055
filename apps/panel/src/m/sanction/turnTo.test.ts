import { expect, it } from 'vitest';
import { holdersOf, turnTo } from './turnTo.ts';

type Nodes = Parameters<typeof turnTo>[0]['admin'];
const posts = [
  { role: 'partyMember', title: 'Member' },
  { role: 'campusHead', title: 'Head' },
];
const nodes = (...ids: string[]): Nodes => ({ nodes: ids.map((id) => ({ id, name: id, posts })) });
const none = {
  campusHead: nodes(),
  campusDeputy: nodes(),
  admin: nodes(),
  teachingResearch: nodes(),
  partySecretary: nodes(),
};
const told = (holders: Partial<typeof none>, self = 'me') =>
  turnTo({ ...none, ...holders }, self).map(({ role, people }) => [role, people.map(({ id }) => id)]);

it('names those who hold the posts, the nearest first, and leaves out what nobody holds', () => {
  expect(told({ partySecretary: nodes('d'), admin: nodes('b', 'c'), campusHead: nodes('a') })).toEqual([
    ['campusHead', ['a']],
    ['admin', ['b', 'c']],
    ['partySecretary', ['d']],
  ]);
});

it('never names oneself, nor anybody twice', () => {
  expect(told({ campusHead: nodes('me'), admin: nodes('a'), partySecretary: nodes('a', 'me', 'b') })).toEqual([
    ['admin', ['a']],
    ['partySecretary', ['b']],
  ]);
});

it('says for which post somebody is named, not the latest one they hold', () => {
  const holders = { ...none, campusHead: nodes('a'), admin: nodes('a') };
  expect(holdersOf(holders, 'campusHead', 'me')).toEqual([{ id: 'a', name: 'a', post: 'Head' }]);
  expect(holdersOf(holders, 'admin', 'me')).toEqual([{ id: 'a', name: 'a', post: null }]);
});
