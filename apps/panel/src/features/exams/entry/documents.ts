import { graphql, type ResultOf } from '../../../data/graphql.ts';

/** A class's table of marks in a subject, for whoever enters it. */
export const ScoreTableQuery = graphql(`
  query ScoreTable($exam: ID!, $class: ID!, $subject: Int!, $correction: Boolean) {
    scoreTable(exam: $exam, class: $class, subject: $subject, correction: $correction) {
      table {
        phase revision fullMark subject subjectName
        class { id name path }
        rows { pupil name number mark status otherMark otherStatus }
      }
      problems { code message path }
    }
  }
`);

export type ScoreTable = NonNullable<ResultOf<typeof ScoreTableQuery>['scoreTable']['table']>;

export const ScoresSaveMutation = graphql(`
  mutation ScoresSave($input: ScoresSaveInput!) {
    scoresSave(input: $input) { revision problems { code message path } }
  }
`);
