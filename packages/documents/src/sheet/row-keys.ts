import { randomBytes } from 'node:crypto';

/** 128 bits. */
export type Words = [number, number, number, number];

/**
 * Hashes texts to 128 bits (cyrb128 by bryc, public domain), seeded anew for every file so that nobody can make two
 * texts collide on purpose. Among a million ids the chance of one collision is below 10^-26.
 */
export interface Hasher {
  /** The four words of the last hash. */
  readonly words: Words;
  /** Hashes the texts as if a mark stood between them. */
  readonly hash: (texts: readonly string[]) => void;
  /** As `hash`, to the first two words only (cyrb53 by bryc, public domain): enough to tell two contents of one identity apart. */
  readonly print: (texts: readonly string[]) => void;
}

/** Makes a hasher with a seed of its own. */
export const newHasher = (): Hasher => {
  const seed = new Int32Array(new Uint8Array(randomBytes(16)).buffer);
  const [s1 = 0, s2 = 0, s3 = 0, s4 = 0] = seed;
  const words: Words = [0, 0, 0, 0];
  return {
    words,
    hash: (texts) => {
      let h1 = s1;
      let h2 = s2;
      let h3 = s3;
      let h4 = s4;
      for (let index = 0; index < texts.length; index++) {
        const text = texts[index] as string;
        for (let at = 0; at <= text.length; at++) {
          // No text holds U+FFFF: it ends each, so that 'ab','c' is another row than 'a','bc'.
          const code = at === text.length ? 0xffff : text.charCodeAt(at);
          h1 = h2 ^ Math.imul(h1 ^ code, 597399067);
          h2 = h3 ^ Math.imul(h2 ^ code, 2869860233);
          h3 = h4 ^ Math.imul(h3 ^ code, 951274213);
          h4 = h1 ^ Math.imul(h4 ^ code, 2716044179);
        }
      }
      h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067);
      h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233);
      h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213);
      h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179);
      words[0] = h1 ^ h2 ^ h3 ^ h4;
      words[1] = h2 ^ h1;
      words[2] = h3 ^ h1;
      words[3] = h4 ^ h1;
    },
    print: (texts) => {
      let h1 = s1;
      let h2 = s2;
      for (let index = 0; index < texts.length; index++) {
        const text = texts[index] as string;
        for (let at = 0; at <= text.length; at++) {
          const code = at === text.length ? 0xffff : text.charCodeAt(at);
          h1 = Math.imul(h1 ^ code, 2654435761);
          h2 = Math.imul(h2 ^ code, 1597334677);
        }
      }
      h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
      h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
      words[0] = h1;
      words[1] = h2;
    },
  };
};

/** Keys seen so far, each with two numbers of its own: some 40 bytes per key, whatever its length. */
export interface RowKeys {
  /**
   * Looks a key up and adds it where it is new.
   * @returns its number from 0 on, or, where it was there before, the complement `~number`
   */
  readonly add: (words: Words) => number;
  readonly size: () => number;
}

/** A list of whole numbers that grows, four bytes each. */
export interface Numbers {
  readonly push: (value: number) => void;
  readonly get: (at: number) => number;
  readonly set: (at: number, value: number) => void;
  readonly length: () => number;
  readonly toArray: () => Int32Array;
}

const pieceBits = 14;
const pieceSize = 1 << pieceBits;

/** Makes an empty list of whole numbers; it grows by pieces, so that nothing is ever copied. */
export const newNumbers = (): Numbers => {
  const pieces: Int32Array[] = [];
  let length = 0;
  return {
    push: (value) => {
      if (length === pieces.length << pieceBits) pieces.push(new Int32Array(pieceSize));
      (pieces[length >>> pieceBits] as Int32Array)[length & (pieceSize - 1)] = value;
      length += 1;
    },
    get: (at) => pieces[at >>> pieceBits]?.[at & (pieceSize - 1)] ?? 0,
    set: (at, value) => {
      (pieces[at >>> pieceBits] as Int32Array)[at & (pieceSize - 1)] = value;
    },
    length: () => length,
    toArray: () => {
      const all = new Int32Array(length);
      for (let at = 0; at < length; at += pieceSize)
        all.set((pieces[at >>> pieceBits] as Int32Array).subarray(0, length - at), at);
      return all;
    },
  };
};

/** Makes an empty set of 128-bit keys: open addressing over numbers, so that a million of them are no million objects. */
export const newRowKeys = (): RowKeys => {
  let size = 0;
  const keys = newNumbers();
  let slots = new Int32Array(2048);
  const place = (number: number): void => {
    const mask = slots.length - 1;
    let slot = keys.get(4 * number) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  };
  const isAt = (at: number, [a, b, c, d]: Words): boolean =>
    keys.get(at) === a && keys.get(at + 1) === b && keys.get(at + 2) === c && keys.get(at + 3) === d;
  return {
    size: () => size,
    add: (words) => {
      const mask = slots.length - 1;
      for (let slot = words[0] & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
        const number = (slots[slot] as number) - 1;
        if (isAt(4 * number, words)) return ~number;
      }
      const [a, b, c, d] = words;
      keys.push(a);
      keys.push(b);
      keys.push(c);
      keys.push(d);
      if (2 * size >= slots.length) {
        // By four, since placing all of them anew is what costs time.
        slots = new Int32Array(slots.length * 4);
        for (let number = 0; number < size; number++) place(number);
      }
      place(size);
      size += 1;
      return size - 1;
    },
  };
};
