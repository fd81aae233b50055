-- The turn of the plan year: what it changed, so that it can be taken back exactly.

do $$ begin
  create role plumbline_rollover nologin nosuperuser nobypassrls;
exception when duplicate_object or unique_violation then null; end $$;
grant plumbline_rollover to plumbline_app;

-- The post that this one carries on: renewed for another year, or moved to where its class went. Its cases stay with the person.
alter table post add column follows_id bigint;
alter table post add foreign key (town_id, follows_id) references post (town_id, id);
create index on post (town_id, follows_id) where follows_id is not null;

create table rollover (
  town_id int not null,
  id bigint generated always as identity,
  -- The plan year that was left, and the first day of the one that was made ready.
  from_year_id bigint not null,
  starts_on date not null,
  title text not null,
  person_id bigint not null,
  post_id bigint,
  at timestamptz not null,
  reason text not null,
  -- Key of the request: repeated, it is answered again and changes nothing.
  key text not null,
  -- Counts for the list, and every row that was made, ended or changed, each with what it was before.
  summary jsonb not null,
  changes jsonb not null,
  undone_at timestamptz,
  undone_by bigint,
  undone_post_id bigint,
  undone_reason text,
  check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undone_reason is null)),
  primary key (town_id, id),
  unique (town_id, person_id, key),
  foreign key (town_id, from_year_id) references plan_year,
  foreign key (town_id, person_id) references person,
  foreign key (town_id, undone_by) references person
);
create unique index rollover_once on rollover (town_id, starts_on) where undone_at is null;

-- Where the pupils of a class went with a plan year: an earlier session of a class is that of the class they were in.
create table class_succession (
  town_id int not null,
  starts_on date not null,
  from_id bigint not null,
  to_id bigint not null,
  primary key (town_id, starts_on, from_id),
  unique (town_id, starts_on, to_id),
  foreign key (town_id, from_id) references unit,
  foreign key (town_id, to_id) references unit
);

-- Enrolments that a rollover ended, with the day on which they would have ended, and those that it began.
create table pupils.rollover_enrolment (
  town_id int not null,
  rollover_id bigint not null,
  pupil_id bigint not null,
  from_on date not null,
  before_to_on date,
  primary key (town_id, rollover_id, pupil_id, from_on),
  foreign key (town_id, rollover_id) references public.rollover,
  foreign key (town_id, pupil_id) references pupils.pupil
);

do $$
declare
  town constant text := 'nullif(current_setting(''app.town'', true), '''')::int';
  t text;
begin
  foreach t in array array['public.rollover', 'public.class_succession', 'pupils.rollover_enrolment'] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy town on %s using (town_id = %s) with check (town_id = %s)', t, town, town);
  end loop;
end $$;

grant select on rollover, class_succession to plumbline_app, plumbline_step;
grant select on class_succession, pupils.rollover_enrolment to plumbline_pupils;

-- A rollover sees no pupil's name, number or mark, no record's content and no account.
grant usage on schema public, pupils to plumbline_rollover;
grant select on town, plan_year, term, school_month, term_note, calendar_day, setting, unit, person, post, teaching, agreement_template, rollover,
  class_succession to plumbline_rollover;
-- What rests on the new year: that it is there, and nothing else; a confidential record is not told of.
grant select (town_id, id, plan_year_id, unit_id, confidential) on record to plumbline_rollover;
grant select (town_id, record_id, version, post_id, confidential) on event to plumbline_rollover;
grant select (town_id, id, plan_year_id) on exam, inspection to plumbline_rollover;
create policy open_only on record as restrictive for select to plumbline_rollover using (not confidential);
create policy open_only on event as restrictive for select to plumbline_rollover using (not confidential);
grant insert on plan_year, term, school_month, calendar_day, setting, unit, post, teaching, agreement_template, rollover, class_succession
  to plumbline_rollover;
grant delete on plan_year, term, school_month, calendar_day, setting, unit, post, teaching, agreement_template, class_succession to plumbline_rollover;
grant update (to_on) on unit, post, teaching to plumbline_rollover;
grant update (value) on setting to plumbline_rollover;
grant update (undone_at, undone_by, undone_post_id, undone_reason) on rollover to plumbline_rollover;
grant select on pupils.enrolment to plumbline_rollover;
grant insert, delete on pupils.enrolment to plumbline_rollover;
grant update (to_on) on pupils.enrolment to plumbline_rollover;
grant select, insert, delete on pupils.rollover_enrolment to plumbline_rollover;
grant insert on pupils.read_log to plumbline_rollover;

-- A person who is erased is taken out of the reasons as well.
grant select on rollover to plumbline_eraser;
grant update (reason, undone_reason) on rollover to plumbline_eraser;

-- ---------------------------------------------------------------- what happened to somebody's account is told to them
-- Of no record: only an inbox holds it, it is never mailed.
alter table notification
  alter column record_id drop not null,
  drop constraint notification_kind_check,
  drop constraint notification_check1,
  add check (kind in ('copy', 'turn', 'reminder', 'account')),
  add check ((kind in ('reminder', 'account')) = (version is null)),
  add check ((kind = 'account') = (record_id is null));
