import { testDatabase } from '@plumbline/database/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freeTexts } from './columns.ts';

/** Text columns that hold codes, names of things, digests and keys: nothing that somebody wrote about a person. */
const codes: Readonly<Record<string, string>> = {
  agreement: 'grouping party subject',
  agreement_evaluation: 'outcome',
  agreement_signature: 'hash side',
  agreement_template: 'party',
  agreement_version: 'hash origin',
  assignment: 'relation',
  calendar_day: 'kind',
  chat_robot: 'last_error url',
  column_mapping: 'header_digest kind mapping',
  county_group: 'subject',
  county_teacher: 'subject',
  delegation: 'post_ids workflows',
  event: 'context due facts input kind payload_digest rights state step',
  exam: 'code grades kind law_profile sample_seed zero_for',
  exam_model: 'grouping',
  exam_objection: 'act rule',
  exam_result: 'grouping histogram',
  exam_revision: 'file_digest kind',
  exam_subject: 'name',
  file: 'hash media_type',
  import_row: 'digest kind',
  meeting: 'kind',
  notice: 'digest key number',
  notice_case: 'step_key',
  notification: 'key kind reminder',
  number_series: 'series',
  outbox: 'key last_error outcome topic',
  plan_year: 'title',
  post: 'role title',
  read_log: 'what',
  record: 'kind number state',
  record_link: 'kind',
  rectification: 'category objected_in weight',
  reminder: 'deadline reminder',
  reobservation: 'result',
  request: 'category kind weight',
  rollover: 'changes key summary title',
  sanction: 'body measure rule',
  sanction_basis: 'hash',
  sanction_effect: 'kind',
  sanction_objection: 'rule',
  sanction_vote: 'ballot',
  seal: 'digest hash previous',
  seal_statement: 'public_key signature text',
  search_key: 'kind',
  setting: 'clause key',
  setup_step: 'step',
  support: 'kind',
  teaching: 'subject',
  term: 'title',
  town: 'code name zone',
  town_directory: 'code name',
  town_duty: 'duty',
  unit: 'code kind name',
};

/** Columns of people's own that an erasure removes, or that carry a digest and are dealt with one by one. */
const dealtWith: Readonly<Record<string, string>> = {
  agreement_version: 'content text erased_digest',
  calendar_feed: 'token_digest scope locale',
  erasure: 'words erased kept',
  event_payload: 'salt payload erased_digest',
  file: 'name client_key client_digest',
  idempotency: 'key digest',
  notification_choice: 'address locale',
  person: 'name staff_no pinyin login',
  sanction_basis: 'computation erased_digest',
  saved_query: 'list name filter',
  search_key: 'key',
};

let client: pg.Client;
let close: () => Promise<void>;
beforeAll(async () => {
  const database = await testDatabase();
  client = new pg.Client(database.owner);
  await client.connect();
  close = async () => {
    await client.end();
    await database.close();
  };
});
afterAll(() => close());

it('every column in which somebody may have been written about is one that an erasure looks through', async () => {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY') order by 1, 2`,
  );
  const listed = new Map(freeTexts.map(({ table, columns }) => [table, columns]));
  const known = (table: string, column: string) =>
    listed.get(table)?.includes(column) ||
    [codes[table], dealtWith[table]].some((words) => words?.split(' ').includes(column));
  expect(
    rows.filter(({ table, column }) => !known(table, column)).map(({ table, column }) => `${table}.${column}`),
  ).toEqual([]);
});
