import { overrideReason } from '@plumbline/operations';
import { say } from '@plumbline/terms';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { encodeId } from '../global-id.ts';
import { at, byKey, column, computed, dayOrNull, fromRow, hidden, instant, many, named, one } from '../read/fields.ts';
import { sealedFrom } from '../read/sealed.ts';
import { EventField, enteredAt } from './event-field.ts';
import { sealOf } from './seal.ts';
import { StateTone, toneOf } from './tone.ts';
import { workflowOf } from './workflow-of.ts';

builder.objectType('Event', {
  description: 'One step of a record’s history: who, when, as what, with what evidence · 经过',
  extensions: {
    hidden: {
      $id: (alias: string) => at(alias, 'id'),
      $kind: (alias: string) => at(alias, 'kind'),
      $step: (alias: string) => at(alias, 'step'),
      $state: (alias: string) => at(alias, 'state'),
      $input: (alias: string) => at(alias, 'input'),
      $sealed: sealedFrom,
      $payload: (alias: string) =>
        sql`(select p.payload from event_payload p where p.town_id = ${at(alias, 'town_id')} and p.record_id = ${at(alias, 'record_id')} and p.version = ${at(alias, 'version')})`,
    },
  },
  fields: (t) => ({
    id: t.field({
      type: 'ID',
      extensions: computed('$id'),
      resolve: (row) => encodeId('Event', hidden<number>(row, '$id')),
    }),
    version: t.field({ type: 'Int', extensions: named('version'), resolve: fromRow }),
    step: t.field({ type: 'String', extensions: named('step'), resolve: fromRow }),
    stepTitle: t.field({
      type: 'String',
      extensions: computed('$kind', '$step'),
      resolve: (row, _args, { viewer }) =>
        say(workflowOf(row).steps[hidden<string>(row, '$step')]?.title ?? ['', ''], viewer.locale),
    }),
    state: t.field({
      type: 'String',
      description: 'The state after the step',
      extensions: named('state'),
      resolve: fromRow,
    }),
    stateTitle: t.field({
      type: 'String',
      extensions: computed('$kind', '$state'),
      resolve: (row, _args, { viewer }) =>
        say(workflowOf(row).states[hidden<string>(row, '$state')]?.title ?? ['', ''], viewer.locale),
    }),
    tone: t.field({
      type: StateTone,
      extensions: computed('$kind', '$state'),
      resolve: (row) => toneOf(workflowOf(row), hidden<string>(row, '$state')),
    }),
    dueOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day that the step set',
      extensions: column((alias) => dayOrNull(alias, 'due_on')),
      resolve: fromRow,
    }),
    actor: t.field({
      type: 'Person',
      nullable: true,
      extensions: byKey('Person', 'person', 'actor_id'),
      resolve: fromRow,
    }),
    post: t.field({ type: 'Post', nullable: true, extensions: byKey('Post', 'post', 'post_id'), resolve: fromRow }),
    onBehalfOf: t.field({
      type: 'Person',
      nullable: true,
      extensions: byKey('Person', 'person', 'on_behalf_of'),
      resolve: fromRow,
    }),
    override: t.field({
      type: 'Boolean',
      description: 'An administrator’s override, marked as such',
      extensions: named('override'),
      resolve: fromRow,
    }),
    overrideReason: t.field({
      type: 'String',
      nullable: true,
      description: 'Why the administrator stepped in; gone once it is erased',
      extensions: column(
        (alias) =>
          sql`(select p.payload ->> ${sql.lit(overrideReason)} from event_payload p where p.town_id = ${at(alias, 'town_id')} and p.record_id = ${at(alias, 'record_id')} and p.version = ${at(alias, 'version')})`,
      ),
      resolve: fromRow,
    }),
    at: t.field({ type: 'DateTime', extensions: instant('at'), resolve: fromRow }),
    hash: t.field({
      type: 'String',
      nullable: true,
      description: 'Salted SHA-256 of the personal content',
      extensions: named('payload_digest'),
      resolve: fromRow,
    }),
    input: t.field({
      type: [EventField],
      description: 'Empty where it is sealed',
      extensions: computed('$kind', '$step', '$input', '$payload', '$sealed'),
      resolve: (row, _args, context) => (hidden<boolean>(row, '$sealed') ? [] : enteredAt(row, context)),
    }),
    sealed: t.field({
      type: 'Boolean',
      description:
        'What was entered is kept from the caller: a ballot before the own one, or of others for who is concerned',
      extensions: computed('$sealed'),
      resolve: (row) => hidden<boolean>(row, '$sealed'),
    }),
    record: t.field({
      type: 'WorkflowRecord',
      extensions: one(
        'WorkflowRecord',
        (parent, child) =>
          sql`record ${sql.raw(child)} on ${at(child, 'town_id')} = ${at(parent, 'town_id')} and ${at(child, 'id')} = ${at(parent, 'record_id')}`,
      ),
      resolve: fromRow,
    }),
    seal: t.field({
      type: 'Seal',
      nullable: true,
      description: 'Its place in the sealed record; none until a worker has sealed it, about a second later',
      extensions: sealOf,
      resolve: fromRow,
    }),
    evidence: t.field({
      type: ['File'],
      extensions: many(
        'File',
        (
          parent,
        ) => sql`select f.*, e.position from event_file e join file f on f.town_id = e.town_id and f.id = e.file_id
          where e.town_id = ${at(parent, 'town_id')} and e.record_id = ${at(parent, 'record_id')} and e.version = ${at(parent, 'version')}
            and not (${sealedFrom(parent)})`,
        (child) => at(child, 'position'),
      ),
      resolve: fromRow,
    }),
  }),
});
