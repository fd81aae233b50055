import { say } from '@plumbline/terms';
import { type Field, requestKinds, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { at, besideColumn, computed, fromRow, hidden, one } from '../read/fields.ts';
import type { Beside } from '../read/plan.ts';
import { choices } from './choices.ts';
import { recordColumns } from './workflow-record.ts';

/** What a request asks for. */
export const RequestKindEnum = choices('RequestKind', 'What is asked for beside a record · 申请什么', requestKinds);

const facts: Beside = {
  table: 'request',
  on: (parent, child) =>
    sql`${at(child, 'town_id')} = ${at(parent, 'town_id')} and ${at(child, 'record_id')} = ${at(parent, 'id')}`,
};

interface Difference {
  readonly name: string;
  readonly field: Field;
  readonly before: unknown;
  readonly after: unknown;
}

const worded = ({ options }: Field, value: unknown, locale: 'zh' | 'en'): string | null => {
  if (value === null || value === undefined) return null;
  const choice = options?.[String(value)];
  return choice === undefined ? String(value) : say(choice, locale);
};

const DifferenceType = builder.objectRef<Difference>('FieldDifference').implement({
  description: 'One field of a correction: as it was when it was asked for, and as it would be · 更正前后',
  fields: (t) => ({
    name: t.exposeString('name'),
    title: t.string({ resolve: ({ field }, _args, { viewer }) => say(field.title, viewer.locale) }),
    before: t.string({
      nullable: true,
      resolve: ({ field, before }, _args, { viewer }) => worded(field, before, viewer.locale),
    }),
    after: t.string({
      nullable: true,
      resolve: ({ field, after }, _args, { viewer }) => worded(field, after, viewer.locale),
    }),
  }),
});

type Content = Readonly<Record<string, unknown>> | null;

/** The fields of a correction, in the order of the parent's step `correct`. */
const differences = (proposed: Content, before: Content): Difference[] =>
  Object.entries(workflows.rectification.steps['correct']?.input ?? {}).flatMap(([name, field]) =>
    proposed === null || !Object.hasOwn(proposed, name)
      ? []
      : [{ name, field, before: before?.[name] ?? null, after: proposed[name] }],
  );

builder.objectType('Request', {
  description: 'Something asked for beside a record, with its own decider, answer and history (I6) · 申请',
  interfaces: ['WorkflowRecord', 'Node'],
  extensions: {
    hidden: {
      ...recordColumns,
      $correction: (alias: string) =>
        sql`(select json_build_object('after', q.proposed, 'before', q.before) from request q where q.town_id = ${at(alias, 'town_id')} and q.record_id = ${at(alias, 'id')})`,
    },
  },
  fields: (t) => ({
    kind: t.field({ type: RequestKindEnum, extensions: besideColumn(facts, 'kind'), resolve: fromRow }),
    reason: t.field({ type: 'String', nullable: true, extensions: besideColumn(facts, 'reason'), resolve: fromRow }),
    answer: t.field({ type: 'String', nullable: true, extensions: besideColumn(facts, 'answer'), resolve: fromRow }),
    newDay: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day asked for, then the day granted',
      extensions: besideColumn(facts, 'new_day'),
      resolve: fromRow,
    }),
    newResponsible: t.field({
      type: 'Person',
      nullable: true,
      description: 'Whom the asker proposes, then whom the decider named',
      extensions: one(
        'Person',
        (
          parent,
          child,
        ) => sql`lateral (select p.* from request q join person p on p.town_id = q.town_id and p.id = q.new_responsible
          where q.town_id = ${at(parent, 'town_id')} and q.record_id = ${at(parent, 'id')}) ${sql.raw(child)} on true`,
      ),
      resolve: fromRow,
    }),
    parent: t.field({
      type: 'WorkflowRecord',
      nullable: true,
      description: 'The record beside which it runs',
      extensions: one(
        'WorkflowRecord',
        (parent, child) =>
          sql`record ${sql.raw(child)} on ${at(child, 'town_id')} = ${at(parent, 'town_id')} and ${at(child, 'id')} = ${at(parent, 'parent_id')}`,
      ),
      resolve: fromRow,
    }),
    differences: t.field({
      type: [DifferenceType],
      description: 'A correction, field by field',
      extensions: computed('$correction'),
      resolve: (row) => {
        const found = hidden<{ after: Content; before: Content } | null>(row, '$correction');
        return differences(found?.after ?? null, found?.before ?? null);
      },
    }),
  }),
});
