select r.number, r.title, r.kind, nullif(r.due_on, 'infinity'), j1.kind, j1.reason, j1.answer, j1.new_day, j2.name, j3.number, j3.title, nullif(j3.due_on, 'infinity'), j4.requirement, case j3.kind when 'rectification' then 'RectificationCase' when 'request' then 'Request' when 'agreement' then 'Agreement' when 'sanction' then 'Sanction' end, j3.kind, j3.state, (select json_agg(json_build_array(j5.relation, j6.name) order by j5.id) from (select a.*, r.kind as kind
      from assignment a
      where a.town_id = r.town_id and a.record_id = r.id) j5
    left join "person" j6 on j6.town_id = j5.town_id and j6.id = j5.person_id), (select json_agg(json_build_array(j7.step, j8.name, (select json_agg(json_build_array(j9.name) order by j9.position) from (select f.*, e.position
            from event_file e join file f on f.town_id = e.town_id and f.id = e.file_id
            where e.town_id = j7.town_id and e.record_id = j7.record_id and e.version = j7.version and not (case when j7.kind = 'sanction' and j7.step = 'vote' and j7.actor_id is distinct
              from $1::bigint then exists (select
                from assignment part
                where part.town_id = j7.town_id and part.record_id = j7.record_id and part.person_id = $2::bigint and part.relation = 'concerned') or not exists (select
                from assignment part
                where part.town_id = j7.town_id and part.record_id = j7.record_id and part.person_id = $3::bigint and part.relation = any($4::text[])) or not exists (select
                from assignment part
                where part.town_id = j7.town_id and part.record_id = j7.record_id and part.person_id = $5::bigint and part.relation = 'voted' and part.until is null) and not exists (select
                from event later
                where later.town_id = j7.town_id and later.record_id = j7.record_id and later.version > j7.version and later.state <> all($6::text[])) else false end)) j9 )) order by j7.version) from (select *
      from event
      where town_id = r.town_id and record_id = r.id
      order by version asc limit 200) j7
    left join "person" j8 on j8.town_id = j7.town_id and j8.id = j7.actor_id), r.id, r.kind, r.state, (select json_build_object('after', q.proposed, 'before', q.before) from request q
    where q.town_id = r.town_id and q.record_id = r.id), json_build_object('kind', r.kind, 'state', r.state, 'unitId', r.unit_id, 'planYearId', r.plan_year_id, 'facts', case r.kind when 'rectification' then (select to_json(f) from "rectification" f
      where f.town_id = r.town_id and f.record_id = r.id) when 'request' then (select to_json(f) from "request" f
      where f.town_id = r.town_id and f.record_id = r.id) when 'agreement' then (select to_json(f) from "agreement" f
      where f.town_id = r.town_id and f.record_id = r.id) when 'sanction' then (select to_json(f) from "sanction" f
      where f.town_id = r.town_id and f.record_id = r.id) end, 'relations', (select json_agg(distinct a.relation) from assignment a
      where a.town_id = r.town_id and a.record_id = r.id and a.person_id = $7::bigint and a.until is null)), r.id
  from (select b.*
    from record b
    where b.town_id = $8::int and b.kind = 'request' and b.number = $9 and (($10::boolean or b.unit_id = any($11::bigint[]) or exists (select
          from assignment seen
          where seen.town_id = b.town_id and seen.record_id = b.id and seen.person_id = $12::bigint and seen.until is null and seen.relation not like 'standIn:%')) or exists (select
        from record parent
        where parent.town_id = b.town_id and parent.id = b.parent_id and ($13::boolean or parent.unit_id = any($14::bigint[]) or exists (select
            from assignment seen
            where seen.town_id = parent.town_id and seen.record_id = parent.id and seen.person_id = $15::bigint and seen.until is null and seen.relation not like 'standIn:%'))))) r
  left join "request" j1 on j1.town_id = r.town_id and j1.record_id = r.id
  left join lateral (select p.*
    from request q join person p on p.town_id = q.town_id and p.id = q.new_responsible
    where q.town_id = r.town_id and q.record_id = r.id) j2 on true
  left join record j3 on j3.town_id = r.town_id and j3.id = r.parent_id
  left join "rectification" j4 on j4.town_id = j3.town_id and j4.record_id = j3.id
  order by r.id;
