import { readAll } from '../../data/keyset.ts';
import { request } from '../../data/request.ts';
import { type UnitRow, UnitsQuery } from './documents.ts';

/** Reads every unit of the town, page by page. */
export const readUnits = (): Promise<UnitRow[]> =>
  readAll<UnitRow>(async (first, after) => (await request(UnitsQuery, { first, after })).units);
