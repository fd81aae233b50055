import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chance } from '../demo/exams/chance.ts';

/** Marks of 4,059 real pupils of 65 schools; a clone of the project alone does not have them. */
const sample = fileURLToPath(new URL('../../../../../shared/samples/exam65-scores.csv', import.meta.url));

const schools = 65;
const pupils = 4059;

const mark = (value: number): string => String(Math.round(Math.min(100, Math.max(0, value)) * 10) / 10);

/** A sheet of the same shape as the real one, the same each time. */
const madeSheet = (): string => {
  const luck = chance('sixty-five schools');
  const own = Array.from({ length: schools }, () => ({ entry: 50 + 5 * luck.normal(), gain: 5 * luck.normal() }));
  const rows = Array.from({ length: pupils }, (_, at) => {
    // Every school has pupils, some have many.
    const school = at < schools ? at : Math.floor(schools * Math.sqrt(luck.next()));
    const { entry, gain } = own[school] ?? { entry: 50, gain: 0 };
    const prior = entry + 14 * luck.normal();
    const score = 22 + 0.56 * prior + gain + 11 * luck.normal();
    const code = `S${String(school + 1).padStart(2, '0')}`;
    return [code, `P${String(at + 1).padStart(5, '0')}`, mark(score), mark(prior)].join(',');
  });
  return ['school,pupil,score,prior', ...rows].join('\n');
};

/**
 * The path of a sheet with 4,059 pupils of 65 schools: the real one where it lies there, else one made into a folder.
 * @param folder for the sheet that is made
 */
export const sheetOf65 = async (folder: string): Promise<string> => {
  if (existsSync(sample)) return sample;
  const path = join(folder, 'scores.csv');
  await writeFile(path, madeSheet());
  return path;
};
