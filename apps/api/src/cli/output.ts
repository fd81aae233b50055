import { fill, say, type Text } from '@plumbline/terms';
import { terminalLocale } from '../language.ts';

/** The language of the person at the terminal. */
export const locale = terminalLocale();

/** Text for the person at the terminal, in their language. */
export const word = (text: Text, values: Readonly<Record<string, string | number>> = {}): string =>
  say(fill(text, values), locale);

/** What the command was asked for: to stdout. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** One JSON document and nothing else: to stdout. */
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** Remarks beside it: to stderr. */
export const remark = (text: string): void => void process.stderr.write(`${text}\n`);
