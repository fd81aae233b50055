import { useEffect } from 'react';

/** The list that a case was opened from: where it is, and its numbers in their order. */
export type Trail = { from: 'ledger' | 'workbench'; to: string; numbers: readonly string[] };

const key = 'plumbline.trail';

/** Remembers the list in view, in this window only, so that a case's page can lead to the next one. */
export const useTrail = (from: Trail['from'], numbers: readonly string[]): void => {
  const listed = numbers.join('\n');
  useEffect(() => {
    try {
      const to = window.location.hash.replace(/^#/, '') || '/';
      sessionStorage.setItem(key, JSON.stringify({ from, to, numbers: listed.split('\n') } satisfies Trail));
    } catch {
      // Without storage there is no way to the next case; the list itself remains.
    }
  }, [from, listed]);
};

/** Where a case stands in a list, counted from 1, with its neighbours. */
export type Place = { trail: Trail; at: number; previous: string | undefined; next: string | undefined };

/** Finds a case in the list it was opened from; nothing when it is not in it. */
export const placeIn = (trail: Trail | null, number: string): Place | null => {
  const index = trail?.numbers.indexOf(number) ?? -1;
  if (!trail || index < 0) return null;
  return { trail, at: index + 1, previous: trail.numbers[index - 1], next: trail.numbers[index + 1] };
};

/** The list remembered last. */
export const lastTrail = (): Trail | null => {
  try {
    const text = sessionStorage.getItem(key);
    return text ? (JSON.parse(text) as Trail) : null;
  } catch {
    return null;
  }
};
