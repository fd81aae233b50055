import { graphql } from '../data/graphql.ts';

export const PickPeopleQuery = graphql(`
  query PickPeople($search: String, $first: Int!) {
    people(first: $first, filter: { search: $search, current: true }) {
      totalCount
      nodes { id name pinyin mainPost }
    }
  }
`);

export const PickUnitsQuery = graphql(`
  query PickUnits($kind: [UnitKind!], $search: String) {
    units(first: 200, filter: { kind: $kind, search: $search }) {
      nodes { id name kind path to }
    }
  }
`);

export const PickInspectionsQuery = graphql(`
  query PickInspections {
    inspections(first: 50) {
      nodes { id title heldOn unit { id name } }
    }
  }
`);

export const PickCasesQuery = graphql(`
  query PickCases($search: String) {
    rectificationCases(first: 12, filter: { search: $search }) {
      nodes { id number title }
    }
  }
`);

export const PickExamsQuery = graphql(`
  query PickExams($search: String) {
    exams(first: 20, filter: { search: $search }) {
      nodes { id code title heldOn published }
    }
  }
`);
