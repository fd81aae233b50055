import { isDecimal } from '../statistics/fraction.ts';
import { InputFault } from './input-fault.ts';

/** An object of JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** Reads what stands at a place, or throws an `InputFault` that names it. */
export type ReadAt<Value> = (value: unknown, path: string) => Value;

const objectText = ['一个对象', 'an object'] as const;

/** An object; with `keys` also none with others, so that a slip of the pen is no silent default. */
export const objectAt = (value: unknown, path: string, keys?: readonly string[]): Json => {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new InputFault(path, [...objectText], value);
  const strange = keys === undefined ? undefined : Object.keys(value).find((key) => !keys.includes(key));
  if (keys !== undefined && strange !== undefined) {
    const list = keys.join(', ');
    throw new InputFault(
      `${path}.${strange}`,
      [`只有这些键：${list}`, `only the keys ${list}`],
      (value as Json)[strange],
    );
  }
  return value as Json;
};

/** A list, each of its items read. */
export const listAt = <Item>(value: unknown, path: string, item: ReadAt<Item>, { empty = true } = {}): Item[] => {
  if (!Array.isArray(value) || (value.length === 0 && !empty))
    throw new InputFault(path, empty ? ['列表', 'a list'] : ['非空的列表', 'a list that is not empty'], value);
  return value.map((each, at) => item(each, `${path}[${at}]`));
};

/** A text that is not blank. */
export const textAt: ReadAt<string> = (value, path) => {
  if (typeof value !== 'string' || value.trim() === '') throw new InputFault(path, ['非空的文字', 'a text'], value);
  return value;
};

/** A decimal, written as text or as a number of JSON. */
export const decimalAt: ReadAt<string> = (value, path) => {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !isDecimal(text))
    throw new InputFault(path, ['数字，如 "69.995"', 'a decimal such as "69.995"'], value);
  return text;
};

/** A number of JSON. */
export const numberAt: ReadAt<number> = (value, path) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new InputFault(path, ['数字', 'a number'], value);
  return value;
};

/** A whole number within bounds. */
export const wholeAt = (value: unknown, path: string, min: number, max: number): number => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
    throw new InputFault(path, [`${min} 到 ${max} 的整数`, `a whole number from ${min} to ${max}`], value);
  return value;
};

/** `true` or `false`. */
export const flagAt: ReadAt<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new InputFault(path, ['true 或 false', 'true or false'], value);
  return value;
};

/** One of some words. */
export const oneOfAt = <Word extends string>(value: unknown, path: string, words: readonly Word[]): Word => {
  const word = words.find((each) => each === value);
  if (word === undefined) throw new InputFault(path, [words.join(' 或 '), words.join(' or ')], value);
  return word;
};

/** A day of the calendar, `YYYY-MM-DD`. */
export const dayAt: ReadAt<string> = (value, path) => {
  const day = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  if (day === null || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value)
    throw new InputFault(path, ['日期，如 "2026-07-10"', 'a day such as "2026-07-10"'], value);
  return value as string;
};

/** What may be left out or `null`. */
export const maybe = <Value>(value: unknown, path: string, read: ReadAt<Value>): Value | null =>
  value === undefined || value === null ? null : read(value, path);

/** Refuses two rows of the same key. */
export const onceAt = <Item>(items: readonly Item[], path: string, keyOf: (item: Item) => string | number): void => {
  const seen = new Set<string | number>();
  items.forEach((item, at) => {
    const key = keyOf(item);
    if (seen.has(key)) throw new InputFault(`${path}[${at}]`, ['不重复的一项', 'each only once'], key);
    seen.add(key);
  });
};
