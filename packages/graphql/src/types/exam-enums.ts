import { type Grouping, groupings, type ScoreStatus, scoreStatuses } from '@plumbline/operations';
import { upperSnake } from '@plumbline/terms';
import { builder } from '../builder.ts';

/** What pupils are grouped by. */
export const ExamGroupingEnum = builder.enumType('ExamGrouping', {
  description: 'What pupils are grouped by · 分组',
  values: Object.fromEntries(
    (Object.keys(groupings) as Grouping[]).map((code) => [
      upperSnake(code),
      { value: code, description: groupings[code].join(' · ') },
    ]),
  ) as Record<string, { value: Grouping }>,
});

/** Why a pupil has no mark. */
export const ScoreStatusEnum = builder.enumType('ScoreStatus', {
  description: 'Why a pupil has no mark · 没有成绩的原因',
  values: Object.fromEntries(
    (Object.keys(scoreStatuses) as ScoreStatus[]).map((code) => [
      code,
      { value: code, description: scoreStatuses[code].join(' · ') },
    ]),
  ) as Record<string, { value: ScoreStatus }>,
});
