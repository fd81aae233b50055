import { mayEditMeeting, meetingKinds } from '@plumbline/operations';
import { say } from '@plumbline/terms';
import { workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { at, byKey, column, computed, fromRow, hidden, instant, many, named, one } from '../read/fields.ts';
import { seenByAny } from '../read/record-scope.ts';
import { choices } from './choices.ts';
import { idColumn, idField } from './node.ts';

/** Kinds of meetings. */
export const MeetingKindEnum = choices('MeetingKind', 'Kind of a meeting · 会议类型', meetingKinds);

builder.objectType('MeetingItem', {
  description: 'An item of a meeting: a statement that a consequence asks for, or anything else · 议程',
  fields: (t) => ({
    position: t.field({ type: 'Int', extensions: named('position'), resolve: fromRow }),
    title: t.field({ type: 'String', extensions: named('title'), resolve: fromRow }),
    statement: t.field({
      type: 'Boolean',
      description: 'A statement that a consequence asks for: it stays as long as that stands',
      extensions: column((alias) => sql`${at(alias, 'record_id')} is not null`),
      resolve: fromRow,
    }),
    sanction: t.field({
      type: 'Sanction',
      nullable: true,
      description: 'The consequence, where the caller has a part in it',
      extensions: one(
        'Sanction',
        (parent, child) =>
          sql`record ${sql.raw(child)} on ${at(child, 'town_id')} = ${at(parent, 'town_id')} and ${at(child, 'id')} = ${at(parent, 'record_id')}
            and ${seenByAny(workflows.sanction, child)}`,
      ),
      resolve: fromRow,
    }),
  }),
});

builder.objectType('Meeting', {
  description: 'A meeting with its items and minutes · 会议',
  interfaces: ['Node'],
  extensions: {
    hidden: {
      ...idColumn,
      $kind: (alias: string) => at(alias, 'kind'),
      $unit: (alias: string) => at(alias, 'unit_id'),
    },
  },
  fields: (t) => ({
    id: t.field(idField('Meeting')),
    unit: t.field({ type: 'Unit', extensions: byKey('Unit', 'unit', 'unit_id'), resolve: fromRow }),
    kind: t.field({ type: MeetingKindEnum, extensions: named('kind'), resolve: fromRow }),
    kindTitle: t.field({
      type: 'String',
      extensions: computed('$kind'),
      resolve: (row, _args, { viewer }) =>
        say(meetingKinds[hidden<keyof typeof meetingKinds>(row, '$kind')], viewer.locale),
    }),
    title: t.field({ type: 'String', extensions: named('title'), resolve: fromRow }),
    heldOn: t.field({ type: 'Date', extensions: named('held_on'), resolve: fromRow }),
    place: t.field({ type: 'String', nullable: true, extensions: named('place'), resolve: fromRow }),
    minutes: t.field({ type: 'String', nullable: true, extensions: named('minutes'), resolve: fromRow }),
    minutesBy: t.field({
      type: 'Person',
      nullable: true,
      extensions: byKey('Person', 'person', 'minutes_by'),
      resolve: fromRow,
    }),
    minutesAt: t.field({ type: 'DateTime', nullable: true, extensions: instant('minutes_at'), resolve: fromRow }),
    items: t.field({
      type: ['MeetingItem'],
      description: 'In their order',
      extensions: many(
        'MeetingItem',
        (parent) =>
          sql`select * from meeting_item where town_id = ${at(parent, 'town_id')} and meeting_id = ${at(parent, 'id')}`,
        (child) => at(child, 'position'),
      ),
      resolve: fromRow,
    }),
    editable: t.field({
      type: 'Boolean',
      description: 'The caller may change it and write its minutes',
      extensions: computed('$unit'),
      resolve: (row, _args, { town, viewer }) => mayEditMeeting(town, viewer, { unitId: hidden<number>(row, '$unit') }),
    }),
  }),
});
