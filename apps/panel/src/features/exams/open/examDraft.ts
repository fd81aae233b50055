import type { Picked } from '../../../shared/form/values.ts';
import type { ExamKind } from '../documents.ts';

/** A subject being entered; numbers as they are typed. */
export type SubjectDraft = {
  key: string;
  name: string;
  fullMark: string;
  passPercent: string;
  excellentPercent: string;
  lowPercent: string;
  weight: string;
};

/** Why no mark there is may count as zero; who is exempt was not to sit. */
export const zeroStatuses = ['ABSENT', 'VOID', 'DEFERRED', 'MISSING'] as const;

/** One of them. */
export type ZeroStatus = (typeof zeroStatuses)[number];

/** A session being entered. */
export type ExamDraft = {
  title: string;
  code: string;
  kind: ExamKind;
  heldOn: string;
  unit: Picked | null;
  grades: number[];
  subjects: SubjectDraft[];
  written: boolean;
  allowNegative: boolean;
  doubleEntry: boolean;
  zeroFor: ZeroStatus[];
  enterBy: string;
  sampled: boolean;
  sampleSize: string;
  /** Who enters, by campus. */
  tasks: Record<string, Picked | null>;
};

/** Thresholds of the plan year in percent. */
export type Thresholds = { pass: string; excellent: string; low: string };

/** A fresh subject with the plan year's thresholds. */
export const freshSubject = (name: string, thresholds: Thresholds, key: string): SubjectDraft => ({
  key,
  name,
  fullMark: '100',
  passPercent: thresholds.pass,
  excellentPercent: thresholds.excellent,
  lowPercent: thresholds.low,
  weight: '1',
});

/**
 * A code from the day, the grades and a count, that imports can name.
 * @example codeOf('2026-11-30', [6], ['20261130-g6']) // '20261130-g6-2'
 */
export const codeOf = (day: string, grades: readonly number[], taken: readonly string[]): string => {
  const base = [day.replaceAll('-', ''), grades.length > 0 && grades.length < 9 ? `g${grades.join('')}` : '']
    .filter(Boolean)
    .join('-');
  for (let count = 1; ; count += 1) {
    const code = count === 1 ? base : `${base}-${count}`;
    if (!taken.includes(code)) return code;
  }
};

const blank = (text: string): boolean => text.trim() === '';

/** Names of the fields that are asked for and hold nothing yet. */
export const missingOf = (draft: ExamDraft): string[] => [
  ...(blank(draft.title) ? ['title'] : []),
  ...(blank(draft.code) ? ['code'] : []),
  ...(blank(draft.heldOn) ? ['heldOn'] : []),
  ...(draft.unit ? [] : ['unit']),
  ...(draft.subjects.every(({ name }) => blank(name)) ? ['subjects'] : []),
  ...(draft.sampled && !/^[1-9]\d*$/.test(draft.sampleSize.trim()) ? ['sample'] : []),
];

/**
 * The input of opening a session: what was left empty is not sent.
 * @param schools that take part: each gets a task, with or without a name
 */
export const inputOfExam = (draft: ExamDraft, schools: readonly string[] = []) => ({
  title: draft.title.trim(),
  code: draft.code.trim(),
  kind: draft.kind,
  heldOn: draft.heldOn,
  unit: draft.unit?.id ?? '',
  grades: [...draft.grades].sort((a, b) => a - b),
  subjects: draft.subjects
    .filter(({ name }) => !blank(name))
    .map(({ name, fullMark, passPercent, excellentPercent, lowPercent, weight }) => ({
      name: name.trim(),
      fullMark: fullMark.trim(),
      passPercent: passPercent.trim() || null,
      excellentPercent: excellentPercent.trim() || null,
      lowPercent: lowPercent.trim() || null,
      weight: weight.trim() || null,
    })),
  written: draft.written,
  allowNegative: draft.allowNegative,
  doubleEntry: draft.doubleEntry,
  zeroFor: draft.zeroFor,
  enterBy: draft.enterBy || null,
  ...(schools.length > 0 ? { tasks: schools.map((unit) => ({ unit, person: draft.tasks[unit]?.id ?? null })) } : {}),
  sample: draft.sampled ? { size: Number(draft.sampleSize) } : null,
});

/** What the law is asked about. */
export const lawInputOf = (draft: ExamDraft) => {
  const { kind, written, grades, unit, heldOn } = inputOfExam(draft);
  return { kind, written, grades, unit, heldOn, sampled: draft.sampled };
};

/** A change that the law would allow, as the API gives it. */
export type LawChange = {
  kind?: ExamKind;
  written?: boolean;
  sampled?: boolean;
  scope?: 'town' | 'campus' | 'class';
  grades?: readonly number[];
};

/**
 * Makes a change that the law would allow. A narrower scope asks for the unit again, as there are several.
 * @param ownUnits units of the wanted scope that could be meant; the only one is taken
 */
export const changed = (draft: ExamDraft, change: LawChange, ownUnits: readonly Picked[]): ExamDraft => ({
  ...draft,
  ...(change.kind === undefined ? {} : { kind: change.kind }),
  ...(change.written === undefined ? {} : { written: change.written }),
  ...(change.sampled === undefined
    ? {}
    : { sampled: change.sampled, sampleSize: change.sampled ? draft.sampleSize || '30' : draft.sampleSize }),
  ...(change.grades === undefined ? {} : { grades: [...change.grades] }),
  ...(change.scope === undefined || change.scope === 'town'
    ? {}
    : { unit: ownUnits.length === 1 ? (ownUnits[0] ?? null) : null }),
});
