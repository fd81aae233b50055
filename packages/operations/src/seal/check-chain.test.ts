import { describe, expect, it } from 'vitest';
import { digestOf, noPrevious, sealHash } from './chain.ts';
import { ChainChecker, type Read } from './check-chain.ts';
import { type StatementBody, statementFormat } from './statement.ts';

const town = 7;

/** Links contents into a chain of seals, as the sealer does. */
const chainOf = (contents: readonly string[], from: readonly Read[] = []): Read[] => {
  const made = [...from];
  for (const content of contents) {
    const last = made.at(-1);
    const body = {
      position: (last?.position ?? 0) + 1,
      recordId: Number(content.split('.')[0]),
      version: Number(content.split('.')[1]),
      digest: digestOf(content),
      previous: last?.hash ?? noPrevious,
      sealedAt: '2026-11-18T02:00:00.000000Z',
    };
    made.push({ ...body, hash: sealHash(town, 'open', body), number: content, found: body.digest });
  }
  return made;
};

/** Twenty events: record 1 to 5, versions 1 to 4, in turn. */
const contents = Array.from({ length: 20 }, (_, at) => `${(at % 5) + 1}.${Math.floor(at / 5) + 1}`);
const good = chainOf(contents);
const at = (position: number): Read => good[position - 1] as Read;
const signed = (position: number, day = '2026-11-18'): StatementBody => ({
  format: statementFormat,
  townId: town,
  town: 'small',
  chain: 'open',
  day,
  position,
  hash: at(position).hash,
  events: position,
  at: '2026-11-18T16:00:00.000Z',
  keyId: '',
});
const check = (seals: readonly Read[], ...statements: StatementBody[]) => {
  const checker = new ChainChecker(town, 'open', statements);
  for (const seal of seals) checker.add(seal);
  return checker.end().faults;
};
const with_ = (changes: Readonly<Record<number, Partial<Read>>>): Read[] =>
  good.map((seal) => ({ ...seal, ...changes[seal.position] }));
const renumbered = (seals: readonly Read[]): Read[] => seals.map((seal, index) => ({ ...seal, position: index + 1 }));

describe('a chain of seals', () => {
  it('is whole as it was made, up to and beyond what was signed', () => {
    expect(check(good)).toEqual([]);
    expect(check(good, signed(9), signed(20, '2026-11-19'))).toEqual([]);
    expect(check([])).toEqual([]);
  });

  it.each(good.map(({ position }) => position))('names one changed byte at position %i, and it alone', (position) => {
    const event = with_({ [position]: { found: digestOf('other') } });
    const { recordId, version, number } = at(position);
    const where = { position, recordId, version, number, chain: 'open', kind: 'changed' };
    expect(check(event, signed(20))).toEqual([{ ...where, part: 'event' }]);
    for (const spoiled of [{ digest: digestOf('x') }, { hash: digestOf('x') }, { previous: digestOf('x') }]) {
      // An event that still fits the digest that was there shows which of the two was changed.
      const seals = with_({ [position]: { ...spoiled, ...(spoiled.digest && { found: spoiled.digest }) } });
      expect(check(seals)).toEqual([{ ...where, part: 'seal' }]);
    }
  });

  it.each(good.map(({ position }) => position).slice(0, -1))(
    'names the one that was removed at position %i',
    (position) => {
      const without = good.filter((seal) => seal.position !== position);
      const { recordId, version, number } = at(position);
      const named =
        version < 4 ? { recordId, version, number: expect.stringMatching(`^${number?.split('.')[0]}`) } : {};
      expect(check(without)).toEqual([{ kind: 'removed', chain: 'open', position, ...named }]);
    },
  );

  it.each([2, 9, 17])(
    'names the place of one that was removed where the others were numbered anew (%i)',
    (position) => {
      const closed = renumbered(good.filter((seal) => seal.position !== position));
      expect(check(closed)).toMatchObject([{ kind: 'removed', position }]);
    },
  );

  it.each([
    [3, 4],
    [4, 17],
    [1, 20],
  ])('names both of two that changed places, %i and %i', (a, b) => {
    const places = with_({ [a]: { ...at(b), position: a }, [b]: { ...at(a), position: b } });
    const both = [
      { kind: 'reordered', position: a, belongs: b, recordId: at(b).recordId, version: at(b).version },
      { kind: 'reordered', position: b, belongs: a, recordId: at(a).recordId, version: at(a).version },
    ];
    expect(check(places)).toMatchObject(both);
    // The seals stand as they were, and what they are of was exchanged.
    const events = with_({ [a]: { found: at(b).digest }, [b]: { found: at(a).digest } });
    expect(check(events)).toMatchObject([
      { kind: 'reordered', position: a, belongs: b },
      { kind: 'reordered', position: b, belongs: a },
    ]);
    // The lines of a file were exchanged.
    const lines = good.toSpliced(a - 1, 1, at(b)).toSpliced(b - 1, 1, at(a));
    const faults = check(lines);
    expect(faults.length).toBeGreaterThan(0);
    expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(['reordered']));
    expect(faults.some(({ position }) => position === a || position === b)).toBe(true);
  });

  it.each([2, 9, 20])('names what was put in before position %i, however well it was made', (position) => {
    const forged = chainOf(['9.1'], good.slice(0, position - 1)).at(-1) as Read;
    const asLine = good.toSpliced(position - 1, 0, forged);
    expect(check(asLine)).toMatchObject([{ kind: 'inserted', position, ...(position < 20 && { recordId: 9 }) }]);
    expect(check(renumbered(asLine))).toMatchObject([
      { kind: 'inserted', position, ...(position < 20 && { recordId: 9 }) },
    ]);
    const bare = { ...forged, hash: digestOf('none') };
    expect(check(renumbered(good.toSpliced(position - 1, 0, bare)))).toMatchObject([{ kind: 'inserted', position }]);
    expect(check(good.toSpliced(position, 0, at(position)))).toMatchObject([{ kind: 'inserted', position }]);
  });

  it('names a tail that was cut off, by what was signed', () => {
    expect(check(good.slice(0, 15), signed(9), signed(20))).toEqual([
      { kind: 'cutOff', chain: 'open', position: 16, to: 20, day: '2026-11-18' },
    ]);
    expect(check([], signed(20))).toMatchObject([{ kind: 'cutOff', position: 1, to: 20 }]);
  });

  it('names a tail that was made anew without a fault in it, by what was signed', () => {
    const anew = chainOf(
      contents.slice(12).map((content) => (content === '3.3' ? '3.9' : content)),
      good.slice(0, 12),
    );
    expect(check(anew)).toMatchObject([{ kind: 'removed' }]);
    const same = chainOf(['9.1', ...contents.slice(13)], good.slice(0, 12));
    expect(check(same, signed(9), signed(20, '2026-11-19'))).toMatchObject(
      expect.arrayContaining([{ kind: 'rehashed', chain: 'open', position: 10, to: 20, day: '2026-11-19' }]),
    );
  });

  it('names a link that leads nowhere although both sides fit', () => {
    const second = chainOf(contents.slice(10), [{ ...at(10), hash: digestOf('another past') }]).slice(1);
    expect(check([...good.slice(0, 10), ...second])).toMatchObject([{ kind: 'rehashed', part: 'link', position: 11 }]);
  });

  it('names several faults at once, each by itself', () => {
    const spoiled = with_({ 3: { found: digestOf('x') }, 14: { hash: digestOf('x') } }).filter(
      ({ position }) => position !== 8,
    );
    expect(check(spoiled).map(({ kind, position }) => [kind, position])).toEqual([
      ['changed', 3],
      ['removed', 8],
      ['changed', 14],
    ]);
  });

  it('is not mistaken for that of another town or of another kind', () => {
    const checker = new ChainChecker(town + 1, 'open', []);
    for (const seal of good) checker.add(seal);
    expect(checker.end().faults.length).toBe(20);
  });
});
