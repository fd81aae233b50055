import { describe, expect, it } from 'vitest';
import { dockedSteps, mayVote, stepsBeside } from './stepsBeside.ts';

const open = (...names: string[]) => ({
  availableSteps: names.map((name) => ({ name: name.replace('!', ''), main: name.endsWith('!') })),
});
const names = (steps: readonly { name: string }[]) => steps.map(({ name }) => name);

describe('what the dock of a case asks for, and what stands beside it', () => {
  it.each([
    [['screen!', 'hold', 'offerSupport'], false, ['screen'], ['hold', 'offerSupport']],
    [['vote!', 'recuse', 'hold'], true, ['vote'], ['hold']],
    // Enough have voted: whoever presides may still vote, or announce.
    [['vote', 'recuse', 'decide!', 'hold'], true, ['decide'], ['decide', 'hold']],
    [['recuse', 'hold'], false, [], ['recuse', 'hold']],
    [[], false, [], []],
  ])('%j', (steps, votes, docked, beside) => {
    expect(mayVote(open(...steps))).toBe(votes);
    expect(names(dockedSteps(open(...steps)))).toEqual(docked);
    expect(names(stepsBeside(open(...steps)))).toEqual(beside);
  });
});
