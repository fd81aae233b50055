import type { Verdict } from './verdict.ts';

/** Scores of one subject, row by row. */
export interface MarkColumn {
  /** In hundredths; 0 where there is none. */
  readonly hundredths: Int32Array;
  /** Index in `markStatuses`: 0 where there is a score. */
  readonly status: Uint8Array;
}

/** Good rows, column by column, as a bulk load takes them. */
export interface GoodRows {
  readonly count: number;
  /** Counted from the header, which is line 1. */
  readonly lines: Int32Array;
  /** By the key of the column: only columns that the file has. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  readonly marks: Readonly<Record<string, MarkColumn>>;
}

/** Collects good rows of one batch. */
export interface GoodRowsBuilder {
  readonly add: (line: number, verdicts: readonly Verdict[]) => void;
  readonly take: () => GoodRows;
}

/**
 * Makes room for the good rows of a batch.
 * @param columns in the order of the verdicts
 * @param most rows that may be added
 */
export const newGoodRows = (
  columns: readonly { readonly key: string; readonly isMark?: boolean }[],
  most: number,
): GoodRowsBuilder => {
  const lines = new Int32Array(most);
  const texts = columns.map(() => [] as string[]);
  const marks = columns.map(({ isMark }) =>
    isMark === true ? { hundredths: new Int32Array(most), status: new Uint8Array(most) } : null,
  );
  let count = 0;
  return {
    add: (line, verdicts) => {
      lines[count] = line;
      for (let at = 0; at < verdicts.length; at++) {
        const verdict = verdicts[at] as Verdict;
        const mark = marks[at];
        if (mark) {
          mark.hundredths[count] = verdict.hundredths;
          mark.status[count] = verdict.status;
        } else texts[at]?.push(verdict.text);
      }
      count += 1;
    },
    take: () => ({
      count,
      lines: lines.subarray(0, count),
      texts: Object.fromEntries(
        columns.flatMap(({ key, isMark }, at) => (isMark === true ? [] : [[key, texts[at] ?? []]])),
      ),
      marks: Object.fromEntries(
        columns.flatMap(({ key }, at) => {
          const mark = marks[at];
          return mark
            ? [[key, { hundredths: mark.hundredths.subarray(0, count), status: mark.status.subarray(0, count) }]]
            : [];
        }),
      ),
    }),
  };
};
