import { describe, expect, it } from 'vitest';
import { composeBody } from './body.ts';

const holders = (text: string) =>
  text
    .split(' ')
    .filter((each) => each !== '')
    .map((each) => {
      const [role = '', person] = each.split(':');
      return { role, person_id: Number(person) };
    });

const usual =
  'admin:1 admin:2 groupHead:3 groupDeputy:4 groupMember:5 groupMember:6 partySecretary:7 partyMember:8 partyMember:9';

describe('a body', () => {
  it.each([
    // holders, body, concerned, barred; handler, chair, member, may vote
    ['everybody else', usual, 'group', 99, [], [1, 2], [3], [3, 4, 5, 6], 4],
    ['its head concerned', usual, 'group', 3, [], [1, 2], [4], [4, 5, 6], 3],
    ['head and deputy out', usual, 'group', 3, [4], [1, 2], [5], [4, 5, 6], 2],
    ['a member who proposed it', usual, 'group', 99, [3], [1, 2], [4], [3, 4, 5, 6], 3],
    ['the only administrator concerned', 'admin:1 generalOffice:9 groupHead:3', 'group', 1, [], [9], [3], [3], 1],
    ['an administrator concerned', usual, 'group', 1, [], [2], [3], [3, 4, 5, 6], 4],
    [
      'a member who is the campus head concerned',
      'admin:1 groupHead:3 groupMember:5 campusHead:5',
      'group',
      5,
      [],
      [1],
      [3],
      [3],
      1,
    ],
    [
      'who holds two of its posts',
      'admin:1 groupHead:3 groupMember:3 groupMember:5',
      'group',
      99,
      [],
      [1],
      [3],
      [3, 5],
      2,
    ],
    ['the branch', usual, 'branch', 99, [], [7], [7], [7, 8, 9], 3],
    ['the branch, its secretary concerned', usual, 'branch', 7, [], [8, 9], [8], [8, 9], 2],
    ['the branch, its secretary having proposed it', usual, 'branch', 99, [7], [7], [8], [7, 8, 9], 2],
    ['the branch without a secretary', 'partyMember:8 partyMember:9', 'branch', 8, [], [9], [9], [9], 1],
    ['nobody', '', 'group', 1, [], [], [], [], 0],
  ] as const)('with %s', (_, posts, body, concernedId, barred, handler, chair, member, mayVote) => {
    const composed = composeBody(holders(posts), { body, concernedId, barred });
    expect(composed).toEqual({ handler, chair, member, mayVote });
  });
});
