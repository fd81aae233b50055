export { eventsOf, type Model, shortestWays, stepNames } from './testing/model.ts';
export { models } from './testing/models.ts';
