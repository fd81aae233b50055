import type { GoodRows } from '../sheet/good-rows.ts';

/** Good rows of a sheet of pupils, column by column. */
export interface PupilRows {
  readonly count: number;
  /** Counted from the header, which is line 1. */
  readonly lines: Int32Array;
  readonly school: readonly string[];
  /** `null` where the file has no such column. */
  readonly class: readonly string[] | null;
  readonly name: readonly string[] | null;
  /** National id where the file has one, else the pupil's id within the town. */
  readonly id: readonly string[];
  readonly idKind: 'national' | 'town';
  /** The pupil's id within the town where the file has both. */
  readonly pupil: readonly string[] | null;
  /** Entry scores as decimals, as they are written. */
  readonly prior: readonly string[] | null;
}

/** Good rows as those of pupils. */
export const pupilRows = ({ count, lines, texts }: GoodRows): PupilRows => ({
  count,
  lines,
  school: texts['school'] ?? [],
  class: texts['class'] ?? null,
  name: texts['name'] ?? null,
  id: texts['nationalId'] ?? texts['pupil'] ?? [],
  idKind: texts['nationalId'] === undefined ? 'town' : 'national',
  pupil: texts['nationalId'] === undefined ? null : (texts['pupil'] ?? null),
  prior: texts['prior'] ?? null,
});
