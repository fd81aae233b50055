import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Calendar } from '@plumbline/operations';
import type { DayKind } from '@plumbline/rules';
import type { Text } from '@plumbline/terms';
import { Refusal } from '../refusal.ts';

type Fields = Record<string, unknown>;

const dayKinds: readonly DayKind[] = ['holiday', 'makeUp', 'vacation'];

/**
 * Reads a town's calendar from a JSON file: plan years with their terms, and the days that differ from the plain week.
 * @throws Refusal that names the file and the place that is wrong
 */
export const readCalendar = async (file: string): Promise<Calendar> => {
  const path = resolve(process.env.INIT_CWD || process.cwd(), file);
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Refusal(unreadable, { file });
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal(notJson, { file });
  }
  const wrong = (place: string): never => {
    throw new Refusal(misshapen, { file, place });
  };
  const list = (from: Fields, key: string, place: string): Fields[] => {
    const items = from[key];
    if (!Array.isArray(items)) return wrong(`${place}${key}`);
    return items.map((item, index) => (isFields(item) ? item : wrong(`${place}${key}[${index}]`)));
  };
  const span = (from: Fields, place: string) => ({
    title: typeof from.title === 'string' && from.title.trim() !== '' ? from.title : wrong(`${place}.title`),
    startsOn: isDay(from.startsOn) ? from.startsOn : wrong(`${place}.startsOn`),
    endsOn: isDay(from.endsOn) && from.endsOn > String(from.startsOn) ? from.endsOn : wrong(`${place}.endsOn`),
  });
  if (!isFields(value)) return wrong('{');
  const planYears = list(value, 'planYears', '').map((year, index) => ({
    ...span(year, `planYears[${index}]`),
    terms: list(year, 'terms', `planYears[${index}].`).map((term, position) =>
      span(term, `planYears[${index}].terms[${position}]`),
    ),
  }));
  if (planYears.length === 0) return wrong('planYears');
  const days = list({ days: [], ...value }, 'days', '').map((day, index) => ({
    day: isDay(day.day) ? day.day : wrong(`days[${index}].day`),
    kind: dayKinds.find((kind) => kind === day.kind) ?? wrong(`days[${index}].kind`),
    ...(typeof day.note === 'string' ? { note: day.note } : {}),
  }));
  return { planYears, days };
};

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));

const unreadable: Text = ['打不开文件 {file}。请核对路径。', 'The file {file} cannot be opened. Check its path.'];
const notJson: Text = ['文件 {file} 不是 JSON。', 'The file {file} is not JSON.'];
const misshapen: Text = [
  '文件 {file} 的 {place} 不对。应为 {"planYears":[{"title","startsOn","endsOn","terms":[{"title","startsOn","endsOn"}]}],"days":[{"day","kind","note"}]}，日期形如 2026-09-01。',
  '{place} of the file {file} is wrong. Expected {"planYears":[{"title","startsOn","endsOn","terms":[{"title","startsOn","endsOn"}]}],"days":[{"day","kind","note"}]} with days like 2026-09-01.',
];
