-- The clock: reminders that came due while nobody was there, duties of each day, and a role that may do this and no more.

do $$ begin
  create role plumbline_clock nologin nosuperuser nobypassrls;
exception when duplicate_object or unique_violation then null; end $$;
grant plumbline_clock to plumbline_app;

-- Of several rungs that came due at once only the last is sent; the earlier ones are kept as passed over.
alter table reminder add column passed_over boolean not null default false;

-- What the clock does once on each day of the town, and for which day it did it last.
create table town_duty (
  town_id int not null references town,
  duty text not null,
  done_on date not null,
  at timestamptz not null,
  primary key (town_id, duty)
);

do $$
declare
  town constant text := 'nullif(current_setting(''app.town'', true), '''')::int';
begin
  alter table town_duty enable row level security;
  alter table town_duty force row level security;
  execute format('create policy town on town_duty using (town_id = %s) with check (town_id = %s)', town, town);
end $$;

-- ---------------------------------------------------------------- the clock: sees when every record is due and whose turn it is, never what it says
-- A confidential record has its days too. The clock reads none of the columns that tell what a record is about.
alter policy granted on record to plumbline_app, plumbline_step, current_user;

grant usage on schema public to plumbline_clock;
grant select (town_id, id, kind, state, due_on, unit_id, confidential) on record to plumbline_clock;
-- A row lock asks for the right to change some column; the clock changes none.
grant update (updated_at) on record to plumbline_clock;
grant select on assignment, post, record_grant, reminder, todo, town_duty to plumbline_clock;
grant insert on reminder, outbox, todo, town_duty to plumbline_clock;
grant update (due_on, shown_from) on todo to plumbline_clock;
grant update (done_on, at) on town_duty to plumbline_clock;
grant delete on todo to plumbline_clock;
revoke insert on reminder from plumbline_step;
grant select on town_duty to plumbline_app, plumbline_step;
