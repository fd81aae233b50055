import { graphql, type ResultOf } from '../../../data/graphql.ts';

/** A session as its analysis shows it. */
export const AnalysedExamQuery = graphql(`
  query AnalysedExam($code: String!) {
    exam(code: $code) {
      id code title heldOn revision publishedRevision published lawProfile allowed
      unit { id name kind }
      subjects { position name fullMark passPercent }
      findings { id number title }
      analyses { id subject problems causes worked failed revision author at unit { id name } }
    }
  }
`);

export type AnalysedExam = NonNullable<ResultOf<typeof AnalysedExamQuery>['exam']>;

/** Groups of a session compared, as far as the reader may see them. */
export const ComparisonQuery = graphql(`
  query Comparison($exam: ID!, $by: ExamGrouping!, $subject: Int, $revision: Int) {
    examComparison(exam: $exam, by: $by, subject: $subject, revision: $revision) {
      scope subject subjectName fullMark revision published sentences
      model { intercept slope varGroup varResidual }
      total {
        group name campus grade n entitled participation small shown mean sd median pass excellent low composite
        effect lo hi differs rank rankLo rankHi pLastTwo histogram
      }
      groups {
        group name campus grade n entitled participation small shown mean sd median pass excellent low composite
        effect lo hi differs rank rankLo rankHi pLastTwo histogram
        difference differenceLo differenceHi target targetMet
      }
    }
  }
`);

export type Comparison = NonNullable<ResultOf<typeof ComparisonQuery>['examComparison']>;
export type ComparedGroup = Comparison['groups'][number];

/** Whether the reader sees anything of a comparison at all. */
export const SeenQuery = graphql(`
  query Seen($exam: ID!, $by: ExamGrouping!, $subject: Int) {
    examComparison(exam: $exam, by: $by, subject: $subject) { subject }
  }
`);

/** Subjects against campuses. */
export const MatrixQuery = graphql(`
  query Matrix($exam: ID!, $revision: Int) {
    examMatrix(exam: $exam, revision: $revision) {
      subjects { position name }
      campuses { campus name n small }
      cells { campus subject n small diff lo hi adjusted }
    }
  }
`);

/** A group over the published sessions. */
export const TrendQuery = graphql(`
  query Trend($group: ID!, $grouping: ExamGrouping!, $subject: String) {
    examTrend(group: $group, grouping: $grouping, subject: $subject) {
      exam code title heldOn fullMark
      figures { n mean }
    }
  }
`);

/** Pupils of a class with their marks, for whoever teaches it. */
export const ClassPupilsQuery = graphql(`
  query ClassPupils($exam: ID!, $class: ID!) {
    classPupils(exam: $exam, class: $class) {
      revision
      subjects { position name }
      pupils { pupil number name prior marks { subject mark status } }
    }
  }
`);

export const AnalysisSaveMutation = graphql(`
  mutation AnalysisSave($input: ExamAnalysisSaveInput!) {
    examAnalysisSave(input: $input) { exam { id } problems { code message path } }
  }
`);

export const LinkFindingMutation = graphql(`
  mutation LinkFinding($input: ExamLinkFindingInput!) {
    examLinkFinding(input: $input) { exam { id } problems { code message path } }
  }
`);
