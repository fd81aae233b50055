import { analyse } from '@plumbline/rules';
import { expect, it } from 'vitest';
import { checkWhole } from './measure.ts';
import { drawSession } from './session.ts';

it('counts an analysis only when every group has its answer', () => {
  const session = drawSession(2000, 100);
  const found = analyse(session);
  expect(() => checkWhole(session, found)).not.toThrow();
  const short = found.map((subject) => ({ ...subject, groups: subject.groups.slice(1) }));
  expect(() => checkWhole(session, short)).toThrow('99 groups were analysed');
});
