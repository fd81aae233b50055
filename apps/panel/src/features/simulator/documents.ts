import { graphql, type ResultOf, type VariablesOf } from '../../data/graphql.ts';

/** Tries sets of targets on earlier years; without sets it says which years can be tried. */
export const SimulationQuery = graphql(`
  query Simulation($input: SanctionSimulationInput!) {
    sanctionSimulation(input: $input) {
      planYears { id title }
      sets {
        name met missed notEvaluated missedByChance
        rules { rule title touched touchedByChance }
        years {
          year title met missed notEvaluated missedByChance
          results {
            id name party campusName outcome missesByChance
            targets { title unit found met margin mandatory }
          }
          rules { rule title touched touchedByChance persons { name campusName measureTitle tied held } }
        }
      }
      problems { code message path }
    }
  }
`);

export type SimulationAnswer = ResultOf<typeof SimulationQuery>['sanctionSimulation'];
export type SimulatedSet = SimulationAnswer['sets'][number];
export type SimulatedYear = SimulatedSet['years'][number];
export type SimulatedResult = SimulatedYear['results'][number];
export type SimulationInput = VariablesOf<typeof SimulationQuery>['input'];
