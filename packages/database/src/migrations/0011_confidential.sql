-- Confidential records (Q6: the Party branch's own): whoever has no part in one does not learn that there is one, from any
-- table. The walls of rows that are read in lists stand on a column of their own, copied from the record at writing; no
-- record was confidential before. The system itself, a step without a person, sees them: deadlines pass for them too.

-- Granted by a rule or by the clock.
alter table record_grant alter column granted_by drop not null;

alter table assignment add column confidential boolean not null default false;
alter table todo add column confidential boolean not null default false;
alter table copy add column confidential boolean not null default false;
alter table event_file add column confidential boolean not null default false;
alter table reminder add column confidential boolean not null default false;
alter table search_key add column confidential boolean not null default false;
alter table outbox add column confidential boolean not null default false;
-- Their numbers are of a series of their own, since a gap in the other one would tell of them.
alter table number_series add column confidential boolean not null default false;

drop index assignment_of_person;
create index assignment_of_person on assignment (town_id, person_id, record_id) include (relation, until, confidential);
drop index todo_town_id_person_id_due_on_record_id_idx;
create index todo_of_person on todo (town_id, person_id, due_on, record_id) include (shown_from, confidential);
drop index copy_town_id_person_id_at_record_id_idx;
create index copy_of_person on copy (town_id, person_id, at desc, record_id) include (confidential);
alter table search_key drop constraint search_key_pkey;
alter table search_key add primary key (town_id, kind, key, target_id) include (confidential);

do $$
declare
  person constant text := 'nullif(current_setting(''app.person'', true), '''')::bigint';
  -- The table and its column with the record's id, as `t.column`.
  granted constant text := 'exists (select from record_grant g where g.town_id = %1$I.town_id and g.record_id = %1$I.%2$I and g.person_id = ' || person || ' and g.until > now())';
  rows_of text[] := array['event', 'event_payload', 'assignment', 'todo', 'copy', 'event_file', 'reminder'];
  t text;
  open_rows text;
  seen text;
  key text;
begin
  drop policy granted on record;
  drop policy granted on event;
  drop policy granted on event_payload;
  drop policy granted on sanction;
  drop policy granted on sanction_effect;
  foreach t in array rows_of || array['record', 'search_key', 'sanction', 'sanction_effect'] loop
    key := case t when 'record' then 'id' when 'search_key' then 'target_id' else 'record_id' end;
    -- Of the consequences, those of rule B alone are confidential.
    open_rows := case t when 'sanction' then 'body <> ''branch''' when 'sanction_effect' then 'kind <> ''talk''' else 'not confidential' end;
    seen := open_rows || ' or ' || format(granted, t, key);
    execute format('create policy granted on %I as restrictive for select to plumbline_app, current_user using (%s)', t, seen);
    execute format('create policy granted_or_system on %I as restrictive for select to plumbline_step using (%s or %s is null)', t, seen, person);
  end loop;
  -- Read for one record at a time.
  foreach t in array array['record_link', 'read_log'] loop
    key := case t when 'record_link' then 'from_id' else 'record_id' end;
    execute format('create policy granted on %I as restrictive for select to plumbline_app, plumbline_step, current_user using (exists (select from record r where r.town_id = %I.town_id and r.id = %I.%I))', t, t, t, key);
  end loop;
  create policy granted_too on record_link as restrictive for select to plumbline_app, plumbline_step, current_user
    using (exists (select from record r where r.town_id = record_link.town_id and r.id = record_link.to_id));
  -- What is sent is a step's and the worker's business; the application reads what became of it.
  create policy granted on outbox as restrictive for select to plumbline_app using (not confidential);
  create policy granted on number_series as restrictive for select to plumbline_app using (not confidential);
  execute format('create policy own on record_grant as restrictive for select to plumbline_app using (person_id = %s)', person);
  -- An import is finished by whomever, from the keys of whoever began it.
  execute format('create policy own_or_seen on idempotency as restrictive for select to plumbline_app, plumbline_step using (person_id = %s or %s is null or exists (select from record r where r.town_id = idempotency.town_id and r.id = idempotency.record_id))', person, person);
end $$;

-- A confidential record gets its id before it is written.
grant usage on sequence record_id_seq to plumbline_step;
