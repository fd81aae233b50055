import { graphql, type ResultOf } from '../../data/graphql.ts';

/** Who read what, of the whole town or the own campus. */
export const ReadLogQuery = graphql(`
  query ReadLog($filter: ReadLogFilter, $first: Int) {
    readLog(filter: $filter, first: $first) {
      nodes { at whatTitle reader post about number kind reason }
      pageInfo { hasNextPage }
    }
  }
`);

export type ReadingRow = ResultOf<typeof ReadLogQuery>['readLog']['nodes'][number];

/** Who read what concerns the viewer. */
export const MyReadLogQuery = graphql(`
  query MyReadLog($first: Int) {
    myReadLog(first: $first) {
      nodes { at whatTitle reader post about number kind reason }
      pageInfo { hasNextPage }
    }
  }
`);

/** Who read pupils' data. */
export const PupilReadLogQuery = graphql(`
  query PupilReadLog($filter: PupilReadLogFilter, $first: Int) {
    pupilReadLog(filter: $filter, first: $first) {
      nodes { at purposeTitle reader post unit exam pupils reason }
      pageInfo { hasNextPage }
    }
  }
`);

export type PupilReadingRow = ResultOf<typeof PupilReadLogQuery>['pupilReadLog']['nodes'][number];

/** Who may read a confidential record; none of another. */
export const RecordGrantsQuery = graphql(`
  query RecordGrants($record: ID!) {
    recordGrants(record: $record) {
      mayGrant
      grants { personId person relations byHand reason grantedBy until }
    }
  }
`);

export type RecordGrant = NonNullable<ResultOf<typeof RecordGrantsQuery>['recordGrants']>['grants'][number];

export const ReadingGrantMutation = graphql(`
  mutation ReadingGrant($input: ReadingGrantInput!) {
    readingGrant(input: $input) { done problems { code message path } }
  }
`);

export const ReadingWithdrawMutation = graphql(`
  mutation ReadingWithdraw($input: ReadingWithdrawInput!) {
    readingWithdraw(input: $input) { done problems { code message path } }
  }
`);

export const ErasurePreviewMutation = graphql(`
  mutation ErasurePreview($input: PersonErasureInput!) {
    personErasurePreview(input: $input) {
      preview {
        name
        blocked
        own { code title n }
        texts { code title n }
        kept { number kindTitle duty text source toBeConfirmed until }
        review { title number }
      }
      problems { code message path }
    }
  }
`);

export type ErasurePreview = NonNullable<ResultOf<typeof ErasurePreviewMutation>['personErasurePreview']['preview']>;

export const PersonEraseMutation = graphql(`
  mutation PersonErase($input: PersonEraseInput!) {
    personErase(input: $input) { done problems { code message path } }
  }
`);

export const PupilEraseMutation = graphql(`
  mutation PupilErase($input: PupilEraseInput!) {
    pupilErase(input: $input) { done problems { code message path } }
  }
`);
