import type { DataProvider, GetListParams, GetListResult, RaRecord } from 'react-admin';
import { InspectionsQuery } from '../features/inspections/documents.ts';
import { NoticesQuery } from '../features/notices/documents.ts';
import { PeopleQuery, PersonQuery } from '../features/people/documents.ts';
import { type CaseFilter, CaseQuery, LedgerQuery } from '../features/rectification/documents.ts';
import { UnitsQuery } from '../features/units/documents.ts';
import type { VariablesOf } from './graphql.ts';
import { type CursorPage, PageCursors, type ReadPage } from './keyset.ts';
import { request } from './request.ts';

/** The lists that react-admin shows. */
type Resource = 'rectificationCases' | 'people' | 'units' | 'inspections' | 'notices';

/** Fields by which the ledger can be ordered, by the name react-admin sorts by. */
const caseOrder = { dueOn: 'DUE_ON', number: 'NUMBER', updatedAt: 'UPDATED_AT' } as const;
type CaseOrderField = keyof typeof caseOrder;

type PeopleFilter = NonNullable<VariablesOf<typeof PeopleQuery>['filter']>;
type Filter = Readonly<Record<string, unknown>>;
type Sort = { field: string; order: 'ASC' | 'DESC' };

/** The API's name of the field that react-admin orders the ledger by; the deadline where it knows none. */
export const caseOrderOf = (field: string): (typeof caseOrder)[keyof typeof caseOrder] =>
  field in caseOrder ? caseOrder[field as CaseOrderField] : 'DUE_ON';

/** Drops what is not set, so that equal filters are equal. */
export const tidyFilter = (filter: Filter): Filter =>
  Object.fromEntries(
    Object.entries(filter)
      .filter(
        ([, value]) =>
          value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The ledger's reader for a filter and an order. */
export const casesReader = (filter: Filter, sort: Sort): ReadPage<RaRecord> => {
  const field = caseOrderOf(sort.field);
  return async (first, after) => {
    const variables: VariablesOf<typeof LedgerQuery> = {
      first,
      after,
      filter: tidyFilter(filter) as CaseFilter,
      orderBy: { field, direction: sort.order },
    };
    return (await request(LedgerQuery, variables)).rectificationCases;
  };
};

const readerOf = (resource: string, filter: Filter, sort: Sort): ReadPage<RaRecord> => {
  switch (resource as Resource) {
    case 'rectificationCases':
      return casesReader(filter, sort);
    case 'people':
      return async (first, after) =>
        (await request(PeopleQuery, { first, after, filter: tidyFilter(filter) as PeopleFilter })).people;
    case 'units':
      return async (first, after) => (await request(UnitsQuery, { first, after })).units;
    case 'inspections':
      return async (first, after) => (await request(InspectionsQuery, { first, after })).inspections;
    case 'notices':
      return async (first, after) => (await request(NoticesQuery, { first, after, filter: null })).notices;
  }
};

const cursors = new PageCursors();

const getList = async (resource: string, params: GetListParams): Promise<GetListResult> => {
  const { page, perPage } = params.pagination ?? { page: 1, perPage: 25 };
  const sort: Sort = { field: params.sort?.field ?? 'dueOn', order: params.sort?.order ?? 'ASC' };
  const filter = tidyFilter((params.filter ?? {}) as Filter);
  const key = JSON.stringify([resource, filter, sort, perPage]);
  const answer: CursorPage<RaRecord> = await cursors.read(key, page, perPage, readerOf(resource, filter, sort));
  return {
    data: answer.nodes,
    total: answer.totalCount,
    pageInfo: { hasNextPage: answer.pageInfo.hasNextPage, hasPreviousPage: page > 1 },
  };
};

const getOne = async (resource: string, id: string): Promise<RaRecord> => {
  const found =
    resource === 'people'
      ? (await request(PersonQuery, { id })).node
      : (await request(CaseQuery, { number: id })).rectificationCase;
  if (!found || !('id' in found)) throw new Error('ra.notification.item_doesnt_exist');
  return found;
};

const refuse = (method: string) => async (): Promise<never> => {
  throw new Error(`The panel changes records by their steps and mutations, not by ${method}.`);
};

/**
 * react-admin's data: one typed document per view, keyset pages under page numbers. Records change only through
 * mutations of their own, so the writing methods refuse.
 */
export const dataProvider = {
  getList,
  getOne: async (resource: string, { id }: { id: string | number }) => ({ data: await getOne(resource, String(id)) }),
  getMany: async (resource: string, { ids }: { ids: readonly (string | number)[] }) => ({
    data: await Promise.all(ids.map((id) => getOne(resource, String(id)))),
  }),
  getManyReference: refuse('getManyReference'),
  create: refuse('create'),
  update: refuse('update'),
  updateMany: refuse('updateMany'),
  delete: refuse('delete'),
  deleteMany: refuse('deleteMany'),
} as unknown as DataProvider;
