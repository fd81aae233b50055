-- Side paths of rectification (I6): objections, the look back after closing, requests beside a record, and steps that
-- nobody takes of their own accord.

alter table rectification
  add column objected_in text,
  add column objections int not null default 0,
  add column look_back_on date,
  add column reopens int not null default 0;
alter table rectification alter column objections drop default, alter column reopens drop default;

-- A closed record asks for its look back only from that day on.
alter table todo add column shown_from date not null default '-infinity';

-- Without an actor: the clock, or the end of a post.
alter table event alter column actor_id drop not null;

create table request (
  town_id int not null,
  record_id bigint not null,
  kind text not null,
  new_day date,
  new_responsible bigint,
  category text,
  weight text,
  reason text,
  answer text,
  -- A correction: the fields as they would be, and as they were when it was asked for.
  proposed jsonb,
  before jsonb,
  primary key (town_id, record_id),
  foreign key (town_id, record_id) references record,
  foreign key (town_id, new_responsible) references person
);

alter table request enable row level security;
alter table request force row level security;
create policy town on request
  using (town_id = nullif(current_setting('app.town', true), '')::int)
  with check (town_id = nullif(current_setting('app.town', true), '')::int);
grant select on request to plumbline_app, plumbline_step;
grant insert, update on request to plumbline_step;
grant update (shown_from) on todo to plumbline_step;
