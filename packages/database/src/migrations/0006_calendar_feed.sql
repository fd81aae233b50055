-- Calendar subscriptions: one secret address per person, of which only the digest is kept.
create table calendar_feed (
  town_id int not null,
  person_id bigint not null,
  token_digest text not null,
  scope text not null check (scope in ('mine', 'all')),
  locale text not null check (locale in ('zh', 'en')),
  created_at timestamptz not null,
  -- When a calendar last fetched it, to the hour.
  read_at timestamptz,
  primary key (town_id, person_id),
  unique (town_id, token_digest),
  foreign key (town_id, person_id) references person
);

do $$
declare
  town constant text := 'nullif(current_setting(''app.town'', true), '''')::int';
  person constant text := 'nullif(current_setting(''app.person'', true), '''')::bigint';
begin
  alter table calendar_feed enable row level security;
  alter table calendar_feed force row level security;
  execute format('create policy town on calendar_feed using (town_id = %s) with check (town_id = %s)', town, town);
  -- A calendar that fetches its address has not said whose it is: found by its digest, before anyone is known.
  execute format('create policy own on calendar_feed as restrictive using (person_id = %s or %s is null) with check (person_id = %s)', person, person, person);
end $$;

grant select, insert, delete on calendar_feed to plumbline_app;
grant update (token_digest, scope, locale, created_at, read_at) on calendar_feed to plumbline_app;
grant select on calendar_feed to plumbline_step;
