import { graphql } from '../data/graphql.ts';

/** What the search field of the top bar looks for: cases, requests, agreements and people at once. */
export const SearchQuery = graphql(`
  query Search($text: String!) {
    rectificationCases(first: 6, filter: { search: $text }) {
      totalCount
      nodes { id workflow number title stateTitle tone tags }
    }
    requests(first: 3, filter: { search: $text }) {
      nodes { id workflow number title stateTitle tone tags }
    }
    agreements(first: 3, filter: { search: $text }) {
      nodes { id workflow number title stateTitle tone tags }
    }
    people(first: 5, filter: { search: $text, current: true }) {
      nodes { id name pinyin mainPost }
    }
  }
`);
