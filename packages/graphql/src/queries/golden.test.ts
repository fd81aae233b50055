import { join } from 'node:path';
import { sweep, tellWaiting } from '@plumbline/operations';
import { type AgreeingTown, agreeingTown } from '@plumbline/operations/testing/agreement';
import { afterAll, beforeAll } from 'vitest';
import { holdAgainstFiles } from '../testing/golden.ts';

let town: AgreeingTown;
beforeAll(async () => {
  town = await agreeingTown('golden');
  const { teacher } = town.people;
  await town.done(town.step(teacher, 'acknowledge', await town.noticed()));
  await town.noticed({ title: '听课笔记没有日期', weight: 'serious' });
  await town.noticed({ title: '作业订正无人复查', unit: town.west });
  await town.done(town.step(town.people.inspector, 'record', null, town.finding({ title: '消防栓前堆放桌椅' })));
  const asked = await town.noticed({ title: '体育器材室未上锁' });
  const beside = { parentId: asked.recordId };
  await town.done(
    town.request(teacher, 'ask', beside, { kind: 'extension', reason: '材料未到', newDay: '2026-12-09' }),
  );
  await town.done(
    town.request(town.people.inspector, 'ask', beside, {
      kind: 'correction',
      reason: '地点写错了',
      place: '二楼东',
      weight: 'serious',
    }),
  );
  await tellWaiting(town.deps, town.townId);
  // The clock comes by after some days on which it was off; what is asked below is asked as of Wednesday again.
  const { now } = town.time;
  town.time.now = new Date('2026-11-24T02:00:00Z');
  await sweep(town.deps);
  town.time.now = now;
  await agreements();
});
afterAll(() => town.close());

/** One agreement that was countered, signed and evaluated, and one that waits to be signed. */
const agreements = async () => {
  const { head, other, teacher } = town.people;
  const party = { party: 'teacher', partyA: head.personId };
  const examId = await town.exam('FINAL');
  await town.results(examId, 1, [
    { group: teacher.personId, grouping: 'teacher', n: 40, mean: 72.5, pass: 34, excellent: 12, low: 2 },
  ]);
  const offered = await town.offered({ ...party, partyB: teacher.personId, exam: examId }, head);
  const targets = [{ indicator: 'composite', comparison: 'atLeast', value: '69.5', mandatory: true }];
  const half = await town.done(town.sign(head, offered));
  const countered = await town.done(town.agreement(teacher, 'counter', half, { targets, reason: '基数低' }));
  const anew = await town.done(town.agreement(head, 'offer', countered, { answer: '采纳' }));
  const signed = await town.done(town.sign(head, await town.done(town.sign(teacher, anew, 3)), 3));
  await town.done(town.agreement(head, 'evaluate', signed));
  await town.offered({ ...party, partyB: other.personId }, head);
};

holdAgainstFiles(join(import.meta.dirname, 'golden'), () => town);
