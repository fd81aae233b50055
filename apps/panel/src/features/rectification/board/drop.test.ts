import { describe, expect, it } from 'vitest';
import { refusalOf, stepsTo } from './drop.ts';

const step = (name: string, from: string[], to: string[], by: string[] = []) => ({
  name,
  title: `T-${name}`,
  from,
  to,
  by,
});
const map = {
  states: ['begun', 'planning', 'working', 'reported', 'closed'].map((name) => ({ name, title: `S-${name}` })),
  steps: [
    step('sign', ['begun'], ['planning', 'working'], ['R']),
    step('report', ['working'], ['reported'], ['R', 'H']),
    step('accept', ['reported'], ['working', 'closed'], ['I']),
    step('giveBack', ['reported'], ['working'], ['I']),
    step('byRightAlone', ['planning'], ['closed']),
  ],
};
const card = (state: string, available: string[] = [], blocked: [string, string][] = []) => ({
  state,
  stateTitle: `S-${state}`,
  availableSteps: available.map((name) => ({ name, title: `T-${name}`, main: true })),
  blockedSteps: blocked.map(([name, reason]) => ({ name, title: `T-${name}`, reason })),
});

describe('a drop on the board', () => {
  it('is the open step that leads there', () => {
    expect(stepsTo(card('working', ['report']), 'reported', map).map(({ name }) => name)).toEqual(['report']);
    expect(stepsTo(card('begun', ['sign']), 'working', map).map(({ name }) => name)).toEqual(['sign']);
  });

  it('prefers the step that can lead nowhere else', () => {
    const names = stepsTo(card('reported', ['accept', 'giveBack']), 'working', map).map(({ name }) => name);
    expect(names).toEqual(['giveBack', 'accept']);
  });

  it('is nothing where no open step leads there', () => {
    expect(stepsTo(card('working', []), 'reported', map)).toEqual([]);
    expect(stepsTo(card('working', ['report']), 'closed', map)).toEqual([]);
  });
});

describe('a refused drop', () => {
  it('gives the server’s reason', () => {
    expect(refusalOf(card('working', [], [['report', 'why not']]), 'reported', map, ',')).toEqual({
      key: 'look.blocked',
      values: { step: 'T-report', reason: 'why not' },
    });
    expect(refusalOf(card('begun', [], [['accept', 'too early']]), 'closed', map, ',')).toEqual({
      key: 'look.blocked',
      values: { step: 'T-accept', reason: 'too early' },
    });
  });

  it('says whose step it is where it is not the reader’s', () => {
    expect(refusalOf(card('working'), 'reported', map, '、')).toEqual({
      key: 'look.notYours',
      values: { step: 'T-report', who: 'R、H' },
    });
    expect(refusalOf(card('planning'), 'closed', map, '、')).toEqual({
      key: 'look.notYoursToTake',
      values: { step: 'T-byRightAlone' },
    });
  });

  it('says that no step leads there, or that the card is there already', () => {
    expect(refusalOf(card('begun'), 'closed', map, ',')).toEqual({
      key: 'look.noWay',
      values: { from: 'S-begun', to: 'S-closed' },
    });
    expect(refusalOf(card('begun'), 'begun', map, ',')).toMatchObject({ key: 'look.sameColumn' });
  });
});
