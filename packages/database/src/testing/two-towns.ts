import pg from 'pg';
import { type TestDatabase, testDatabase } from '../testing.ts';

/** One row in every table of a town, with the same content in both towns. */
const seed = `
with t as (insert into town (code, name, created_at) values ($1, $1, now()) returning id)
  select set_config('app.town', id::text, false) as town from t;
`;
const rows = `
insert into town_directory (id, code, name) select id, code, name from town where id = T;
insert into plan_year (town_id, title, starts_on, ends_on) values (T, 'year', '2026-08-01', '2027-07-31');
insert into term (town_id, plan_year_id, title, starts_on, ends_on) select T, id, 'term', '2026-09-01', '2027-01-20' from plan_year where town_id = T;
insert into school_month (town_id, term_id, month, starts_on, ends_on) select T, id, 1, '2026-09-01', '2026-09-30' from term where town_id = T;
insert into term_note (town_id, term_id, week, note) select T, id, 1, 'note' from term where town_id = T;
insert into calendar_day (town_id, day, kind) values (T, '2026-10-01', 'holiday');
insert into setting (town_id, plan_year_id, key, value, clause) select T, id, 'key', 1, 'I6' from plan_year where town_id = T;
insert into unit (town_id, kind, name) values (T, 'town', 'unit');
insert into person (town_id, name, pinyin, created_at) values (T, 'first', 'first', now()), (T, 'second', 'second', now());
insert into post (town_id, person_id, unit_id, role, title, from_on) select T, p.id, u.id, 'admin', 'post', '2026-08-01' from person p, unit u where p.town_id = T and u.town_id = T;
insert into search_key (town_id, kind, key, target_id) select T, 'person', name, id from person where town_id = T;
insert into saved_query (town_id, person_id, list, name, filter, created_at) select T, id, 'list', name, '{}', now() from person where town_id = T;
insert into file (town_id, hash, media_type, size, name, uploaded_by, at) select T, 'hash', 'image/jpeg', 1, 'file', min(id), now() from person where town_id = T;
insert into inspection (town_id, plan_year_id, unit_id, title, held_on) select T, y.id, u.id, 'inspection', '2026-11-18' from plan_year y, unit u where y.town_id = T and u.town_id = T;
insert into inspection_inspector (town_id, inspection_id, person_id) select T, i.id, p.id from inspection i, person p where i.town_id = T and p.town_id = T;
insert into record (town_id, kind, number, serial, title, state, machine_version, version, unit_id, plan_year_id, confidential, created_at, updated_at)
  select T, 'rectification', n.number, n.serial, n.number, 'recorded', 1, 1, u.id, y.id, n.secret, now(), now()
  from unit u, plan_year y, (values ('open', 1, false), ('secret', 2, true)) as n (number, serial, secret) where u.town_id = T and y.town_id = T;
insert into number_series (town_id, series, year, last, confidential) values (T, 'series', 2026, 1, false), (T, 'secret', 2026, 1, true);
insert into record_link (town_id, from_id, to_id, kind) select T, min(id), max(id), 'sameProblem' from record where town_id = T;
insert into event (town_id, record_id, version, kind, step, state, due_on, actor_id, at, machine_version, rights, input, facts, due, context, payload_digest, confidential)
  select T, r.id, 1, 'step', 'record', 'recorded', 'infinity', p.id, now(), 1, '{}', '{}', '{}', '{}', '{}', 'digest', r.confidential from record r, person p where r.town_id = T and p.town_id = T and p.name = 'first';
insert into seal (town_id, confidential, position, record_id, version, digest, previous, hash, sealed_at) select T, confidential, 1, record_id, version, 'digest', 'previous', 'hash', now() from event where town_id = T;
insert into seal_progress (town_id, swept_to, at) values (T, 0, now());
insert into seal_statement (town_id, confidential, day, text, signature, public_key) values (T, false, '2026-11-18', '{}', 'signature', 'key'), (T, true, '2026-11-18', '{}', 'signature', 'key');
insert into event_payload (town_id, record_id, version, salt, payload, confidential) select T, record_id, version, 'salt', '{}', confidential from event where town_id = T;
insert into event_file (town_id, record_id, version, position, file_id, confidential) select T, e.record_id, 1, 0, f.id, e.confidential from event e, file f where e.town_id = T and f.town_id = T;
insert into assignment (town_id, record_id, relation, person_id, since, confidential) select T, r.id, 'inspector', p.id, now(), r.confidential from record r, person p where r.town_id = T and p.town_id = T;
insert into todo (town_id, person_id, record_id, due_on, confidential) select T, p.id, r.id, '2026-12-01', r.confidential from record r, person p where r.town_id = T and p.town_id = T;
insert into copy (town_id, person_id, record_id, version, at, confidential) select T, p.id, r.id, 1, now(), r.confidential from record r, person p where r.town_id = T and p.town_id = T;
insert into reminder (town_id, record_id, deadline, rung, due_on, reminder, at, confidential) select T, id, 'issue', 0, '2026-12-01', 'remind', now(), confidential from record where town_id = T;
insert into town_duty (town_id, duty, done_on, at) values (T, 'duty', '2026-11-18', now());
insert into record_grant (town_id, record_id, person_id, granted_by, since) select T, r.id, p.id, p.id, now() from record r, person p where r.town_id = T and r.confidential and p.town_id = T and p.name = 'first';
insert into read_log (town_id, person_id, record_id, what, at) select T, p.id, r.id, 'read', now() from record r, person p where r.town_id = T and p.town_id = T;
insert into outbox (town_id, key, topic, body, created_at, confidential) values (T, 'key', 'topic', '{}', now(), false), (T, 'secret', 'topic', '{}', now(), true);
insert into search_key (town_id, kind, key, target_id, confidential) select T, 'record', number, id, confidential from record where town_id = T;
insert into notification (town_id, person_id, key, kind, record_id, version, at) select T, p.id, 'event:1:1', 'turn', r.id, 1, now() from record r, person p where r.town_id = T and p.town_id = T and r.number = 'open';
insert into notification_choice (town_id, person_id, address, locale, mail_turn, mail_copy, mail_reminder) select T, id, name || '@example.cn', 'zh', true, false, true from person where town_id = T;
insert into setup_step (town_id, step, person_id, at) select T, 'calendar', min(id), now() from person where town_id = T;
insert into chat_robot (town_id, unit_id, url, set_at) select T, id, 'https://robot.example.cn/send', now() from unit where town_id = T;
insert into idempotency (town_id, person_id, key, digest, record_id, version, at) select T, p.id, 'key of ' || r.number, 'digest', r.id, 1, now() from record r, person p where r.town_id = T and p.town_id = T and r.number in ('open', 'secret');
insert into rectification (town_id, record_id, category, weight, plan_approved, returns, good_reinspections, objections, reopens) select T, id, 'onTheSpot', 'light', false, 0, 0, 0, 0 from record where town_id = T;
insert into request (town_id, record_id, kind) select T, id, 'extension' from record where town_id = T;
insert into notice (town_id, unit_id, issuer_id, key, digest, number, serial, at) select T, u.id, p.id, 'key', 'digest', 'number', 1, now() from unit u, person p where u.town_id = T and p.town_id = T and p.name = 'first';
insert into notice_case (town_id, notice_id, record_id, position, step_key, version) select T, n.id, r.id, 1, 'key', 1 from notice n, record r where n.town_id = T and r.town_id = T and r.number = 'open';
insert into import_row (town_id, kind, digest, person_id, claimed_at) select T, 'findings', 'digest', id, now() from person where town_id = T and name = 'first';
insert into calendar_feed (town_id, person_id, token_digest, scope, locale, created_at) select T, id, name, 'mine', 'zh', now() from person where town_id = T;
insert into teaching (town_id, class_id, subject, person_id, from_on) select T, u.id, '数学', p.id, '2026-08-01' from unit u, person p where u.town_id = T and p.town_id = T and p.name = 'first';
insert into exam (town_id, code, title, kind, plan_year_id, held_on, unit_id, revision, opened_at) select T, 'exam', 'exam', 'monitoring', y.id, '2026-11-18', u.id, 1, now() from plan_year y, unit u where y.town_id = T and u.town_id = T;
insert into exam_objection (town_id, exam_id, act, rule, reason, legal_basis, person_id, at) select T, x.id, 'open', 'rule', 'reason', 'basis', p.id, now() from exam x, person p where x.town_id = T and p.town_id = T and p.name = 'first';
insert into exam_subject (town_id, exam_id, position, name, full_mark, pass_percent, excellent_percent, low_percent, weight) select T, id, 1, '数学', 100, 60, 85, 40, 1 from exam where town_id = T;
insert into exam_task (town_id, exam_id, unit_id) select T, x.id, u.id from exam x, unit u where x.town_id = T and u.town_id = T;
insert into exam_revision (town_id, exam_id, revision, kind, at, rows, added, changed, unchanged) select T, id, 1, 'import', now(), 1, 1, 0, 0 from exam where town_id = T;
insert into exam_result (town_id, exam_id, revision, subject, grouping, group_id, entitled, n, sum_hundredths, passed, excellent, low, small, histogram) select T, id, 1, 1, 'town', 0, 1, 1, 6000, 1, 0, 0, true, '{}' from exam where town_id = T;
insert into exam_model (town_id, exam_id, revision, subject, grouping) select T, id, 1, 1, 'campus' from exam where town_id = T;
insert into exam_analysis (town_id, exam_id, problems, causes, worked, failed, revision, person_id, at) select T, x.id, 'a', 'b', 'c', 'd', 1, p.id, now() from exam x, person p where x.town_id = T and p.town_id = T and p.name = 'first';
insert into exam_finding (town_id, exam_id, record_id) select T, x.id, r.id from exam x, record r where x.town_id = T and r.town_id = T and r.number = 'open';
insert into county_teacher (town_id, exam_id, person_id, subject, grade, mean, place, compared, revision) select T, x.id, p.id, '数学', 6, 70, 1, 9, 1 from exam x, person p where x.town_id = T and p.town_id = T and p.name = 'first';
insert into county_group (town_id, exam_id, subject, grade, mean, sd, revision) select T, id, '数学', 6, 70, 12, 1 from exam where town_id = T;
insert into column_mapping (town_id, kind, header_digest, mapping, person_id, at) select T, 'scores', 'digest', '{}', id, now() from person where town_id = T and name = 'first';
insert into pupils.pupil (town_id, token, token_kind, name, created_at) values (T, 'P1', 'school', 'pupil', now());
insert into pupils.enrolment (town_id, pupil_id, unit_id, from_on) select T, p.id, u.id, '2026-08-01' from pupils.pupil p, unit u where p.town_id = T and u.town_id = T;
insert into pupils.entrant (town_id, exam_id, pupil_id, from_revision, unit_id) select T, x.id, p.id, 1, u.id from exam x, pupils.pupil p, unit u where x.town_id = T and p.town_id = T and u.town_id = T;
insert into pupils.score (town_id, exam_id, subject, pupil_id, from_revision, mark) select T, x.id, 1, p.id, 1, 60 from exam x, pupils.pupil p where x.town_id = T and p.town_id = T;
insert into pupils.second_entry (town_id, exam_id, subject, pupil_id, mark, person_id, at) select T, x.id, 1, p.id, 60, s.id, now() from exam x, pupils.pupil p, person s where x.town_id = T and p.town_id = T and s.town_id = T and s.name = 'first';
insert into pupils.first_entry (town_id, exam_id, subject, class_id, person_id, at) select T, x.id, 1, u.id, s.id, now() from exam x, unit u, person s where x.town_id = T and u.town_id = T and s.town_id = T and s.name = 'first';
insert into pupils.sample (town_id, exam_id, pupil_id) select T, x.id, p.id from exam x, pupils.pupil p where x.town_id = T and p.town_id = T;
insert into pupils.read_log (town_id, person_id, purpose, pupils, at) select T, id, 'entry', 1, now() from person where town_id = T and name = 'first';
insert into agreement (town_id, record_id, party, sign_by, version_no, signatures, counters, reviews, evaluations) select T, id, 'campusHead', '2026-12-01', 1, 0, 0, 0, 0 from record where town_id = T and number = 'open';
insert into agreement_version (town_id, record_id, version_no, origin, author_id, at, content, text, hash) select T, r.id, 1, 'offer', p.id, now(), '{}', 'text', encode(sha256('text'), 'hex') from record r, person p where r.town_id = T and p.town_id = T and r.number = 'open' and p.name = 'first';
insert into agreement_signature (town_id, record_id, version_no, side, person_id, hash, at) select T, v.record_id, 1, 'A', p.id, v.hash, now() from agreement_version v, person p where v.town_id = T and p.town_id = T and p.name = 'first';
insert into agreement_evaluation (town_id, record_id, evaluation_no, version_no, outcome, rules, targets, at) select T, id, 1, 1, 'met', '{}', '[]', now() from record where town_id = T and number = 'open';
insert into sanction (town_id, record_id, rule, measure, body, tied, held, supports, supported, objections, basis_gone, round, may_vote, "cast", reviewing, reviews, appeals, suspended, carried_out, person_id, agreement_id, year_id, by_hand)
  select T, r.id, n.rule, n.measure, n.body, false, false, 0, false, 0, false, 1, 2, 1, false, 0, 0, false, false, p.id, a.record_id, y.id, false
  from record r join (values ('open', 'C', 'ineligibility', 'group'), ('secret', 'B', 'talk', 'branch')) as n (number, rule, measure, body) on n.number = r.number, person p, agreement a, plan_year y
  where r.town_id = T and p.town_id = T and p.name = 'first' and a.town_id = T and y.town_id = T;
insert into sanction_basis (town_id, record_id, basis_no, computation, hash, at) select T, record_id, 1, '{}', 'hash', now() from sanction where town_id = T;
insert into sanction_objection (town_id, record_id, rule, at) select T, record_id, 'rule', now() from sanction where town_id = T;
insert into sanction_vote (town_id, record_id, round, person_id, ballot, at) select T, record_id, 1, person_id, 'agree', now() from sanction where town_id = T;
insert into sanction_effect (town_id, record_id, kind, person_id, unit_id, starts_on, ends_on) select T, f.record_id, f.measure, f.person_id, u.id, '2026-12-01', '2027-07-31' from sanction f, unit u where f.town_id = T and u.town_id = T;
insert into support (town_id, person_id, unit_id, kind, measures, from_on, entered_by, at) select T, p.id, u.id, 'mentor', 'measures', '2026-11-18', p.id, now() from person p, unit u where p.town_id = T and u.town_id = T and p.name = 'first';
insert into reobservation (town_id, support_id, observed_on, observer_id, result, entered_by, at) select T, id, '2026-11-20', person_id, 'good', person_id, now() from support where town_id = T;
insert into meeting (town_id, unit_id, kind, title, held_on, entered_by, at) select T, u.id, 'qualityAnalysis', 'meeting', '2026-12-01', p.id, now() from person p, unit u where p.town_id = T and u.town_id = T and p.name = 'first';
insert into meeting_item (town_id, meeting_id, position, title, record_id) select T, m.id, 1, 'item', r.id from meeting m, record r where m.town_id = T and r.town_id = T and r.number = 'open';
insert into erasure (town_id, person_id, reason, words, asked_by, asked_at) select T, max(id), 'reason', '{word}', min(id), now() from person where town_id = T;
insert into delegation (town_id, from_id, to_id, from_on, to_on, reason, made_by, made_at) select T, p.id, q.id, '2026-11-18', '2026-12-01', 'reason', p.id, now() from person p, person q where p.town_id = T and q.town_id = T and p.name = 'first' and q.name = 'second';
insert into agreement_template (town_id, plan_year_id, party, content, person_id, at) select T, y.id, 'campusHead', '{}', p.id, now() from plan_year y, person p where y.town_id = T and p.town_id = T and p.name = 'first';
insert into rollover (town_id, from_year_id, starts_on, title, person_id, at, reason, key, summary, changes) select T, y.id, '2027-08-01', 'next', p.id, now(), 'reason', 'key', '{}', '{}' from plan_year y, person p where y.town_id = T and p.town_id = T and p.name = 'first';
insert into class_succession (town_id, starts_on, from_id, to_id) select T, '2027-08-01', id, id from unit where town_id = T;
insert into pupils.rollover_enrolment (town_id, rollover_id, pupil_id, from_on) select T, r.id, p.id, '2026-08-01' from rollover r, pupils.pupil p where r.town_id = T and p.town_id = T;
`;

/** A town of the test: its number, two people (only the first holds a grant), an open and a confidential record. */
export interface SeededTown {
  readonly id: number;
  readonly first: number;
  readonly second: number;
  readonly open: number;
  readonly secret: number;
}

/** A database with two towns that hold the same. */
export const twoTowns = async (): Promise<
  TestDatabase & {
    towns: readonly [SeededTown, SeededTown];
    asOwner: pg.Client;
  }
> => {
  const database = await testDatabase();
  const asOwner = new pg.Client(database.owner);
  await asOwner.connect();
  const make = async (code: string): Promise<SeededTown> => {
    const { rows: made } = await asOwner.query<{ town: string }>(seed, [code]);
    const id = Number(made[0]?.town);
    await asOwner.query("select set_config('app.person', '0', false)");
    for (const statement of rows.split(';\n').filter((each) => each.trim() !== '')) {
      const insert = statement.trim().replaceAll(/\bT\b/g, String(id));
      const { rowCount } = await asOwner.query(insert);
      if (rowCount === 0) throw new Error(`This inserted nothing: ${insert}`);
    }
    const one = async (table: string, where: string) =>
      (await asOwner.query<{ id: number }>(`select id from ${table} where town_id = ${id} and ${where}`)).rows[0]?.id ??
      0;
    const first = await one('person', "name = 'first'");
    const second = await one('person', "name = 'second'");
    return {
      id,
      first,
      second,
      open: await one('record', "number = 'open'"),
      secret: await one('record', "number = 'secret'"),
    };
  };
  const towns = [await make('east'), await make('west')] as const;
  return {
    ...database,
    towns,
    asOwner,
    close: async () => {
      await asOwner.end();
      await database.close();
    },
  };
};
