-- A step looks rows up by key, and hardly one of them is confidential: who was granted it is asked by a function, which
-- costs nothing where it is not called. A subquery is made ready for every statement, also where no row asks for it.
-- Lists keep the subquery: there it is one hash for all rows.
create function record_granted(record bigint) returns boolean
  language plpgsql stable parallel safe
  set search_path = pg_catalog, public
as $$ begin
  return exists (
    select from public.record_grant g
    where g.town_id = nullif(current_setting('app.town', true), '')::int and g.record_id = record
      and g.person_id = nullif(current_setting('app.person', true), '')::bigint and g.until > now());
end $$;
revoke execute on function record_granted from public;
grant execute on function record_granted to plumbline_app, plumbline_step;

do $$
declare
  person constant text := 'nullif(current_setting(''app.person'', true), '''')::bigint';
  t text;
  key text;
  open_rows text;
begin
  foreach t in array array['record', 'event', 'event_payload', 'assignment', 'todo', 'copy', 'event_file', 'reminder', 'search_key', 'sanction', 'sanction_effect', 'seal'] loop
    key := case t when 'record' then 'id' when 'search_key' then 'target_id' else 'record_id' end;
    open_rows := case t when 'sanction' then 'body <> ''branch''' when 'sanction_effect' then 'kind <> ''talk''' else 'not confidential' end;
    execute format('alter policy granted_or_system on %I using (%s or record_granted(%I) or %s is null)', t, open_rows, key, person);
  end loop;
end $$;
