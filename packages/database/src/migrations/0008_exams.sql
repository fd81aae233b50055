-- Sessions of examination or monitoring (I8, Q1, Q3), the pupils who sat them, and what comes out of them.
-- Whatever names a pupil lies in the schema `pupils`, which only the role plumbline_pupils reaches; figures of groups lie outside.

do $$ begin
  create role plumbline_pupils nologin nosuperuser nobypassrls;
exception when duplicate_object or unique_violation then null; end $$;
grant plumbline_pupils to plumbline_app;

create schema pupils;

-- ---------------------------------------------------------------- who teaches what
create table teaching (
  town_id int not null,
  id bigint generated always as identity,
  class_id bigint not null,
  subject text not null,
  person_id bigint not null,
  from_on date not null,
  to_on date not null default 'infinity',
  check (to_on >= from_on),
  primary key (town_id, id),
  foreign key (town_id, class_id) references unit,
  foreign key (town_id, person_id) references person
);
create index on teaching (town_id, class_id, subject);
create index on teaching (town_id, person_id);

-- Grade of a class, 1 to 9; the law's rules and the comparison of classes stand on it.
alter table unit add column grade int check (grade between 1 and 9);
do $$
declare
  t record;
begin
  for t in select id from town_directory loop
    perform set_config('app.town', t.id::text, true);
    update unit set grade = strpos('一二三四五六七八九', left(name, 1)) where town_id = t.id and kind in ('class', 'grade') and name ~ '^[一二三四五六七八九]';
  end loop;
  perform set_config('app.town', '', true);
end $$;

-- ---------------------------------------------------------------- sessions
create table exam (
  town_id int not null,
  id bigint generated always as identity,
  code text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
  title text not null,
  kind text not null check (kind in ('final', 'midTerm', 'monthly', 'weekly', 'unit', 'monitoring', 'schoolCheck')),
  plan_year_id bigint not null,
  held_on date not null,
  -- The unit whose pupils it is for: the town, a campus or a class.
  unit_id bigint not null,
  -- Grades that take part; empty: all.
  grades int[] not null default '{}',
  written boolean not null default true,
  allow_negative boolean not null default false,
  -- Status words that count as zero, of ABSENT, VOID, DEFERRED, MISSING.
  zero_for text[] not null default '{}',
  sampled boolean not null default false,
  sample_seed text,
  sample_size int,
  double_entry boolean not null default false,
  enter_by date,
  -- The latest revision of its scores, and the one that is published.
  revision int not null default 0,
  published_revision int,
  published_at timestamptz,
  published_by bigint,
  law_profile text,
  opened_by bigint,
  opened_at timestamptz not null,
  primary key (town_id, id),
  unique (town_id, code),
  foreign key (town_id, plan_year_id) references plan_year,
  foreign key (town_id, unit_id) references unit,
  foreign key (town_id, published_by) references person,
  foreign key (town_id, opened_by) references person
);
create index on exam (town_id, held_on, id);

-- What the law profile objected to when it was opened or published, and why somebody went on.
create table exam_objection (
  town_id int not null,
  exam_id bigint not null,
  id bigint generated always as identity,
  act text not null check (act in ('open', 'publish')),
  rule text not null,
  reason text not null,
  legal_basis text not null,
  person_id bigint not null,
  post_id bigint,
  at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, exam_id) references exam,
  foreign key (town_id, person_id) references person
);
create index on exam_objection (town_id, exam_id);

create table exam_subject (
  town_id int not null,
  exam_id bigint not null,
  position int not null check (position > 0),
  name text not null,
  full_mark numeric(6,2) not null check (full_mark > 0),
  -- Thresholds in percent of the full mark, and the weight in the composite.
  pass_percent numeric(5,2) not null,
  excellent_percent numeric(5,2) not null,
  low_percent numeric(5,2) not null,
  weight numeric(8,4) not null check (weight >= 0),
  primary key (town_id, exam_id, position),
  unique (town_id, exam_id, name),
  foreign key (town_id, exam_id) references exam
);

-- Who enters the scores of a campus, and by when.
create table exam_task (
  town_id int not null,
  exam_id bigint not null,
  unit_id bigint not null,
  person_id bigint,
  enter_by date,
  primary key (town_id, exam_id, unit_id),
  foreign key (town_id, exam_id) references exam,
  foreign key (town_id, unit_id) references unit,
  foreign key (town_id, person_id) references person
);

-- Each change of a session's scores: an import, a table typed in, or the undoing of one.
create table exam_revision (
  town_id int not null,
  exam_id bigint not null,
  revision int not null check (revision > 0),
  kind text not null check (kind in ('import', 'entry', 'undo')),
  person_id bigint,
  post_id bigint,
  at timestamptz not null,
  file_digest text,
  rows int not null,
  added int not null,
  changed int not null,
  unchanged int not null,
  undone_by_revision int,
  primary key (town_id, exam_id, revision),
  foreign key (town_id, exam_id) references exam,
  foreign key (town_id, person_id) references person
);

-- Figures of a group in a session at a revision; subject 0 is all subjects together. Sums and counts are exact, in hundredths.
create table exam_result (
  town_id int not null,
  exam_id bigint not null,
  revision int not null,
  subject int not null,
  grouping text not null check (grouping in ('town', 'campus', 'class', 'teacher')),
  group_id bigint not null,
  -- The campus that the group belongs to; null for the town.
  campus_id bigint,
  grade int,
  entitled int not null,
  n int not null,
  sum_hundredths bigint not null,
  passed int not null,
  excellent int not null,
  low int not null,
  small boolean not null,
  -- Withheld like a small one, since a small one beside it could be worked out from it.
  guarded boolean not null default false,
  mean double precision,
  sd double precision,
  median double precision,
  quartile_low double precision,
  quartile_high double precision,
  composite numeric,
  rank int,
  effect double precision,
  se double precision,
  effect_lo double precision,
  effect_hi double precision,
  effect_rank int,
  rank_lo int,
  rank_hi int,
  p_last_two double precision,
  -- Pupils by tenths of the full mark, for the distribution.
  histogram int[] not null,
  primary key (town_id, exam_id, revision, subject, grouping, group_id),
  foreign key (town_id, exam_id) references exam
);
create index on exam_result (town_id, grouping, group_id, exam_id, revision);

create table exam_model (
  town_id int not null,
  exam_id bigint not null,
  revision int not null,
  subject int not null,
  grouping text not null,
  intercept double precision,
  slope double precision,
  var_group double precision,
  var_residual double precision,
  primary key (town_id, exam_id, revision, subject, grouping),
  foreign key (town_id, exam_id) references exam
);

-- The written analysis (Q1): problems, causes, what worked, what failed.
create table exam_analysis (
  town_id int not null,
  exam_id bigint not null,
  id bigint generated always as identity,
  -- The campus it is about; null: the whole session.
  unit_id bigint,
  subject int not null default 0,
  problems text not null,
  causes text not null,
  worked text not null,
  failed text not null,
  revision int not null,
  person_id bigint not null,
  at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, exam_id) references exam,
  foreign key (town_id, unit_id) references unit,
  foreign key (town_id, person_id) references person
);
create index on exam_analysis (town_id, exam_id);

-- A finding that was opened from an analysis.
create table exam_finding (
  town_id int not null,
  exam_id bigint not null,
  record_id bigint not null,
  primary key (town_id, exam_id, record_id),
  foreign key (town_id, exam_id) references exam,
  foreign key (town_id, record_id) references record
);
create index on exam_finding (town_id, record_id);

-- Results that the county hands down (decision table D).
create table county_teacher (
  town_id int not null,
  exam_id bigint not null,
  person_id bigint not null,
  subject text not null,
  grade int not null,
  mean numeric not null,
  place int not null,
  compared int not null,
  revision int not null,
  primary key (town_id, exam_id, person_id, subject, grade),
  foreign key (town_id, exam_id) references exam,
  foreign key (town_id, person_id) references person
);
create table county_group (
  town_id int not null,
  exam_id bigint not null,
  subject text not null,
  grade int not null,
  mean numeric not null,
  sd numeric not null,
  revision int not null,
  primary key (town_id, exam_id, subject, grade),
  foreign key (town_id, exam_id) references exam
);

-- How the columns of a file were understood the last time, by its header.
create table column_mapping (
  town_id int not null,
  kind text not null,
  header_digest text not null,
  mapping jsonb not null,
  person_id bigint not null,
  at timestamptz not null,
  primary key (town_id, kind, header_digest),
  foreign key (town_id, person_id) references person
);

-- ---------------------------------------------------------------- pupils
create table pupils.pupil (
  town_id int not null,
  id bigint generated always as identity,
  token text not null,
  token_kind text not null check (token_kind in ('national', 'school')),
  name text,
  created_at timestamptz not null,
  primary key (town_id, id),
  unique (town_id, token),
  foreign key (town_id) references public.town
);

create table pupils.enrolment (
  town_id int not null,
  pupil_id bigint not null,
  unit_id bigint not null,
  class_id bigint,
  from_on date not null,
  to_on date not null default 'infinity',
  check (to_on >= from_on),
  primary key (town_id, pupil_id, from_on),
  foreign key (town_id, pupil_id) references pupils.pupil,
  foreign key (town_id, unit_id) references public.unit,
  foreign key (town_id, class_id) references public.unit
);
create index on pupils.enrolment (town_id, class_id);
create index on pupils.enrolment (town_id, unit_id);

-- Who belongs to a session, as of a revision: a change closes the old row and adds a new one, so that every revision can be read again.
create table pupils.entrant (
  town_id int not null,
  exam_id bigint not null,
  pupil_id bigint not null,
  from_revision int not null,
  to_revision int not null default 2147483647,
  unit_id bigint not null,
  class_id bigint,
  prior numeric,
  -- Left out by the rule for transfers in mid-year, or because the sample did not draw the pupil.
  excluded text check (excluded in ('transfer', 'sample')),
  primary key (town_id, exam_id, pupil_id, from_revision),
  foreign key (town_id, exam_id) references public.exam,
  foreign key (town_id, pupil_id) references pupils.pupil,
  foreign key (town_id, unit_id) references public.unit,
  foreign key (town_id, class_id) references public.unit
);
create unique index entrant_now on pupils.entrant (town_id, exam_id, pupil_id) where to_revision = 2147483647;
create index on pupils.entrant (town_id, exam_id, class_id);

create table pupils.score (
  town_id int not null,
  exam_id bigint not null,
  subject int not null,
  pupil_id bigint not null,
  from_revision int not null,
  to_revision int not null default 2147483647,
  mark numeric(6,2),
  status text check (status in ('ABSENT', 'VOID', 'DEFERRED', 'EXEMPT', 'MISSING')),
  check ((mark is null) <> (status is null)),
  primary key (town_id, exam_id, subject, pupil_id, from_revision),
  foreign key (town_id, exam_id, subject) references public.exam_subject,
  foreign key (town_id, pupil_id) references pupils.pupil
);
create unique index score_now on pupils.score (town_id, exam_id, subject, pupil_id) where to_revision = 2147483647;

-- The second entry of decisive numbers by another person: independent until both are there.
create table pupils.second_entry (
  town_id int not null,
  exam_id bigint not null,
  subject int not null,
  pupil_id bigint not null,
  mark numeric(6,2),
  status text check (status in ('ABSENT', 'VOID', 'DEFERRED', 'EXEMPT', 'MISSING')),
  check ((mark is null) <> (status is null)),
  person_id bigint not null,
  at timestamptz not null,
  primary key (town_id, exam_id, subject, pupil_id),
  foreign key (town_id, exam_id, subject) references public.exam_subject,
  foreign key (town_id, pupil_id) references pupils.pupil,
  foreign key (town_id, person_id) references public.person
);

-- Who first typed in a class's table of a subject: whoever enters it the second time must be somebody else.
create table pupils.first_entry (
  town_id int not null,
  exam_id bigint not null,
  subject int not null,
  class_id bigint not null,
  person_id bigint not null,
  at timestamptz not null,
  primary key (town_id, exam_id, subject, class_id),
  foreign key (town_id, exam_id, subject) references public.exam_subject,
  foreign key (town_id, class_id) references public.unit,
  foreign key (town_id, person_id) references public.person
);

create table pupils.sample (
  town_id int not null,
  exam_id bigint not null,
  pupil_id bigint not null,
  primary key (town_id, exam_id, pupil_id),
  foreign key (town_id, exam_id) references public.exam,
  foreign key (town_id, pupil_id) references pupils.pupil
);

-- Every reading of pupils' data: who, when, why, of which class or campus, how many.
create table pupils.read_log (
  town_id int not null,
  id bigint generated always as identity,
  person_id bigint not null,
  post_id bigint,
  purpose text not null,
  exam_id bigint,
  unit_id bigint,
  pupils int not null,
  at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, person_id) references public.person
);

-- ---------------------------------------------------------------- walls and rights
do $$
declare
  town constant text := 'nullif(current_setting(''app.town'', true), '''')::int';
  t text;
begin
  foreach t in array array['public.teaching', 'public.exam', 'public.exam_objection', 'public.exam_subject', 'public.exam_task',
    'public.exam_revision', 'public.exam_result', 'public.exam_model', 'public.exam_analysis', 'public.exam_finding',
    'public.county_teacher', 'public.county_group', 'public.column_mapping', 'pupils.pupil', 'pupils.enrolment', 'pupils.entrant',
    'pupils.score', 'pupils.second_entry', 'pupils.first_entry', 'pupils.sample', 'pupils.read_log'] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy town on %s using (town_id = %s) with check (town_id = %s)', t, town, town);
  end loop;
end $$;

grant select on teaching, exam, exam_objection, exam_subject, exam_task, exam_revision, exam_result, exam_model, exam_analysis,
  exam_finding, county_teacher, county_group, column_mapping to plumbline_app, plumbline_step, plumbline_pupils;
grant insert on teaching, exam_analysis, exam_finding, column_mapping to plumbline_app;
grant update (to_on) on teaching to plumbline_app;
grant update (problems, causes, worked, failed, revision, person_id, at) on exam_analysis to plumbline_app;
grant update (mapping, person_id, at) on column_mapping to plumbline_app;

-- Sessions and their scores change only in a transaction of this role.
grant usage on schema public, pupils to plumbline_pupils;
grant select on town, plan_year, term, setting, unit, person, post, calendar_day to plumbline_pupils;
grant insert on unit, exam, exam_objection, exam_subject, exam_task, exam_revision, exam_result, exam_model, county_teacher, county_group, column_mapping to plumbline_pupils;
grant update on exam, exam_subject, exam_task, exam_revision, county_teacher, county_group, column_mapping to plumbline_pupils;
grant delete on exam_subject, exam_task, county_teacher, county_group to plumbline_pupils;
-- Figures of a revision that nobody has published yet are computed anew when the teaching changes.
grant delete on exam_result, exam_model to plumbline_pupils;
grant insert, update, delete on teaching to plumbline_pupils;
grant select, insert on idempotency to plumbline_pupils;
grant select, insert, update on pupils.pupil, pupils.enrolment, pupils.entrant, pupils.score, pupils.second_entry, pupils.first_entry, pupils.sample to plumbline_pupils;
-- An enrolment goes only where a complete roster lacks the pupil on the very day on which it began.
grant delete on pupils.enrolment, pupils.entrant, pupils.score, pupils.second_entry, pupils.sample to plumbline_pupils;
grant select, insert on pupils.read_log to plumbline_pupils;
