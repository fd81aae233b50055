import { type ComparisonRow, writeComparison } from '@plumbline/documents';
import { executeCompiled, type GraphqlContext } from '@plumbline/graphql';
import { parse } from 'graphql';

/** The screen's own query, so that rights and small groups are those of the screen. */
const document =
  parse(`query ComparisonSheet($code: String!, $exam: ID!, $by: ExamGrouping!, $subject: Int, $revision: Int) {
  exam(code: $code) { title }
  examComparison(exam: $exam, by: $by, subject: $subject, revision: $revision) {
    scope subjectName revision sentences
    total { ...Row }
    groups { ...Row }
  }
}
fragment Row on ExamFigures {
  name campus entitled n mean sd median pass excellent low composite effect lo hi rankLo rankHi pLastTwo
}`);
const idOf = parse('query ExamId($code: String!) { exam(code: $code) { id } }');

type Shown = {
  exam: { title: string } | null;
  examComparison: {
    scope: string;
    subjectName: string;
    revision: number;
    sentences: string[];
    total: ComparisonRow | null;
    groups: ComparisonRow[];
  } | null;
};

/** What is asked for: as the screen's address has it. */
export type ComparisonQuestion = {
  readonly code: string;
  readonly by: string;
  readonly subject: number | null;
  readonly revision: number | null;
};

/** A workbook of a comparison, and what it is called. */
export type ComparisonSheet = { readonly name: string; readonly bytes: Buffer };

const run = async (context: GraphqlContext, query: typeof document, variables: Record<string, unknown>) => {
  const { data, errors } = await executeCompiled({
    document: query,
    context,
    request: { variables },
    operationName: null,
  });
  return errors === undefined && data ? data : null;
};

/**
 * Writes the figures of a comparison that the viewer sees into a workbook.
 * @returns null where there is nothing for the viewer to see, or the question is none
 */
export const exportComparison = async (
  context: GraphqlContext,
  { code, by, subject, revision }: ComparisonQuestion,
): Promise<ComparisonSheet | null> => {
  const found = (await run(context, idOf, { code })) as { exam: { id: string } | null } | null;
  if (!found?.exam) return null;
  const variables = { code, exam: found.exam.id, by, subject, revision };
  const shown = (await run(context, document, variables)) as Shown | null;
  if (!shown?.exam || !shown.examComparison) return null;
  const { scope, subjectName, revision: version, sentences, total, groups } = shown.examComparison;
  const { locale } = context.viewer;
  const title =
    locale === 'zh'
      ? `${shown.exam.title}，${subjectName}，数据第 ${version} 版`
      : `${shown.exam.title}, ${subjectName}, version ${version} of the data`;
  const bytes = await writeComparison([title, scope, ...sentences], [...groups, ...(total ? [total] : [])], locale);
  return { name: `${shown.exam.title}-${subjectName}`, bytes };
};
