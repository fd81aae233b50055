import { readFile } from 'node:fs/promises';

/** Small drawings that stand for photos: what was found, and how it looked afterwards. */
export const photoNames = [
  'homework-before',
  'homework-after',
  'hydrant-before',
  'hydrant-after',
  'lesson-plan-before',
  'lesson-plan-after',
  'ledger-before',
  'ledger-after',
  'timetable-before',
  'timetable-after',
  'patrol-before',
  'patrol-after',
  'blackboard-before',
  'blackboard-after',
  'reading-corner-before',
  'reading-corner-after',
] as const;

/** Name of a drawing. */
export type PhotoName = (typeof photoNames)[number];

/** The bytes of a drawing, a JPEG under 40 kB. */
export const photoBytes = (name: PhotoName): Promise<Buffer> =>
  readFile(new URL(`./photos/${name}.jpg`, import.meta.url));
