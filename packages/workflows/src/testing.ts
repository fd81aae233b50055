export { eventFor, eventsOf, type Model, shortestWays, stepNames, type Way } from './testing/model.ts';
export { models } from './testing/models.ts';
