import { type RawBuilder, sql } from 'kysely';

/** A place in a statement whose value is filled in at each execution, so that the statement is built once. */
export class Slot<Request> {
  readonly get: (request: Request) => unknown;
  constructor(get: (request: Request) => unknown) {
    this.get = get;
  }
}

/** A parameter of a cached statement. */
export const slot = <Request>(get: (request: Request) => unknown): RawBuilder<unknown> => sql`${new Slot(get)}`;

/** The values of a statement's parameters for one request. */
export const fillSlots = <Request>(parameters: readonly unknown[], request: Request): unknown[] =>
  parameters.map((parameter) => (parameter instanceof Slot ? parameter.get(request) : parameter));
