import type { ExamFacts } from './exam.ts';
import { schoolsOf } from './new-exam.ts';
import { mayEnter, mayRun, mayWriteAnalysis, type Sight, seesDrafts } from './sight.ts';

/** What somebody may do with a session now. */
export type ExamAct = 'enter' | 'import' | 'correct' | 'publish' | 'writeAnalysis' | 'seeDrafts';

/** What somebody may do with a session now; the operations themselves guard by the same functions. */
export const actsOf = (sight: Sight, exam: ExamFacts): readonly ExamAct[] => {
  const schools = schoolsOf(sight.town, exam.unitId);
  const enters = schools.some((unitId) => mayEnter(sight, exam, unitId));
  const isPublished = exam.publishedRevision !== null && exam.publishedRevision === exam.revision;
  const writes = mayWriteAnalysis(sight, null) || schools.some((unitId) => mayWriteAnalysis(sight, unitId));
  return [
    ...(enters && !isPublished ? (['enter'] as const) : []),
    ...(enters ? (['import'] as const) : []),
    ...(enters && isPublished ? (['correct'] as const) : []),
    ...(mayRun(sight, exam) && !isPublished && exam.revision > 0 ? (['publish'] as const) : []),
    ...(writes && exam.revision > 0 ? (['writeAnalysis'] as const) : []),
    ...(seesDrafts(sight, exam) ? (['seeDrafts'] as const) : []),
  ];
};
