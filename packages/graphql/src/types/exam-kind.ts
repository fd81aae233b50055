import { type ExamKind, examKindCodes, examKinds } from '@plumbline/operations';
import { upperSnake } from '@plumbline/terms';
import { builder } from '../builder.ts';

/** Kinds of session as an enum of the outside contract. */
export const ExamKindEnum = builder.enumType('ExamKind', {
  description: 'Kind of a session · 监测类别',
  values: Object.fromEntries(
    examKindCodes.map((code) => [upperSnake(code), { value: code, description: examKinds[code].join(' · ') }]),
  ) as Record<string, { value: ExamKind }>,
});
