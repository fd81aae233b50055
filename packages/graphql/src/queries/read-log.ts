import {
  grantsOf,
  type LoggedPupilReading,
  type LoggedReading,
  type LogPage,
  pupilReadingsOf,
  readingsOf,
  unitAndBelow,
} from '@plumbline/operations';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { idFrom, readId } from '../global-id.ts';
import { GrantsType, PupilReadingType, ReadingKindEnum, ReadingType } from '../types/personal.ts';
import { recordTypes } from '../types/workflow-record.ts';

const pageInfoOf = ({ next }: LogPage<unknown>, after: string | null | undefined) => ({
  hasNextPage: next !== null,
  hasPreviousPage: after !== null && after !== undefined,
  startCursor: null,
  endCursor: next === null ? null : Buffer.from(`reading:${next}`).toString('base64url'),
});
const afterOf = (after: string | null | undefined): number | null => {
  const match = /^reading:([1-9]\d{0,15})$/.exec(Buffer.from(after ?? '', 'base64url').toString('utf8'));
  return match?.[1] === undefined ? null : Number(match[1]);
};

type Page<Entry> = LogPage<Entry> & { readonly after: string | null | undefined };

const ReadingPage = builder.objectRef<Page<LoggedReading>>('ReadingPage').implement({
  fields: (t) => ({
    nodes: t.field({ type: [ReadingType], resolve: ({ entries }) => [...entries] }),
    pageInfo: t.field({ type: 'PageInfo', resolve: (page) => pageInfoOf(page, page.after) }),
  }),
});
const PupilReadingPage = builder.objectRef<Page<LoggedPupilReading>>('PupilReadingPage').implement({
  fields: (t) => ({
    nodes: t.field({ type: [PupilReadingType], resolve: ({ entries }) => [...entries] }),
    pageInfo: t.field({ type: 'PageInfo', resolve: (page) => pageInfoOf(page, page.after) }),
  }),
});

const ReadLogFilter = builder.inputType('ReadLogFilter', {
  fields: (t) => ({
    person: t.id({ description: 'Whom it concerns' }),
    reader: t.id({ description: 'Who read' }),
    record: t.id({ description: 'Which record' }),
    what: t.field({ type: [ReadingKindEnum] }),
    from: t.field({ type: 'Date' }),
    to: t.field({ type: 'Date' }),
  }),
});
const PupilReadLogFilter = builder.inputType('PupilReadLogFilter', {
  fields: (t) => ({
    unit: t.id({ description: 'Class or campus, and everything below it' }),
    reader: t.id({ description: 'Who read' }),
    from: t.field({ type: 'Date' }),
    to: t.field({ type: 'Date' }),
  }),
});

const person = (id: string | number | null | undefined): number | null =>
  id === null || id === undefined ? null : idFrom('Person', id);

/** The number of a record by its global id, whatever its workflow; 0 for anything else. */
const recordOf = (id: string | number): number => {
  const found = readId(String(id));
  return found !== null && Object.values<string>(recordTypes).includes(found.type) ? found.id : 0;
};

type Given = Parameters<typeof readingsOf>[2];
const read = async (
  context: GraphqlContext,
  filter: Given,
  { first, after }: { first?: number | null | undefined; after?: string | null | undefined },
): Promise<Page<LoggedReading>> => ({
  ...(await readingsOf(context.deps, context.viewer, filter, { first, after: afterOf(after) })),
  after,
});

builder.queryFields((t) => ({
  readLog: t.field({
    type: ReadingPage,
    description:
      'Who read what is confidential or personal, newest first: of the town for academic affairs, of their campus for its heads, and for everybody what concerns themselves · 查阅记录',
    args: {
      filter: t.arg({ type: ReadLogFilter }),
      first: t.arg.int({ description: 'At most 200; 50 when nothing is given' }),
      after: t.arg.string(),
    },
    resolve: (_root, { filter, ...page }, context) => {
      checkDays(context, filter ?? {}, 'from', 'to');
      const given: Given = {
        aboutId: person(filter?.person),
        readerId: person(filter?.reader),
        recordId: filter?.record ? recordOf(filter.record) : null,
        what: filter?.what ?? null,
        from: filter?.from ?? null,
        to: filter?.to ?? null,
      };
      return read(context, given, page);
    },
  }),
  myReadLog: t.field({
    type: ReadingPage,
    description: 'Who read what concerns the caller, newest first · 谁查阅过我的数据',
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: (_root, page, context) => read(context, { aboutId: context.viewer.personId }, page),
  }),
  pupilReadLog: t.field({
    type: PupilReadingPage,
    description: 'Who read pupils’ data, newest first: for academic affairs, and for the heads of a campus theirs',
    args: { filter: t.arg({ type: PupilReadLogFilter }), first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, { filter, first, after }, context) => {
      checkDays(context, filter ?? {}, 'from', 'to');
      const units = filter?.unit ? [...unitAndBelow(context.town, idFrom('Unit', filter.unit))] : null;
      const given = {
        readerId: person(filter?.reader),
        units,
        from: filter?.from ?? null,
        to: filter?.to ?? null,
      };
      const page = await pupilReadingsOf(context.deps, context.viewer, given, { first, after: afterOf(after) });
      return { ...page, after };
    },
  }),
  recordGrants: t.field({
    type: GrantsType,
    nullable: true,
    description: 'Who may read a confidential record and why, for whoever has a part in it; none otherwise',
    args: { record: t.arg.id({ required: true }) },
    resolve: (_root, { record }, { deps, viewer }) => grantsOf(deps, viewer, recordOf(record)),
  }),
}));
