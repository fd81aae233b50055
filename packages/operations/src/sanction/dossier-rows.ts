import { sqlOf, type Transaction } from '@plumbline/database';
import { type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { Standing } from '../record/holders.ts';
import type { DossierFile } from './dossier-type.ts';
import { meetingOf } from './statement-item.ts';

const workflow: Workflow = workflows.sanction;

/** A step as it is stored, with all that was entered. */
export interface EventRow {
  readonly version: number;
  readonly step: string;
  readonly state: string;
  readonly at: Date;
  readonly actor_id: number | null;
  readonly actor: string | null;
  readonly post: string | null;
  readonly input: Readonly<Record<string, unknown>>;
  readonly digest: string;
  readonly payload: Readonly<Record<string, unknown>> | null;
  readonly salt: string | null;
  readonly files: readonly DossierFile[];
}

/** The steps of a case in order. */
export const readEvents = (tx: Transaction, townId: number, recordId: number) =>
  tx.run<EventRow>(
    sql<EventRow>`select e.version, e.step, e.state, e.at, e.actor_id, a.name as actor, o.title as post, e.input, e.payload_digest as digest,
        p.payload, case when p.erased_at is null then p.salt end as salt,
        (select coalesce(json_agg(json_build_object('name', f.name, 'mediaType', f.media_type, 'bytes', f.size, 'sha256', f.hash) order by x.position), '[]'::json)
          from event_file x join file f on f.town_id = x.town_id and f.id = x.file_id
          where x.town_id = e.town_id and x.record_id = e.record_id and x.version = e.version) as files
      from event e
      left join event_payload p on p.town_id = e.town_id and p.record_id = e.record_id and p.version = e.version
      left join person a on a.town_id = e.town_id and a.id = e.actor_id
      left join post o on o.town_id = e.town_id and o.id = e.post_id
      where e.town_id = ${townId}::int and e.record_id = ${recordId}::bigint order by e.version`.compile(sqlOf),
  );

interface Person {
  readonly id: number;
  readonly name: string;
}

/** Names of people. */
export const namesOf = async (
  tx: Transaction,
  townId: number,
  people: readonly number[],
): Promise<ReadonlyMap<number, string>> => {
  const rows = await tx.run<Person>(
    sqlOf
      .selectFrom('person')
      .where('town_id', '=', townId)
      .where('id', '=', sql<number>`any(${people}::bigint[])`)
      .select(['id', 'name']),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** Numbers of records. */
export const recordNumbers = async (
  tx: Transaction,
  townId: number,
  records: readonly number[],
): Promise<ReadonlyMap<number, string>> => {
  const rows = await tx.run(
    sqlOf
      .selectFrom('record')
      .where('town_id', '=', townId)
      .where('id', '=', sql<number>`any(${records}::bigint[])`)
      .select(['id', 'number']),
  );
  return new Map(rows.map(({ id, number }) => [id, number]));
};

/** Titles of posts. */
export const postTitles = async (
  tx: Transaction,
  townId: number,
  posts: readonly number[],
): Promise<ReadonlyMap<number, string>> => {
  const rows = await tx.run(
    sqlOf
      .selectFrom('post')
      .where('town_id', '=', townId)
      .where('id', '=', sql<number>`any(${posts}::bigint[])`)
      .select(['id', 'title']),
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
};

/** A case with its content and who stands in which relation to it. */
export const readCase = async (tx: Transaction, townId: number, recordId: number) => {
  const [record, row, standings] = await Promise.all([
    tx.first(
      sqlOf
        .selectFrom('record')
        .where('town_id', '=', townId)
        .where('id', '=', recordId)
        .where('kind', '=', workflow.name)
        .select(['id', 'number', 'serial', 'title', 'state', 'version', 'unit_id', 'confidential']),
    ),
    tx.first(sqlOf.selectFrom('sanction').where('town_id', '=', townId).where('record_id', '=', recordId).selectAll()),
    tx.run<Standing>(
      sqlOf
        .selectFrom('assignment')
        .where('town_id', '=', townId)
        .where('record_id', '=', recordId)
        .where('until', 'is', null)
        .orderBy('id')
        .select(['relation', 'person_id']),
    ),
  ]);
  return record === undefined || row === undefined ? null : { record, row, standings };
};

/** What lies beside a case. */
export const readBeside = async (
  tx: Transaction,
  townId: number,
  recordId: number,
  personId: number,
  since: string,
) => {
  const [bases, objections, supports, [effect], meeting] = await Promise.all([
    tx.run(
      sqlOf
        .selectFrom('sanction_basis')
        .where('town_id', '=', townId)
        .where('record_id', '=', recordId)
        .orderBy('basis_no')
        .select(['basis_no', 'at', 'evaluation_no', 'computation', 'hash', 'erased_digest']),
    ),
    tx.run(
      sqlOf
        .selectFrom('sanction_objection')
        .where('town_id', '=', townId)
        .where('record_id', '=', recordId)
        .orderBy('rule')
        .select(['rule', 'reason', 'legal_basis', 'person_id', 'at']),
    ),
    tx.run(
      sqlOf
        .selectFrom('support')
        .where('town_id', '=', townId)
        .where('person_id', '=', personId)
        .where(sql<boolean>`coalesce(ended_on, until_on, 'infinity'::date) >= ${since}::date`)
        .orderBy('from_on')
        .orderBy('id')
        .select(['kind', 'mentor_id', 'measures', 'from_on', 'until_on', 'planned', 'held', 'effect', 'ended_on']),
    ),
    tx.run(
      sqlOf.selectFrom('sanction_effect').where('town_id', '=', townId).where('record_id', '=', recordId).selectAll(),
    ),
    meetingOf(tx, townId, recordId),
  ]);
  return { bases, objections, supports, effect, meeting };
};
