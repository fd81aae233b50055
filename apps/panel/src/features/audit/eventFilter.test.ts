import { describe, expect, it } from 'vitest';
import { askedOf, everything, filterCount } from './eventFilter.ts';

describe('what events are looked for', () => {
  it('asks for nothing where nothing is set', () => {
    expect(askedOf(everything)).toEqual({});
    expect(filterCount(everything)).toBe(0);
  });

  it('asks for what is set, and counts it', () => {
    const filter = {
      ...everything,
      mark: 'override' as const,
      actor: { id: 'x', label: 'y' },
      span: { from: '2026-11-01', to: '' },
    };
    expect(askedOf(filter)).toEqual({ override: true, actor: 'x', from: '2026-11-01' });
    expect(filterCount(filter)).toBe(3);
    expect(askedOf({ ...everything, mark: 'delegated' })).toEqual({ delegated: true });
  });
});
