import { categories, weights, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { closedStates, closing } from '../read/closing.ts';
import { at, besideColumn, byKey, column, fromRow, many, one } from '../read/fields.ts';
import type { Beside } from '../read/plan.ts';
import { seenByAny } from '../read/record-scope.ts';
import { choices } from './choices.ts';
import { recordColumns } from './workflow-record.ts';

/** Category of a finding. */
export const CategoryEnum = choices('Category', 'How a finding is to be mended · 类别', categories);
/** Weight of a finding. */
export const WeightEnum = choices('Weight', 'How much a finding weighs · 轻重', weights);

const facts: Beside = {
  table: 'rectification',
  on: (parent, child) =>
    sql`${at(child, 'town_id')} = ${at(parent, 'town_id')} and ${at(child, 'record_id')} = ${at(parent, 'id')}`,
};

/** The person who stands in a relation to the record now. */
const standing = (relation: string) =>
  one(
    'Person',
    (
      parent,
      child,
    ) => sql`lateral (select p.* from assignment a join person p on p.town_id = a.town_id and p.id = a.person_id
      where a.town_id = ${at(parent, 'town_id')} and a.record_id = ${at(parent, 'id')} and a.relation = ${sql.lit(relation)} and a.until is null order by a.id limit 1) ${sql.raw(child)} on true`,
  );

builder.objectType('RectificationCase', {
  description: 'A finding on its way from inspection to its closing (I6) · 整改',
  interfaces: ['WorkflowRecord', 'Node'],
  extensions: { hidden: recordColumns },
  fields: (t) => ({
    description: t.field({
      type: 'String',
      nullable: true,
      extensions: besideColumn(facts, 'description'),
      resolve: fromRow,
    }),
    place: t.field({ type: 'String', nullable: true, extensions: besideColumn(facts, 'place'), resolve: fromRow }),
    category: t.field({ type: CategoryEnum, extensions: besideColumn(facts, 'category'), resolve: fromRow }),
    weight: t.field({ type: WeightEnum, extensions: besideColumn(facts, 'weight'), resolve: fromRow }),
    requirement: t.field({
      type: 'String',
      nullable: true,
      extensions: besideColumn(facts, 'requirement'),
      resolve: fromRow,
    }),
    rectifyBy: t.field({
      type: 'Date',
      nullable: true,
      description: 'The notice’s day',
      extensions: besideColumn(facts, 'rectify_by'),
      resolve: fromRow,
    }),
    returns: t.field({
      type: 'Int',
      description: 'How often the report was returned',
      extensions: besideColumn(facts, 'returns'),
      resolve: fromRow,
    }),
    goodReinspections: t.field({
      type: 'Int',
      extensions: besideColumn(facts, 'good_reinspections'),
      resolve: fromRow,
    }),
    objections: t.field({
      type: 'Int',
      description: 'How often the responsible person has objected',
      extensions: besideColumn(facts, 'objections'),
      resolve: fromRow,
    }),
    reopens: t.field({
      type: 'Int',
      description: 'How often it was opened again after closing',
      extensions: besideColumn(facts, 'reopens'),
      resolve: fromRow,
    }),
    lookBackOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day of the look back 回头看 that is still to be done',
      extensions: besideColumn(facts, 'look_back_on'),
      resolve: fromRow,
    }),
    inspection: t.field({
      type: 'Inspection',
      nullable: true,
      extensions: byKey('Inspection', 'inspection', 'inspection_id', facts),
      resolve: fromRow,
    }),
    responsible: t.field({ type: 'Person', nullable: true, extensions: standing('responsible'), resolve: fromRow }),
    issuer: t.field({ type: 'Person', nullable: true, extensions: standing('issuer'), resolve: fromRow }),
    inspector: t.field({ type: 'Person', nullable: true, extensions: standing('inspector'), resolve: fromRow }),
    notice: t.field({
      type: 'Notice',
      nullable: true,
      description: 'The notice that it was last issued on · 整改通知单',
      extensions: one(
        'Notice',
        (
          parent,
          child,
        ) => sql`lateral (select n.* from notice_case c join notice n on n.town_id = c.town_id and n.id = c.notice_id
          where c.town_id = ${at(parent, 'town_id')} and c.record_id = ${at(parent, 'id')} and c.version is not null order by c.version desc limit 1) ${sql.raw(child)} on true`,
      ),
      resolve: fromRow,
    }),
    closedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day on which it was closed, while it is · 销号日期',
      extensions: column(
        (
          alias,
        ) => sql`(select closing.at::date from event closing where ${at(alias, 'state')} in (${closedStates}) and ${closing(alias)}
          order by closing.version desc limit 1)`,
      ),
      resolve: fromRow,
    }),
    sameProblemAs: t.field({
      type: 'RectificationCase',
      nullable: true,
      description: 'An earlier case of the same problem, if the caller sees it',
      extensions: one(
        'RectificationCase',
        (
          parent,
          child,
        ) => sql`lateral (select e.* from record_link l join record e on e.town_id = l.town_id and e.id = l.to_id
          where l.town_id = ${at(parent, 'town_id')} and l.from_id = ${at(parent, 'id')} and l.kind = 'sameProblem' and ${seenByAny(workflows.rectification, 'e')} limit 1) ${sql.raw(child)} on true`,
      ),
      resolve: fromRow,
    }),
    foundAgainAs: t.field({
      type: ['RectificationCase'],
      description: 'Later cases of the same problem that the caller sees',
      extensions: many(
        'RectificationCase',
        (parent) => sql`select e.* from record_link l join record e on e.town_id = l.town_id and e.id = l.from_id
          where l.town_id = ${at(parent, 'town_id')} and l.to_id = ${at(parent, 'id')} and l.kind = 'sameProblem' and ${seenByAny(workflows.rectification, 'e')} order by e.id limit 50`,
        (child) => at(child, 'id'),
      ),
      resolve: fromRow,
    }),
    evidence: t.field({
      type: ['File'],
      description: 'Photos and files of the finding itself',
      extensions: many(
        'File',
        (
          parent,
        ) => sql`select f.*, e.position from event_file e join file f on f.town_id = e.town_id and f.id = e.file_id
          where e.town_id = ${at(parent, 'town_id')} and e.record_id = ${at(parent, 'id')} and e.version = 1`,
        (child) => at(child, 'position'),
      ),
      resolve: fromRow,
    }),
  }),
});
