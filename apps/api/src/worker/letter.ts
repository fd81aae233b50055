import type { Letter, LetterLine } from '@plumbline/operations';
import { fill, type Locale, say, type Text } from '@plumbline/terms';
import { recordPath } from '../record-address.ts';

/** A letter in words. */
export interface Written {
  readonly subject: string;
  readonly text: string;
}

/** What a letter needs to know besides its lines. */
export interface Around {
  readonly town: string;
  /** What people type, without a path. */
  readonly url: string;
  readonly locale: Locale;
}

/** Most lines of a gathered letter; the inbox has the rest. */
const mostLines = 50;

const linkOf = (url: string, { number, workflow }: LetterLine): string =>
  `${url}/#${number === null ? '/notifications' : recordPath({ workflow, number })}`;

const weekdays: Text = ['日一二三四五六', 'Sun Mon Tue Wed Thu Fri Sat'];
const dayText = (day: string): Text => {
  const at = new Date(`${day}T00:00:00Z`).getUTCDay();
  return [`${day}（周${weekdays[0][at]}）`, `${weekdays[1].split(' ')[at]} ${day}`];
};

const headOf = (line: LetterLine, locale: Locale): string =>
  say(fill(heads[line.kind], { words: say(line.words, locale) }), locale);

const heads: Readonly<Record<LetterLine['kind'], Text>> = {
  turn: ['请办理：{words}', 'To do: {words}'],
  copy: ['抄送：{words}', 'Copied to you: {words}'],
  reminder: ['{words}', '{words}'],
};

const aboutOf = ({ title, number, unit }: LetterLine, locale: Locale): string => {
  if (number === null) return say(withheld, locale);
  const name = title === null ? say(confidential, locale) : title;
  return [name, number, unit].filter((part) => part !== null).join(' · ');
};

const linesOf = (line: LetterLine, { url, locale }: Around): string[] => [
  headOf(line, locale),
  aboutOf(line, locale),
  ...(line.dueOn === null ? [] : [say(fill(due, { day: say(dayText(line.dueOn), locale) }), locale)]),
  linkOf(url, line),
];

/**
 * Writes a letter to one person in that person's language: what is to be done, by when, and where. The subject tells no
 * title, since it shows on locked screens.
 */
export const writeLetter = (lines: readonly LetterLine[], around: Around): Written => {
  const { town, url, locale } = around;
  const [first] = lines;
  const subject =
    lines.length === 1 && first !== undefined
      ? say(fill(single, { head: headOf(first, locale), number: first.number ?? '' }), locale).trim()
      : say(fill(several, { n: lines.length }), locale);
  const shown = lines.slice(0, mostLines).map((line) => linesOf(line, around).join('\n'));
  const left = lines.length - shown.length;
  const parts = [
    ...shown,
    ...(left > 0 ? [`${say(fill(more, { n: left }), locale)}\n${url}/#/notifications`] : []),
    `-- \n${say(fill(foot, { town }), locale)}\n${url}/#/notifications/choice`,
  ];
  return { subject, text: `${parts.join('\n\n')}\n` };
};

/** The identity of a letter: the same at every attempt, so that a repeat after a crash is recognised as one. */
export const messageIdOf = ({ townId, key }: Pick<Letter, 'townId' | 'key'>, from: string): string => {
  const [, host = 'plumbline.invalid'] = /@([A-Za-z0-9.-]+)/.exec(from) ?? [];
  return `<${townId}.${key.replaceAll(':', '.')}@${host}>`;
};

const single: Text = ['【准绳】{head} {number}', '[Plumbline] {head} {number}'];
const several: Text = ['【准绳】有 {n} 件事请您看', '[Plumbline] {n} things for you'];
const more: Text = ['还有 {n} 件，请到系统里看：', '{n} more, to be seen here:'];
const due: Text = ['期限：{day}', 'Due: {day}'];
const confidential: Text = ['保密事项', 'A confidential matter'];
const withheld: Text = ['请到系统里看', 'Please see it in the system'];
const foot: Text = [
  '这封邮件由{town}的准绳系统自动发出，请勿回复。改提醒方式：',
  'Sent by Plumbline of {town}; please do not reply. Change how you are told:',
];
