import { graphql, type ResultOf, type VariablesOf } from '../../data/graphql.ts';

/** Sessions of a plan year, latest first. */
export const ExamsQuery = graphql(`
  query Exams($first: Int!, $after: String, $filter: ExamFilter) {
    exams(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id code title kind kindTitle heldOn grades sampled revision publishedRevision published allowed
        unit { id name kind }
        planYear { id title }
        subjects { position name }
      }
    }
  }
`);

export type ExamRow = ResultOf<typeof ExamsQuery>['exams']['nodes'][number];

/** One session with everything that its page shows. */
export const ExamQuery = graphql(`
  query Exam($code: String!) {
    exam(code: $code) {
      id code title kind kindTitle heldOn grades written sampled sampleSize sampleSeed doubleEntry allowNegative zeroFor
      enterBy revision publishedRevision published publishedAt lawProfile allowed
      unit { id name kind }
      planYear { id title }
      publishedBy { id name }
      subjects { position name fullMark passPercent excellentPercent lowPercent weight }
      tasks { enterBy unit { id name } person { id name } }
      revisions { revision kind at rows added changed unchanged undoneBy undoHindrance person { id name } }
      objections { act ruleTitle reason legalBasis at person { id name } }
      findings { id number title }
      analyses { id subject problems causes worked failed revision author at unit { id name } }
    }
  }
`);

export type Exam = NonNullable<ResultOf<typeof ExamQuery>['exam']>;

/** How far entry has come, for whoever enters. */
export const ExamProgressQuery = graphql(`
  query ExamProgress($exam: ID!) {
    examProgress(exam: $exam) { campus campusName class className subject pupils entered }
  }
`);

export type Progress = ResultOf<typeof ExamProgressQuery>['examProgress'][number];

/** Asks the law about a session that somebody has in mind. */
export const LawCheckQuery = graphql(`
  query LawCheck($input: LawCheckInput!) {
    lawCheck(input: $input) { rule title text source offers { text kind written sampled scope grades } }
  }
`);

/** The plan year's thresholds. */
export const ExamFormQuery = graphql(`
  query ExamForm {
    settings { key value }
  }
`);

export const ExamOpenMutation = graphql(`
  mutation ExamOpen($input: ExamOpenInput!) {
    examOpen(input: $input) {
      exam { id code }
      problems {
        code message path
        ... on LawObjection { objections { rule title text source offers { text kind written sampled scope grades } } }
      }
    }
  }
`);

/** Kind of a session, as the API names it. */
export type ExamKind = VariablesOf<typeof ExamOpenMutation>['input']['kind'];

export const ExamPublishMutation = graphql(`
  mutation ExamPublish($input: ExamPublishInput!) {
    examPublish(input: $input) {
      exam { id code publishedRevision }
      problems {
        code message path
        ... on LawObjection { objections { rule title text source offers { text kind written sampled scope grades } } }
      }
    }
  }
`);

export const ExamUndoImportMutation = graphql(`
  mutation ExamUndoImport($input: ExamUndoImportInput!) {
    examUndoImport(input: $input) { exam { id revision } problems { code message path } }
  }
`);
