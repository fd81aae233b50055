import { graphql, type ResultOf } from '../../data/graphql.ts';

export const YearsQuery = graphql(`
  query Years {
    planYears { id title startsOn endsOn }
    rollovers {
      id title fromTitle startsOn by at reason undoneAt undoneBy undoneReason
      summary { classesUp pupilsUp pupilsLeft postsBegun postsEnded teachingBegun settings days }
    }
  }
`);

export type RolloverRow = ResultOf<typeof YearsQuery>['rollovers'][number];

export const RolloverPreviewQuery = graphql(`
  query RolloverPreview($input: RolloverInput!) {
    rolloverPreview(input: $input) {
      problems { code message path }
      preview {
        digest fromTitle lastDay title startsOn endsOn yearThere termsKept weekNotesLeft
        terms { title startsOn endsOn }
        days { day note working vacation provisional }
        settings { key title clause value before usual kept }
        classes { class name school grade pupils leaves toName made }
        intakes { school schoolName grade before names }
        closed { name school }
        posts { post person roleTitle title unit from to ofClass act nextTitle nextUnit }
        teachingAct
        teaching { class subject person nextClass }
        summary { classesUp pupilsUp pupilsLeft postsBegun postsEnded teachingBegun teachingEnded templates }
      }
    }
  }
`);

export type Preview = NonNullable<ResultOf<typeof RolloverPreviewQuery>['rolloverPreview']['preview']>;

export const RolloverRunMutation = graphql(`
  mutation RolloverRun($input: RolloverRunInput!) {
    rolloverRun(input: $input) { rollover { id title } problems { code message path } }
  }
`);

export const RolloverUndoMutation = graphql(`
  mutation RolloverUndo($input: RolloverUndoInput!) {
    rolloverUndo(input: $input) { rollover { id } problems { code message path } }
  }
`);
