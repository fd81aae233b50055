import { graphql, type ResultOf } from '../../data/graphql.ts';

export const SetupQuery = graphql(`
  query Setup {
    setup { dismissed steps { step done } }
  }
`);

/** How far the town is. */
export type Setup = NonNullable<ResultOf<typeof SetupQuery>['setup']>;
/** A part of setting the town up. */
export type SetupStep = Setup['steps'][number]['step'];

export const ConfirmSetupMutation = graphql(`
  mutation ConfirmSetup($step: SetupStep!) {
    setupConfirm(step: $step) { problems { code message path } }
  }
`);

export const DismissSetupMutation = graphql(`
  mutation DismissSetup {
    setupDismiss { problems { code message path } }
  }
`);

export const YearsQuery = graphql(`
  query SetupYears {
    planYears { id title startsOn endsOn terms { id title startsOn endsOn } }
  }
`);

export type PlanYear = ResultOf<typeof YearsQuery>['planYears'][number];

export const YearDaysQuery = graphql(`
  query SetupYearDays($from: Date!, $to: Date!) {
    town { calendar(from: $from, to: $to) { day kind title provisional } }
  }
`);

export type CalendarDay = ResultOf<typeof YearDaysQuery>['town']['calendar'][number];

export const ProposalQuery = graphql(`
  query CalendarProposal($startsIn: Int!) {
    calendarProposal(startsIn: $startsIn) {
      title startsOn endsOn
      terms { title startsOn endsOn }
      days { day kind title provisional }
    }
  }
`);

export const SaveCalendarMutation = graphql(`
  mutation SaveCalendar($input: CalendarSaveInput!) {
    calendarSave(input: $input) { problems { code message path } }
  }
`);

export const SetUpUnitsMutation = graphql(`
  mutation SetUpUnits($input: UnitsSetUpInput!) {
    unitsSetUp(input: $input) { made there problems { code message path } }
  }
`);

export const PeopleCountQuery = graphql(`
  query SetupPeople {
    people(first: 1) { totalCount }
  }
`);
