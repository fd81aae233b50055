-- The sealed record: a worker chains committed events of each town by their hashes, and signs daily where the chain stands.
-- Events of confidential records have a chain of their own, since a gap in the other one would tell of them.

do $$ begin
  create role plumbline_sealer nologin nosuperuser nobypassrls;
exception when duplicate_object or unique_violation then null; end $$;
grant plumbline_sealer to plumbline_app;

-- No foreign key to the event: a seal outlives one that was removed, and names it.
create table seal (
  town_id int not null references town,
  confidential boolean not null,
  position bigint not null check (position > 0),
  record_id bigint not null,
  version int not null,
  -- SHA-256 of the event's canonical text, of the seal before, and of both with what stands here.
  digest text not null,
  previous text not null,
  hash text not null,
  sealed_at timestamptz not null,
  primary key (town_id, confidential, position),
  unique (town_id, record_id, version)
);

-- Up to which event's id everything is sealed; its row is what sealers of a town wait for each other at.
create table seal_progress (
  town_id int not null references town primary key,
  swept_to bigint not null,
  at timestamptz not null
);

-- What was signed, as the text that was signed.
create table seal_statement (
  town_id int not null references town,
  confidential boolean not null,
  day date not null,
  text text not null,
  signature text not null,
  public_key text not null,
  primary key (town_id, confidential, day)
);

-- What waits for its seal, and the record read from its end: both by id. One entry more per step.
create index event_by_id on event (town_id, id);

do $$
declare
  town constant text := 'nullif(current_setting(''app.town'', true), '''')::int';
  person constant text := 'nullif(current_setting(''app.person'', true), '''')::bigint';
  granted constant text := 'not confidential or exists (select from record_grant g where g.town_id = seal.town_id and g.record_id = seal.record_id and g.person_id = ' || person || ' and g.until > now())';
  t text;
begin
  foreach t in array array['seal', 'seal_progress', 'seal_statement'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy town on %I using (town_id = %s) with check (town_id = %s)', t, town, town);
  end loop;
  execute format('create policy granted on seal as restrictive for select to plumbline_app, current_user using (%s)', granted);
  execute format('create policy granted_or_system on seal as restrictive for select to plumbline_step using (%s or %s is null)', granted, person);
  create policy open on seal_statement as restrictive for select to plumbline_app, plumbline_step, current_user using (not confidential);
end $$;

-- Written by the sealer and by nobody else; changed by nobody.
grant select on seal, seal_progress, seal_statement to plumbline_app, plumbline_step;
grant usage on schema public to plumbline_sealer;
grant select on event, seal, seal_progress, seal_statement to plumbline_sealer;
grant select (town_id, id, number, confidential) on record to plumbline_sealer;
grant insert on seal, seal_progress, seal_statement to plumbline_sealer;
grant update (swept_to, at) on seal_progress to plumbline_sealer;
