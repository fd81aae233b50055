import type { Text } from '@plumbline/terms';
import { type PupilOptions, pupilColumns, pupilIdentity, pupilNamesake, requiredOfPupils } from '../roster/columns.ts';
import { judgeMark } from '../sheet/judge-number.ts';
import type { ColumnSpec, SheetSpec } from '../sheet/spec.ts';
import { remembering } from '../sheet/verdict.ts';
import { subjectNamed, subjectWords } from './subjects.ts';

/** What an import of scores knows of the exam. */
export interface ScoreOptions extends PupilOptions {
  /** In hundredths, 10000 for 100; also by subject as the exam names it. */
  readonly fullMark?: number | ((subject: string | null) => number) | undefined;
  /** Whether the exam has scores below zero. */
  readonly allowNegative?: boolean | undefined;
  /** The exam's own subjects, beside those that every school knows. */
  readonly subjects?: readonly string[] | undefined;
}

const ordinaryFullMark = 10_000;
/** Key of the column of a single subject 成绩. */
const single = 'score';
const prefix = 'score:';

/** The subject of a column of scores; `null` for the single one. */
export const subjectOf = (key: string): string | null => (key === single ? null : key.slice(prefix.length));

/** Headers of a subject: its words, alone or with 成绩 or 分数 behind. */
const headersOf = (words: readonly string[]): readonly string[] =>
  words.flatMap((word) => [word, `${word}成绩`, `${word}分数`, `${word}得分`, `${word} score`]);

/** Subjects with their words: the exam's own go before those that every school knows. */
const subjectsOf = (own: readonly string[]): readonly (readonly [subject: string, words: readonly string[]])[] => {
  const theirs = own.map((subject) => {
    const common = subjectWords.find(([word]) => word === subjectNamed(subject)) ?? [];
    return [subject, [subject, ...common.filter((word) => word === subject || !own.includes(word))]] as const;
  });
  const taken = new Set(own.map(subjectNamed));
  return [
    ...theirs,
    ...subjectWords.flatMap((words) => (taken.has(words[0] ?? '') ? [] : [[words[0] ?? '', words] as const])),
  ];
};

const markColumn = (
  key: string,
  words: readonly string[],
  { fullMark = ordinaryFullMark, allowNegative = false }: ScoreOptions,
): ColumnSpec => {
  const subject = subjectOf(key);
  const limits = { fullMark: typeof fullMark === 'number' ? fullMark : fullMark(subject), allowNegative };
  const title = subject ?? '成绩';
  return {
    key,
    title: [title, subject ?? 'Score'],
    words,
    isMark: true,
    judge: () => remembering(judgeMark(limits)),
  };
};

const scoreTitle: Text = ['成绩（或学科）', 'score'];

/** A sheet of scores: one column per subject, or 成绩 for a single one. */
export const scoreSpec = (options: ScoreOptions = {}): SheetSpec => {
  const marks = [
    ...subjectsOf(options.subjects ?? []).map(([subject, words]) =>
      markColumn(`${prefix}${subject}`, headersOf(words), options),
    ),
    markColumn(single, ['成绩', '分数', '得分', 'score', 'mark'], options),
  ];
  const required = [...requiredOfPupils, { title: scoreTitle, keys: marks.map(({ key }) => key) }];
  return {
    columns: [...pupilColumns(options), ...marks],
    required: () => required,
    identity: pupilIdentity,
    namesake: pupilNamesake,
  };
};
