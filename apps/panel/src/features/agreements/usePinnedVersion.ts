import { useEffect, useState } from 'react';

type Version = { no: number };

/**
 * The version that the reader has before them: it stays while another comes onto the table, so that nobody signs a text
 * that changed under their eyes.
 * @param pinned whether the reader is asked to sign; others always see the version on the table
 * @returns the version shown, whether another lies on the table, and the way to that one
 */
export const usePinnedVersion = <Given extends Version>(
  record: { versionNo: number; versions: readonly Given[] } | null,
  pinned: boolean,
): { shown: Given | null; stale: boolean; follow: () => void } => {
  const [held, setHeld] = useState<number | null>(null);
  const onTable = record?.versionNo ?? null;
  useEffect(() => {
    if (held === null && pinned && onTable !== null) setHeld(onTable);
  }, [held, pinned, onTable]);
  const stale = held !== null && onTable !== null && held !== onTable;
  const shown = record?.versions.find(({ no }) => no === (stale ? held : onTable)) ?? null;
  return { shown, stale, follow: () => setHeld(null) };
};
