import { exam, longText, optional } from '../field.ts';

export const reason = (zh = '理由', en = 'Reason') => longText(zh, en, { max: 1000 });
export const evaluationExam = () =>
  optional(
    exam('按哪次考试评价', 'Evaluated by', {
      hint: ['可以以后再定', 'May be settled later'],
    }),
  );
