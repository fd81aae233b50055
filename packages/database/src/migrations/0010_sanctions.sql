-- Consequences of missed agreements (Q5 to Q8): what a proposal rests on, votes, effects with an end, help given first,
-- the town's meetings. A consequence by rule B is the Party branch's alone: its rows are as hidden as its record.

-- Context of the workflow.
create table sanction (
  town_id int not null,
  record_id bigint not null,
  rule text not null check (rule in ('A', 'B', 'C', 'D')),
  measure text not null check (measure in ('statement', 'talk', 'ineligibility', 'training', 'rotation')),
  body text not null check (body in ('group', 'branch')),
  tied boolean not null,
  held boolean not null,
  supports int not null,
  supported boolean not null,
  objections int not null,
  basis_gone boolean not null,
  round int not null,
  may_vote int not null,
  "cast" int not null,
  reviewing boolean not null,
  reviews int not null,
  appeals int not null,
  suspended boolean not null,
  carried_out boolean not null,
  starts_on date,
  ends_on date,
  review_by date,
  appeal_by date,
  -- Content beside the context: whom it concerns, the missed agreement, and the plan year of the miss. Written by `propose`.
  person_id bigint,
  agreement_id bigint,
  year_id bigint,
  by_hand boolean,
  primary key (town_id, record_id),
  foreign key (town_id, record_id) references record,
  foreign key (town_id, person_id) references person,
  foreign key (town_id, agreement_id) references record (town_id, id),
  foreign key (town_id, year_id) references plan_year
);
-- One consequence is one record per person, rule and plan year.
create unique index sanction_once on sanction (town_id, year_id, rule, person_id) where person_id is not null;
create index on sanction (town_id, person_id);
create index on sanction (town_id, agreement_id);

-- What a proposal rests on: the rule's computation and how far it can be told from chance; frozen. A later one is added.
create table sanction_basis (
  town_id int not null,
  record_id bigint not null,
  basis_no int not null check (basis_no > 0),
  -- The evaluation of the agreement that it rests on.
  evaluation_no int,
  computation jsonb not null,
  -- SHA-256 of the canonical JSON of the computation, in hexadecimal.
  hash text not null,
  at timestamptz not null,
  primary key (town_id, record_id, basis_no),
  foreign key (town_id, record_id) references record
);

-- What the law profile objected to, and why the screening went on.
create table sanction_objection (
  town_id int not null,
  record_id bigint not null,
  rule text not null,
  reason text,
  legal_basis text,
  person_id bigint,
  at timestamptz not null,
  primary key (town_id, record_id, rule),
  foreign key (town_id, record_id) references record,
  foreign key (town_id, person_id) references person
);

-- Recorded votes: one for each member and round, never changed.
create table sanction_vote (
  town_id int not null,
  record_id bigint not null,
  round int not null check (round > 0),
  person_id bigint not null,
  post_id bigint,
  ballot text not null check (ballot in ('agree', 'disagree', 'abstain')),
  reason text,
  at timestamptz not null,
  primary key (town_id, record_id, round, person_id),
  foreign key (town_id, record_id) references record,
  foreign key (town_id, person_id) references person
);

-- What a delivered consequence does, from a day to a day; it ends by itself. Revoking undoes exactly this row.
create table sanction_effect (
  town_id int not null,
  record_id bigint not null,
  kind text not null check (kind in ('statement', 'talk', 'ineligibility', 'training', 'rotation')),
  person_id bigint not null,
  unit_id bigint not null,
  starts_on date not null,
  ends_on date not null,
  suspended boolean not null default false,
  lifted_on date,
  revoked_on date,
  done_on date,
  -- Training: course, attendance, result. Rotation: unit, consent, reasons, order.
  carried_out jsonb,
  check (ends_on >= starts_on),
  primary key (town_id, record_id),
  foreign key (town_id, record_id) references record,
  foreign key (town_id, person_id) references person,
  foreign key (town_id, unit_id) references unit
);
create index on sanction_effect (town_id, person_id, kind);

-- Help given to a teacher (I3): mentor, measures, re-observation, effect. Entered by hand, or by a step of a consequence.
create table support (
  town_id int not null,
  id bigint generated always as identity,
  person_id bigint not null,
  unit_id bigint not null,
  kind text not null check (kind in ('mentor', 'training', 'reobservation', 'other')),
  mentor_id bigint,
  measures text not null,
  from_on date not null,
  until_on date,
  planned int,
  held int not null default 0,
  effect text,
  ended_on date,
  entered_by bigint not null,
  at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, person_id) references person,
  foreign key (town_id, unit_id) references unit,
  foreign key (town_id, mentor_id) references person,
  foreign key (town_id, entered_by) references person
);
create index on support (town_id, person_id, from_on);
-- A re-observation of a helped teacher: smallest form, date, observer, result.
create table reobservation (
  town_id int not null,
  id bigint generated always as identity,
  support_id bigint not null,
  observed_on date not null,
  observer_id bigint not null,
  result text not null check (result in ('good', 'fair', 'weak')),
  remark text,
  entered_by bigint not null,
  at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, support_id) references support,
  foreign key (town_id, observer_id) references person,
  foreign key (town_id, entered_by) references person
);
create index on reobservation (town_id, support_id);

-- Meetings with minutes, smallest form; the town's quality-analysis meeting hears the statements of rule A.
create table meeting (
  town_id int not null,
  id bigint generated always as identity,
  unit_id bigint not null,
  kind text not null check (kind in ('qualityAnalysis', 'leadingGroup', 'other')),
  title text not null,
  held_on date not null,
  place text,
  minutes text,
  minutes_by bigint,
  minutes_at timestamptz,
  entered_by bigint not null,
  at timestamptz not null,
  primary key (town_id, id),
  foreign key (town_id, unit_id) references unit,
  foreign key (town_id, minutes_by) references person,
  foreign key (town_id, entered_by) references person
);
create index on meeting (town_id, held_on, id);
-- An item of a meeting: a statement that a consequence asks for, or anything else.
create table meeting_item (
  town_id int not null,
  meeting_id bigint not null,
  position int not null,
  title text not null,
  record_id bigint,
  primary key (town_id, meeting_id, position),
  foreign key (town_id, meeting_id) references meeting,
  foreign key (town_id, record_id) references record
);
create unique index meeting_item_of_record on meeting_item (town_id, record_id) where record_id is not null;

do $$
declare
  town constant text := 'nullif(current_setting(''app.town'', true), '''')::int';
  t text;
begin
  foreach t in array array['sanction', 'sanction_basis', 'sanction_objection', 'sanction_vote', 'sanction_effect', 'support', 'reobservation', 'meeting', 'meeting_item'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy town on %I using (town_id = %s) with check (town_id = %s)', t, town, town);
  end loop;
  -- As hidden as the record that they belong to.
  foreach t in array array['sanction', 'sanction_basis', 'sanction_objection', 'sanction_vote', 'sanction_effect'] loop
    execute format('create policy granted on %I as restrictive for select using (exists (select from record r where r.town_id = %I.town_id and r.id = %I.record_id))', t, t, t);
  end loop;
end $$;

grant select on sanction, sanction_basis, sanction_objection, sanction_vote, sanction_effect, support, reobservation, meeting, meeting_item
  to plumbline_app, plumbline_step;
grant insert on sanction, sanction_basis, sanction_objection, sanction_vote, sanction_effect, support, meeting_item to plumbline_step;
grant update on sanction, sanction_effect to plumbline_step;
grant update (reason, legal_basis, person_id, at) on sanction_objection to plumbline_step;
-- A statement that was revoked before it was heard leaves the agenda; one that was heard goes into the minutes.
grant delete on meeting_item to plumbline_step;
grant update (minutes, minutes_by, minutes_at) on meeting to plumbline_step;
grant insert on support, reobservation, meeting, meeting_item to plumbline_app;
grant update (measures, until_on, planned, held, effect, ended_on) on support to plumbline_app;
grant update (title, held_on, place, minutes, minutes_by, minutes_at) on meeting to plumbline_app;
grant delete on meeting_item to plumbline_app;
