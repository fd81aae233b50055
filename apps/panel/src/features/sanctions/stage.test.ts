import { describe, expect, it } from 'vitest';
import { endingOf, type Staged, stageOf } from './stage.ts';

const nothing: Staged = {
  tags: ['open'],
  notice: null,
  receipt: null,
  defence: null,
  delivery: null,
  review: null,
  appeal: null,
};
const notified = { ...nothing, notice: {} };
const received = { ...notified, receipt: {} };
const heard = { ...received, defence: {} };
const delivered = { ...heard, tags: ['open', 'decided', 'binding'], delivery: {} };
const answered = { answeredAt: '2026-12-01T08:00:00+08:00' };
const unanswered = { answeredAt: null };

describe('how far a case is', () => {
  it.each<[string, Staged, ReturnType<typeof stageOf>]>([
    ['only proposed', nothing, 'look'],
    ['notified', notified, 'receive'],
    ['received', received, 'defend'],
    ['heard', heard, 'vote'],
    ['voting without a defence', { ...received, tags: ['open', 'voting'] }, 'vote'],
    ['decided', { ...heard, tags: ['open', 'decided'] }, 'deliver'],
    ['delivered', delivered, 'run'],
    ['a review is asked for', { ...delivered, review: unanswered }, 'review'],
    ['voting on a review by the system', { ...delivered, tags: ['open', 'decided', 'binding', 'voting'] }, 'review'],
    ['the review is answered', { ...delivered, review: answered }, 'run'],
    ['appealed', { ...delivered, review: answered, appeal: unanswered }, 'appeal'],
    ['the appeal is answered', { ...delivered, review: answered, appeal: answered }, 'run'],
    ['over', { ...delivered, tags: ['closed', 'decided'] }, 'over'],
    ['let go before it was decided', { ...received, tags: ['closed'] }, 'over'],
  ])('%s', (_, record, stage) => {
    expect(stageOf(record)).toBe(stage);
  });

  it('tells how it ended', () => {
    const ends = { revokedOn: null, liftedOn: null };
    expect(endingOf({ tags: ['closed'], effect: null })).toBe('letGo');
    expect(endingOf({ tags: ['closed', 'decided'], effect: ends })).toBe('ran');
    expect(endingOf({ tags: ['closed', 'decided'], effect: { ...ends, liftedOn: '2027-01-04' } })).toBe('shortened');
    expect(endingOf({ tags: ['closed', 'decided'], effect: { revokedOn: '2027-01-05', liftedOn: '2027-01-04' } })).toBe(
      'undone',
    );
  });
});
