import { statesTagged, workflows } from '@plumbline/workflows';

/** How many cases the list shows. */
export const pageSize = 50;

/** The list of the benchmark, as a client of the product asks for it. */
export const ours = `query Cases($state: String!) {
  rectificationCases(first: ${pageSize}, filter: { states: [$state] }, orderBy: { field: DUE_ON, direction: ASC }) {
    nodes {
      id number title state version dueOn
      unit { name }
      responsible { name }
      inspection { title heldOn }
      events(last: 3) { version step state at }
    }
  }
}`;

/** The same list in the schema that PostGraphile makes of the tables. */
export const peers = `query Cases($state: String!, $town: Int!) {
  rectificationCases: allRecords(first: ${pageSize}, condition: { townId: $town, kind: "${workflows.rectification.name}", state: $state }, orderBy: [DUE_ON_ASC, ROW_ID_ASC]) {
    nodes {
      id number title state version dueOn
      unit: unitByTownIdAndUnitId { name }
      responsible: assignmentsByTownIdAndRecordId(first: 1, condition: { relation: "responsible", until: null }, orderBy: ROW_ID_ASC) {
        nodes { person: personByTownIdAndPersonId { name } }
      }
      facts: rectificationByTownIdAndRecordId { inspection: inspectionByTownIdAndInspectionId { title heldOn } }
      events: eventsByTownIdAndRecordId(last: 3, orderBy: VERSION_ASC) { nodes { version step state at } }
    }
  }
}`;

/** States that the lists are asked for in turn, so that no answer is always the same: those whose cases have a due day, since PostGraphile gives no infinite ones. */
export const states = [...statesTagged(workflows.rectification, 'open')];
