import { graphql, type ResultOf } from '../../data/graphql.ts';

const meetingFacts = graphql(`
  fragment MeetingFacts on Meeting {
    id kind kindTitle title heldOn place minutes minutesAt editable
    unit { id name }
    minutesBy { name }
    items { position title statement sanction { number stateTitle tone } }
  }
`);

/** Meetings of the town that the reader may see, latest first. */
export const MeetingsQuery = graphql(
  `
  query Meetings($first: Int, $filter: MeetingFilter) {
    meetings(first: $first, filter: $filter) {
      totalCount
      pageInfo { hasNextPage }
      nodes { ...MeetingFacts }
    }
  }
`,
  [meetingFacts],
);

export type MeetingRow = ResultOf<typeof MeetingsQuery>['meetings']['nodes'][number];

/** One meeting. */
export const MeetingQuery = graphql(
  `
  query Meeting($id: ID!) {
    meeting(id: $id) { ...MeetingFacts }
  }
`,
  [meetingFacts],
);

export const MeetingCreateMutation = graphql(`
  mutation MeetingCreate($input: MeetingCreateInput!) {
    meetingCreate(input: $input) { meeting { id } problems { code message path } }
  }
`);

export const MeetingUpdateMutation = graphql(`
  mutation MeetingUpdate($input: MeetingUpdateInput!) {
    meetingUpdate(input: $input) { meeting { id } problems { code message path } }
  }
`);

export const MeetingMinutesMutation = graphql(`
  mutation MeetingMinutes($input: MeetingMinutesInput!) {
    meetingMinutes(input: $input) { meeting { id } problems { code message path } }
  }
`);
