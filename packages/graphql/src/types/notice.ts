import { workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { at, byKey, column, fromRow, instant, many, named } from '../read/fields.ts';
import type { Sql } from '../read/plan.ts';
import { seenInside } from '../read/record-scope.ts';
import { idColumn, idField } from './node.ts';
import { CategoryEnum, WeightEnum } from './rectification-case.ts';

const workflow = workflows.rectification;

/** The condition that a notice was issued and carries a case that the viewer sees. */
export const carriesSeen = (notice: string): Sql => sql`and ${at(notice, 'number')} is not null and exists (
  select from notice_case c join record carried on carried.town_id = c.town_id and carried.id = c.record_id
  where c.town_id = ${at(notice, 'town_id')} and c.notice_id = ${at(notice, 'id')} and c.version is not null and ${seenInside(workflow, 'carried')})`;

builder.objectType('NoticeItem', {
  description: 'A finding as a notice carries it: what was required then, whatever became of it since · 通知单的一项',
  fields: (t) => ({
    position: t.field({ type: 'Int', description: 'From 1', extensions: named('place'), resolve: fromRow }),
    case: t.field({
      type: 'RectificationCase',
      extensions: byKey('RectificationCase', 'record', 'record_id'),
      resolve: fromRow,
    }),
    requirement: t.field({
      type: 'String',
      nullable: true,
      description: 'Empty once its personal content was erased',
      extensions: named('requirement'),
      resolve: fromRow,
    }),
    rectifyBy: t.field({ type: 'Date', nullable: true, extensions: named('rectify_by'), resolve: fromRow }),
    category: t.field({ type: CategoryEnum, extensions: named('category'), resolve: fromRow }),
    weight: t.field({ type: WeightEnum, extensions: named('weight'), resolve: fromRow }),
    responsible: t.field({
      type: 'Person',
      nullable: true,
      extensions: byKey('Person', 'person', 'responsible_id'),
      resolve: fromRow,
    }),
  }),
});

builder.objectType('Notice', {
  description: 'A notice with several findings of one inspection, each a case that closes on its own (I6) · 整改通知单',
  interfaces: ['Node'],
  extensions: { hidden: idColumn },
  fields: (t) => ({
    id: t.field(idField('Notice')),
    number: t.field({
      type: 'String',
      description: 'Running number of the year: 通知〔2026〕17',
      extensions: named('number'),
      resolve: fromRow,
    }),
    issuedOn: t.field({ type: 'Date', extensions: column((alias) => sql`${at(alias, 'at')}::date`), resolve: fromRow }),
    issuedAt: t.field({ type: 'DateTime', extensions: instant('at'), resolve: fromRow }),
    clause: t.field({ type: 'String', description: 'The plan’s clause', resolve: () => workflow.clause }),
    unit: t.field({
      type: 'Unit',
      description: 'The campus that it is addressed to',
      extensions: byKey('Unit', 'unit', 'unit_id'),
      resolve: fromRow,
    }),
    inspection: t.field({
      type: 'Inspection',
      nullable: true,
      extensions: byKey('Inspection', 'inspection', 'inspection_id'),
      resolve: fromRow,
    }),
    issuer: t.field({ type: 'Person', extensions: byKey('Person', 'person', 'issuer_id'), resolve: fromRow }),
    issuerPost: t.field({
      type: 'Post',
      nullable: true,
      description: 'The post acted in: the issuing office is its unit',
      extensions: byKey('Post', 'post', 'post_id'),
      resolve: fromRow,
    }),
    items: t.field({
      type: ['NoticeItem'],
      description: 'Its findings in the order of the paper; only those that the caller sees',
      extensions: many(
        'NoticeItem',
        (parent) => sql`select c.town_id, c.record_id, row_number() over (order by c.position) as place,
            e.context ->> 'category' as category, e.context ->> 'weight' as weight, (e.context ->> 'rectifyBy')::date as rectify_by,
            (e.input ->> 'responsible')::bigint as responsible_id, p.payload ->> 'requirement' as requirement
          from notice_case c join record carried on carried.town_id = c.town_id and carried.id = c.record_id
          join event e on e.town_id = c.town_id and e.record_id = c.record_id and e.version = c.version
          left join event_payload p on p.town_id = e.town_id and p.record_id = e.record_id and p.version = e.version
          where c.town_id = ${at(parent, 'town_id')} and c.notice_id = ${at(parent, 'id')} and ${seenInside(workflow, 'carried')}`,
        (child) => at(child, 'place'),
      ),
      resolve: fromRow,
    }),
  }),
});
