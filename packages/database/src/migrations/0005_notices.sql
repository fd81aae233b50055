-- Notices 整改通知单 (I6): one paper with several findings of one inspection, each finding a case of its own; and which
-- row of an imported ledger made which record, so that a repeated import doubles nothing.

-- A notice is planned without a number; the step that issues its first case numbers it, so that the series has no gaps.
create table notice (
  town_id int not null references town,
  id bigint generated always as identity,
  unit_id bigint not null,
  inspection_id bigint,
  issuer_id bigint not null,
  post_id bigint,
  key text not null,
  digest text not null,
  number text,
  serial bigint,
  at timestamptz not null,
  primary key (town_id, id),
  unique (town_id, issuer_id, key, unit_id),
  unique (town_id, number),
  check ((number is null) = (serial is null)),
  foreign key (town_id, unit_id) references unit,
  foreign key (town_id, inspection_id) references inspection,
  foreign key (town_id, issuer_id) references person,
  foreign key (town_id, post_id) references post
);
create unique index notice_by_serial on notice (town_id, serial) where serial is not null;
create index on notice (town_id, inspection_id) where inspection_id is not null;

-- The cases of a notice in the order of the paper; `version` is that of the event which issued it, null while only planned.
create table notice_case (
  town_id int not null,
  notice_id bigint not null,
  record_id bigint not null,
  position int not null,
  step_key text not null,
  version int,
  primary key (town_id, notice_id, record_id),
  foreign key (town_id, notice_id) references notice,
  foreign key (town_id, record_id) references record
);
create index on notice_case (town_id, record_id);

-- The content of an imported row, who may have made its record under which key, and since when.
create table import_row (
  town_id int not null references town,
  kind text not null,
  digest text not null,
  person_id bigint not null,
  claimed_at timestamptz not null,
  primary key (town_id, kind, digest),
  foreign key (town_id, person_id) references person
);

-- Cases that were issued before there were notices get one each, numbered in the order of their issuing.
do $$
declare
  t record;
begin
  for t in select id from town_directory loop
    perform set_config('app.town', t.id::text, true);
    perform set_config('TimeZone', coalesce((select zone from town where id = t.id), 'UTC'), true);
    with issued as (
      select e.*, r.unit_id, f.inspection_id, extract(year from e.at)::int as year,
        row_number() over (partition by extract(year from e.at) order by e.at, e.record_id, e.version) as last
      from event e join record r on r.town_id = e.town_id and r.id = e.record_id
      join rectification f on f.town_id = e.town_id and f.record_id = e.record_id
      where e.town_id = t.id and e.step = 'issueNotice'),
    made as (
      insert into notice (town_id, unit_id, inspection_id, issuer_id, post_id, key, digest, number, serial, at)
      select town_id, unit_id, inspection_id, actor_id, post_id, 'record:' || record_id || ':' || version, '', '通知〔' || year || '〕' || last,
        year::bigint * 1000000 + last, at from issued returning id, key),
    counted as (
      insert into number_series (town_id, series, year, last) select t.id, '通知', year, max(last) from issued group by year)
    insert into notice_case (town_id, notice_id, record_id, position, step_key, version)
    select t.id, made.id, issued.record_id, 1, made.key, issued.version
    from issued join made on made.key = 'record:' || issued.record_id || ':' || issued.version;
  end loop;
  perform set_config('app.town', '', true);
end $$;

do $$
declare
  town constant text := 'nullif(current_setting(''app.town'', true), '''')::int';
  t text;
begin
  foreach t in array array['notice', 'notice_case', 'import_row'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy town on %I using (town_id = %s) with check (town_id = %s)', t, town, town);
  end loop;
end $$;

grant select on notice, notice_case, import_row to plumbline_app, plumbline_step;
-- The application plans; only a step numbers a notice and marks a case as issued.
grant insert (town_id, unit_id, inspection_id, issuer_id, post_id, key, digest, at) on notice to plumbline_app;
grant insert (town_id, notice_id, record_id, position, step_key) on notice_case to plumbline_app;
grant insert on notice, notice_case to plumbline_step;
grant update (number, serial, at) on notice to plumbline_step;
grant update (version) on notice_case to plumbline_step;
grant insert on import_row to plumbline_app;
grant update (person_id, claimed_at) on import_row to plumbline_app;
