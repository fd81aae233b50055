import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { gate } from './gate.ts';

it('never lets more jobs run at a time than it is wide, and runs all of them', async () => {
  const oneOfTwo = gate(2);
  let running = 0;
  let most = 0;
  const job = async (value: number) => {
    running += 1;
    most = Math.max(most, running);
    await sleep(5);
    running -= 1;
    if (value === 3) throw new Error('job 3');
    return value;
  };
  const settled = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((value) => oneOfTwo(() => job(value))));
  expect(most).toBe(2);
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
});
