import type { TextKey, TextValues } from '../../i18n/texts.ts';
import type { Tone } from '../../shared/StateTag.tsx';

/** What decides the state of a session. */
type Revisions = { revision: number; publishedRevision: number | null };

/** The state of a session in words, and whose turn it is: who enters, who publishes, nobody. */
export const examStateOf = ({
  revision,
  publishedRevision,
}: Revisions): { text: TextKey; values: TextValues; tone: Tone } => {
  if (publishedRevision === null)
    return { text: 'exams.unpublished', values: {}, tone: revision === 0 ? 'RESPONSIBLE' : 'OFFICE' };
  return revision > publishedRevision
    ? { text: 'exams.correcting', values: { n: publishedRevision }, tone: 'OFFICE' }
    : { text: 'exams.published', values: { n: publishedRevision }, tone: 'DONE' };
};

/** Grades in words: all of them where none is named. */
export const gradesKey = (grades: readonly number[], comma: string): { text: TextKey; values: TextValues } =>
  grades.length === 0
    ? { text: 'exams.allGrades', values: {} }
    : { text: 'exams.grades', values: { list: grades.join(comma) } };

/** Address of a session, or of a page of it. */
export const examLink = (code: string, more = ''): string => `/exams/${encodeURIComponent(code)}${more}`;
