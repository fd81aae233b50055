import { describe, expect, it } from 'vitest';
import { type Happened, isUndecided, phaseOf } from './phase.ts';

const nothing: Happened = {
  tags: ['open'],
  notice: null,
  receipt: null,
  defence: null,
  decision: null,
  delivery: null,
  review: null,
  appeal: null,
  effect: null,
};
const effect = { liftedOn: null, revokedOn: null, doneOn: null };
const told = { ...nothing, notice: {}, receipt: {}, defence: { lapsed: false } };
const delivered = { ...told, decision: { carried: true }, delivery: {}, effect };
const closed = { ...delivered, tags: ['closed'] };

describe('how far a consequence has come for the person concerned', () => {
  it.each<[string, Happened, string, boolean]>([
    ['proposed', nothing, 'suggested', true],
    ['served', { ...nothing, notice: {} }, 'served', true],
    ['received', { ...nothing, notice: {}, receipt: {} }, 'answering', true],
    ['defended', told, 'heard', true],
    ['silent', { ...told, defence: { lapsed: true } }, 'unheard', true],
    ['decided', { ...told, decision: { carried: true } }, 'announced', false],
    ['delivered', delivered, 'holding', false],
    ['review asked', { ...delivered, review: { answeredAt: null } }, 'again', false],
    ['review answered', { ...delivered, review: { answeredAt: '2026-12-01' } }, 'holding', false],
    [
      'appeal after an answered review',
      { ...delivered, review: { answeredAt: '2026-12-01' }, appeal: { answeredAt: null } },
      'above',
      false,
    ],
    ['waived before the notice', { ...nothing, tags: ['closed'] }, 'dropped', false],
    ['voted down', { ...told, tags: ['closed'], decision: { carried: false } }, 'dropped', false],
    ['revoked', { ...closed, effect: { ...effect, revokedOn: '2026-12-01' } }, 'undone', false],
    ['lifted', { ...closed, effect: { ...effect, liftedOn: '2026-12-01' } }, 'liftedEarly', false],
    ['carried out', { ...closed, effect: { ...effect, doneOn: '2026-12-01' } }, 'done', false],
    ['ended by its day', closed, 'over', false],
    [
      'carried out, then revoked',
      { ...closed, effect: { ...effect, doneOn: '2026-12-01', revokedOn: '2026-12-09' } },
      'undone',
      false,
    ],
  ])('%s', (_, happened, phase, undecided) => {
    expect(phaseOf(happened)).toBe(phase);
    expect(isUndecided(phaseOf(happened))).toBe(undecided);
  });
});
