import { graphql, type ResultOf } from '../../data/graphql.ts';

export const SettingsQuery = graphql(`
  query Settings($planYear: ID) {
    settings(planYear: $planYear) { key title value default min max choices clause unit }
    settingsEditable
    planYears { id title startsOn endsOn }
  }
`);

export const SaveSettingsMutation = graphql(`
  mutation SaveSettings($input: SettingsSaveInput!) {
    settingsSave(input: $input) {
      problems { code message path }
    }
  }
`);

/** A number of the plan year. */
export type Setting = ResultOf<typeof SettingsQuery>['settings'][number];
