-- Personal data (Personal Information Protection Law, articles 44 to 47): who read what is confidential, who may read it,
-- and the erasing of a person or pupil as far as the law lets. Only the role plumbline_eraser takes a personal text out of a
-- row that is otherwise written once and for all, and each such row keeps the mark of the erasure.

do $$ begin
  create role plumbline_eraser nologin nosuperuser nobypassrls;
exception when duplicate_object or unique_violation then null; end $$;
grant plumbline_eraser to plumbline_app;

-- ---------------------------------------------------------------- the read log: of records, and of what concerns a person without one
alter table read_log
  alter column record_id drop not null,
  add column post_id bigint,
  -- Whom the reading concerns.
  add column about_id bigint,
  -- Quarter of an hour since 1970: what is read again within it, for no stated reason, is one entry.
  add column slot bigint,
  add check (record_id is not null or about_id is not null),
  add foreign key (town_id, about_id) references person;
create unique index read_log_once on read_log (town_id, person_id, what, coalesce(record_id, 0), coalesce(about_id, 0), slot) where slot is not null;
create index on read_log (town_id, about_id, id) where about_id is not null;
create index on read_log (town_id, person_id, id);
drop policy granted on read_log;
create policy granted on read_log as restrictive for select to plumbline_app, plumbline_step, current_user
  using (record_id is null or exists (select from record r where r.town_id = read_log.town_id and r.id = read_log.record_id));

alter table pupils.read_log add column pupil_id bigint, add column reason text;
alter table pupils.read_log add foreign key (town_id, pupil_id) references pupils.pupil;

-- ---------------------------------------------------------------- a grant by hand, for a stated reason and until a day
alter table record_grant add column reason text;
-- Given once more to somebody whose earlier grant has ended.
grant update (granted_by, since, reason) on record_grant to plumbline_step;

-- ---------------------------------------------------------------- erasures
create table erasure (
  town_id int not null references town,
  id bigint generated always as identity,
  person_id bigint,
  pupil_id bigint,
  reason text not null,
  -- Further words to take out of texts (a phone number, an identity number): kept until it is done.
  words text[] not null default '{}',
  asked_by bigint not null,
  asked_post_id bigint,
  asked_at timestamptz not null,
  done_at timestamptz,
  -- What was erased, by kind, and what the law keeps: each record with its duty and its day.
  erased jsonb,
  kept jsonb,
  check ((person_id is null) <> (pupil_id is null)),
  primary key (town_id, id),
  foreign key (town_id, person_id) references person,
  foreign key (town_id, pupil_id) references pupils.pupil,
  foreign key (town_id, asked_by) references person
);
create unique index erasure_of_person on erasure (town_id, person_id) where person_id is not null;
create unique index erasure_of_pupil on erasure (town_id, pupil_id) where pupil_id is not null;

alter table person add column erased_at timestamptz;
alter table pupils.pupil add column erased_at timestamptz;
-- Bytes are removed from the store after the row is marked.
alter table file add column erased_at timestamptz, add column removed_at timestamptz;
create index file_to_remove on file (town_id, id) where erased_at is not null and removed_at is null;

-- An erased payload is gone with its salt; of one from which a name was taken out, a digest of what is left under a new salt.
alter table event_payload
  alter column salt drop not null,
  alter column payload drop not null,
  add column erased_at timestamptz,
  add column erasure_id bigint,
  add column erased_digest text,
  add foreign key (town_id, erasure_id) references erasure,
  add check ((payload is null) = (salt is null)),
  add check ((erased_at is null) = (erasure_id is null)),
  add check (payload is not null or erased_at is not null),
  add check ((erased_digest is not null) = (erased_at is not null and payload is not null));
alter table agreement_version add column erased_at timestamptz, add column erased_digest text;
alter table sanction_basis add column erased_at timestamptz, add column erased_digest text;

do $$
declare
  town constant text := 'nullif(current_setting(''app.town'', true), '''')::int';
begin
  alter table erasure enable row level security;
  alter table erasure force row level security;
  execute format('create policy town on erasure using (town_id = %s) with check (town_id = %s)', town, town);
  -- What is a person's own is out of reach for others; the eraser removes it.
  alter policy own on saved_query to plumbline_app, plumbline_step, current_user;
  alter policy own on calendar_feed to plumbline_app, plumbline_step, current_user;
end $$;

grant select (town_id, id, person_id, pupil_id, reason, asked_by, asked_post_id, asked_at, done_at, erased, kept) on erasure
  to plumbline_app, plumbline_step, plumbline_pupils;
grant insert (town_id, person_id, pupil_id, reason, words, asked_by, asked_post_id, asked_at) on erasure to plumbline_app, plumbline_pupils;
grant update (removed_at) on file to plumbline_app;

-- ---------------------------------------------------------------- what the eraser may
grant usage on schema public, pupils to plumbline_eraser;
grant select on town, unit, plan_year, post, person, erasure, record, assignment, event, event_payload, event_file, file, search_key,
  sanction, sanction_effect, agreement, agreement_version, agreement_evaluation, agreement_template, sanction_basis, sanction_objection,
  sanction_vote, saved_query, notification, notification_choice, calendar_feed, copy, todo, outbox, idempotency, read_log, record_grant,
  inspection, rectification, request, support, reobservation, meeting, meeting_item, exam, exam_analysis, exam_objection,
  term_note, calendar_day, delegation to plumbline_eraser;
grant select on pupils.pupil, pupils.enrolment, pupils.second_entry to plumbline_eraser;

grant update (done_at, erased, kept, words, reason) on erasure to plumbline_eraser;
grant update (name, staff_no, pinyin, login, erased_at) on person to plumbline_eraser;
grant update (payload, salt, erased_at, erasure_id, erased_digest) on event_payload to plumbline_eraser;
grant update (name, client_key, client_digest, erased_at) on file to plumbline_eraser;
grant update (title) on record, inspection, exam, meeting_item to plumbline_eraser;
grant update (description, place, requirement) on rectification to plumbline_eraser;
grant update (reason, answer, proposed, before) on request to plumbline_eraser;
grant update (refusal) on agreement to plumbline_eraser;
grant update (content, text, erased_at, erased_digest) on agreement_version to plumbline_eraser;
grant update (rules, targets) on agreement_evaluation to plumbline_eraser;
grant update (content) on agreement_template to plumbline_eraser;
grant update (computation, erased_at, erased_digest) on sanction_basis to plumbline_eraser;
grant update (reason, legal_basis) on sanction_objection to plumbline_eraser;
grant update (reason) on sanction_vote, read_log, record_grant to plumbline_eraser;
grant update (carried_out) on sanction_effect to plumbline_eraser;
grant update (measures, effect) on support to plumbline_eraser;
grant update (remark) on reobservation to plumbline_eraser;
grant update (title, place, minutes) on meeting to plumbline_eraser;
grant update (problems, causes, worked, failed) on exam_analysis to plumbline_eraser;
grant update (reason, legal_basis) on exam_objection to plumbline_eraser;
grant update (note) on term_note, calendar_day to plumbline_eraser;
grant update (reason) on delegation to plumbline_eraser;
grant update (body) on outbox to plumbline_eraser;
grant update (token, token_kind, name, erased_at) on pupils.pupil to plumbline_eraser;
grant insert on search_key to plumbline_eraser;
grant delete on search_key, saved_query, notification, notification_choice, calendar_feed, copy, todo, outbox, idempotency to plumbline_eraser;
grant delete on pupils.second_entry to plumbline_eraser;
