import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readChoice, setNotificationChoice } from './choice.ts';
import { type ToldTown, toldTown } from './testing/told-town.ts';

const towns: ToldTown[] = [];
afterAll(() => Promise.all(towns.map((each) => each.close())));

let town: ToldTown;
beforeEach(async () => {
  town = await toldTown(`choice-${towns.length}`);
  towns.push(town);
});

describe('a choice', () => {
  it('is nothing by mail until an address is entered', async () => {
    expect(await readChoice(town.deps, town.people.teacher)).toEqual({
      address: null,
      locale: 'zh',
      mail: { turn: true, copy: false, reminder: true },
      quiet: { from: '21:00', to: '07:00' },
    });
  });

  it.each([
    'li',
    'li@',
    'li@example',
    'li@example.cn, b@example.cn',
    'li@example.cn\nBcc: all@example.cn',
    '<li@example.cn>',
  ])('refuses the address %j', async (address) => {
    const choice = await readChoice(town.deps, town.people.teacher);
    const answer = await setNotificationChoice(town.deps, town.people.teacher, { ...choice, address });
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'InvalidInput', path: ['address'] }] });
  });
});
