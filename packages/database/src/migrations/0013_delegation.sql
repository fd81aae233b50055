-- Who stands in for whom while they are absent: from a day to a day, for some posts and workflows. Rows are kept for good;
-- ending one is the only change.

create table delegation (
  town_id int not null,
  id bigint generated always as identity,
  from_id bigint not null,
  to_id bigint not null,
  -- Null: every post that the absent person holds on the day, and every workflow that can be delegated.
  post_ids bigint[] check (cardinality(post_ids) > 0),
  workflows text[] check (cardinality(workflows) > 0),
  from_on date not null,
  to_on date not null,
  reason text not null,
  -- Made by the absent person, or by an administrator for them.
  made_by bigint not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_by bigint,
  check (from_id <> to_id),
  check (to_on >= from_on and to_on < 'infinity'),
  check ((ended_at is null) = (ended_by is null)),
  primary key (town_id, id),
  foreign key (town_id, from_id) references person,
  foreign key (town_id, to_id) references person,
  foreign key (town_id, made_by) references person,
  foreign key (town_id, ended_by) references person
);
create index on delegation (town_id, from_id, id);
create index on delegation (town_id, to_id, id);

alter table delegation enable row level security;
alter table delegation force row level security;
create policy town on delegation using (town_id = nullif(current_setting('app.town', true), '')::int)
  with check (town_id = nullif(current_setting('app.town', true), '')::int);

grant select, insert on delegation to plumbline_app;
grant update (ended_at, ended_by) on delegation to plumbline_app;
-- A step looks its delegation up again in its own transaction.
grant select on delegation to plumbline_step;
