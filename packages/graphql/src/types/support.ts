import { mayEditSupport, reobservationResults } from '@plumbline/operations';
import { say } from '@plumbline/terms';
import { supportKinds } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { at, byKey, column, computed, fromRow, hidden, instant, many, named, today } from '../read/fields.ts';
import { choices } from './choices.ts';
import { idColumn, idField } from './node.ts';
import { SupportKindEnum } from './sanction/enums.ts';

/** How a re-observed lesson was. */
export const ReobservationResultEnum = choices(
  'ReobservationResult',
  'How a re-observed lesson was · 复听结果',
  reobservationResults,
);

builder.objectType('Reobservation', {
  description: 'A lesson of a helped teacher that was observed again · 复听',
  interfaces: ['Node'],
  extensions: { hidden: { ...idColumn, $result: (alias: string) => at(alias, 'result') } },
  fields: (t) => ({
    id: t.field(idField('Reobservation')),
    observedOn: t.field({ type: 'Date', extensions: named('observed_on'), resolve: fromRow }),
    observer: t.field({ type: 'Person', extensions: byKey('Person', 'person', 'observer_id'), resolve: fromRow }),
    result: t.field({ type: ReobservationResultEnum, extensions: named('result'), resolve: fromRow }),
    resultTitle: t.field({
      type: 'String',
      extensions: computed('$result'),
      resolve: (row, _args, { viewer }) =>
        say(reobservationResults[hidden<keyof typeof reobservationResults>(row, '$result')], viewer.locale),
    }),
    remark: t.field({ type: 'String', nullable: true, extensions: named('remark'), resolve: fromRow }),
    at: t.field({ type: 'DateTime', extensions: instant('at'), resolve: fromRow }),
  }),
});

builder.objectType('Support', {
  description: 'Help that somebody is given: mentor, measures, re-observation, effect (I3) · 帮扶',
  interfaces: ['Node'],
  extensions: {
    hidden: {
      ...idColumn,
      $kind: (alias: string) => at(alias, 'kind'),
      $place: (alias: string) =>
        sql`json_build_object('unitId', ${at(alias, 'unit_id')}, 'personId', ${at(alias, 'person_id')})`,
    },
  },
  fields: (t) => ({
    id: t.field(idField('Support')),
    person: t.field({
      type: 'Person',
      description: 'Who is helped',
      extensions: byKey('Person', 'person', 'person_id'),
      resolve: fromRow,
    }),
    unit: t.field({ type: 'Unit', extensions: byKey('Unit', 'unit', 'unit_id'), resolve: fromRow }),
    kind: t.field({ type: SupportKindEnum, extensions: named('kind'), resolve: fromRow }),
    kindTitle: t.field({
      type: 'String',
      extensions: computed('$kind'),
      resolve: (row, _args, { viewer }) =>
        say(supportKinds[hidden<keyof typeof supportKinds>(row, '$kind')], viewer.locale),
    }),
    mentor: t.field({
      type: 'Person',
      nullable: true,
      description: 'Who helps',
      extensions: byKey('Person', 'person', 'mentor_id'),
      resolve: fromRow,
    }),
    measures: t.field({ type: 'String', extensions: named('measures'), resolve: fromRow }),
    from: t.field({ type: 'Date', extensions: named('from_on'), resolve: fromRow }),
    until: t.field({ type: 'Date', nullable: true, extensions: named('until_on'), resolve: fromRow }),
    planned: t.field({
      type: 'Int',
      nullable: true,
      description: 'How many times it is planned',
      extensions: named('planned'),
      resolve: fromRow,
    }),
    held: t.field({
      type: 'Int',
      description: 'How many times it took place',
      extensions: named('held'),
      resolve: fromRow,
    }),
    short: t.field({
      type: 'Int',
      description: 'Times that are lacking',
      extensions: column((alias) => sql`greatest(coalesce(${at(alias, 'planned')}, 0) - ${at(alias, 'held')}, 0)`),
      resolve: fromRow,
    }),
    effect: t.field({ type: 'String', nullable: true, extensions: named('effect'), resolve: fromRow }),
    endedOn: t.field({ type: 'Date', nullable: true, extensions: named('ended_on'), resolve: fromRow }),
    current: t.field({
      type: 'Boolean',
      description: 'Not ended, and its last day has not passed',
      extensions: column(
        (alias) => sql`${at(alias, 'ended_on')} is null and coalesce(${at(alias, 'until_on')} >= ${today()}, true)`,
      ),
      resolve: fromRow,
    }),
    reobservations: t.field({
      type: ['Reobservation'],
      description: 'Earliest first',
      extensions: many(
        'Reobservation',
        (parent) =>
          sql`select * from reobservation where town_id = ${at(parent, 'town_id')} and support_id = ${at(parent, 'id')}`,
        (child) => sql`${at(child, 'observed_on')}, ${at(child, 'id')}`,
      ),
      resolve: fromRow,
    }),
    enteredBy: t.field({ type: 'Person', extensions: byKey('Person', 'person', 'entered_by'), resolve: fromRow }),
    at: t.field({ type: 'DateTime', extensions: instant('at'), resolve: fromRow }),
    editable: t.field({
      type: 'Boolean',
      description: 'The caller may change and end it',
      extensions: computed('$place'),
      resolve: (row, _args, { town, viewer }) =>
        mayEditSupport(town, viewer, hidden<{ unitId: number; personId: number }>(row, '$place')),
    }),
  }),
});
