-- What an administrator of a new town has looked through and confirmed. Whether there are campuses, offices and people is
-- read from what is there; that a calendar or the plan's numbers were looked at shows in nothing else.
create table setup_step (
  town_id int not null references town,
  step text not null check (step in ('founded', 'calendar', 'schools', 'offices', 'settings', 'people', 'dismissed')),
  -- The town is founded by nobody: its first administrator comes with it.
  person_id bigint,
  at timestamptz not null,
  primary key (town_id, step),
  foreign key (town_id, person_id) references person
);

do $$
declare
  town constant text := 'nullif(current_setting(''app.town'', true), '''')::int';
begin
  alter table setup_step enable row level security;
  alter table setup_step force row level security;
  execute format('create policy town on setup_step using (town_id = %s) with check (town_id = %s)', town, town);
end $$;

grant select on setup_step to plumbline_app, plumbline_step;
grant insert on setup_step to plumbline_app;
-- School months follow the days of their term.
grant delete on school_month to plumbline_app;
