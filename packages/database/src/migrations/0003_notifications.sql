-- Notifications: each person's inbox and choice, chat robots, and the delivery of what waits in the outbox.

-- ---------------------------------------------------------------- the outbox: who it is for, and what became of it
-- `recipient` is a person for mail and a unit for a chat robot; steps and reminders have none.
alter table outbox
  add column recipient bigint,
  -- Rows of one letter carry the number of its first row, from the first attempt on.
  add column letter bigint,
  -- Waited for the end of the recipient's quiet hours.
  add column held boolean not null default false,
  add column attempts int not null default 0,
  -- Not before this instant; while a worker sends it, the end of that worker's lease.
  add column next_try_at timestamptz,
  add column outcome text check (outcome in ('sent', 'dropped', 'failed')),
  -- Kind of the last failure, never a server's own words.
  add column last_error text;

-- Steps taken before anybody was told of them are past: nobody is flooded by the first start with notifications.
alter table outbox no force row level security;
update outbox set done_at = created_at, outcome = 'dropped' where done_at is null;
alter table outbox force row level security;

drop index outbox_town_id_id_idx;
create index outbox_to_tell on outbox (town_id, id) where done_at is null and recipient is null;
create index outbox_to_deliver on outbox (town_id, topic, next_try_at, recipient) where done_at is null and recipient is not null;
create index outbox_of_recipient on outbox (town_id, topic, recipient, id) where recipient is not null;

-- ---------------------------------------------------------------- the inbox
create table notification (
  town_id int not null,
  id bigint generated always as identity,
  person_id bigint not null,
  -- Of the outbox row that it came from: a row is told once to each person.
  key text not null,
  kind text not null check (kind in ('copy', 'turn', 'reminder')),
  record_id bigint not null,
  version int,
  reminder text,
  at timestamptz not null,
  read_at timestamptz,
  check ((kind = 'reminder') = (reminder is not null)),
  check ((kind = 'reminder') = (version is null)),
  primary key (town_id, id),
  unique (town_id, person_id, key),
  foreign key (town_id, person_id) references person,
  foreign key (town_id, record_id) references record
);
create index notification_by_time on notification (town_id, person_id, at desc, id desc);
create index notification_unread on notification (town_id, person_id, at desc, id desc) where read_at is null;
create index notification_of_record on notification (town_id, record_id, kind) where read_at is null;
create index copy_of_event on copy (town_id, record_id, version);

-- ---------------------------------------------------------------- how a person wants to be told
create table notification_choice (
  town_id int not null,
  person_id bigint not null,
  address text check (length(address) between 3 and 254),
  locale text not null check (locale in ('zh', 'en')),
  mail_turn boolean not null,
  mail_copy boolean not null,
  mail_reminder boolean not null,
  -- Local times of the town; equal ones mean no quiet hours.
  quiet_from time not null default '21:00',
  quiet_to time not null default '07:00',
  primary key (town_id, person_id),
  foreign key (town_id, person_id) references person
);

-- ---------------------------------------------------------------- chat robots of schools
create table chat_robot (
  town_id int not null,
  unit_id bigint not null,
  -- Whoever knows it can write into the group's chat.
  url text not null check (length(url) between 8 and 1000),
  set_at timestamptz not null,
  sent_at timestamptz,
  last_error text,
  primary key (town_id, unit_id),
  foreign key (town_id, unit_id) references unit
);

do $$
declare
  town constant text := 'nullif(current_setting(''app.town'', true), '''')::int';
  person constant text := 'nullif(current_setting(''app.person'', true), '''')::bigint';
  t text;
begin
  foreach t in array array['notification', 'notification_choice', 'chat_robot'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy town on %I using (town_id = %s) with check (town_id = %s)', t, town, town);
  end loop;
  -- A person's inbox and choice are theirs alone; the worker, who acts as plumbline_step, fills and delivers them.
  foreach t in array array['notification', 'notification_choice'] loop
    execute format('create policy own on %I as restrictive to plumbline_app using (person_id = %s) with check (person_id = %s)', t, person, person);
  end loop;
end $$;

grant select on notification, notification_choice, chat_robot to plumbline_app, plumbline_step;
grant update (read_at) on notification to plumbline_app, plumbline_step;
grant insert on notification to plumbline_step;
grant insert on notification_choice to plumbline_app;
grant update (address, locale, mail_turn, mail_copy, mail_reminder, quiet_from, quiet_to) on notification_choice to plumbline_app;
grant insert, delete on chat_robot to plumbline_app;
grant update (url, set_at, sent_at, last_error) on chat_robot to plumbline_app;
-- The worker locks the row of the person or robot whose letters it gathers.
grant update (quiet_from) on notification_choice to plumbline_step;
grant update (sent_at, last_error) on chat_robot to plumbline_step;
