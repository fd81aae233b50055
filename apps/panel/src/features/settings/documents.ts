import { graphql } from '../../data/graphql.ts';

export const SettingsQuery = graphql(`
  query Settings {
    settings { key title value default clause unit }
  }
`);
