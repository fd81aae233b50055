select id, "name" as name
  from "person"
  where town_id = $1 and id = any($2::bigint[]);

select r.number, to_json(r.created_at), to_json(r.updated_at), j1.description, j1.place, j1.requirement, j1.rectify_by, j1.returns, j1.good_reinspections, (select json_agg(json_build_array(j2.number, case j2.kind when 'rectification' then 'RectificationCase' when 'request' then 'Request' when 'agreement' then 'Agreement' when 'sanction' then 'Sanction' end) order by j2.id) from (select *
      from record
      where town_id = r.town_id and parent_id = r.id) j2 ), j3.number, (select json_agg(json_build_array(j4.name) order by j4.position) from (select f.*, e.position
      from event_file e join file f on f.town_id = e.town_id and f.id = e.file_id
      where e.town_id = r.town_id and e.record_id = r.id and e.version = 1) j4 ), (select json_agg(json_build_array(j5.relation, j6.name, j7.title, j8.name, to_json(j5.since), to_json(j5.until), j5.relation, j5.kind) order by j5.id) from (select a.*, r.kind as kind
      from assignment a
      where a.town_id = r.town_id and a.record_id = r.id) j5
    left join "person" j6 on j6.town_id = j5.town_id and j6.id = j5.person_id
    left join "post" j7 on j7.town_id = j5.town_id and j7.id = j5.post_id
    left join "unit" j8 on j8.town_id = j7.town_id and j8.id = j7.unit_id), (select json_agg(json_build_array(j9.step, j9.kind, j9.step) ) from (select *
      from event
      where town_id = r.town_id and record_id = r.id
      order by version asc limit 1) j9 ), (select json_agg(json_build_array(j10.version, j10.step, nullif(j10.due_on, 'infinity'), to_json(j10.at), j11.name, j12.title, j13.name, (select json_agg(json_build_array(j14.name) order by j14.position) from (select f.*, e.position
            from event_file e join file f on f.town_id = e.town_id and f.id = e.file_id
            where e.town_id = j10.town_id and e.record_id = j10.record_id and e.version = j10.version and not (case when j10.kind = 'sanction' and j10.step = 'vote' and j10.actor_id is distinct
              from $1::bigint then exists (select
                from assignment part
                where part.town_id = j10.town_id and part.record_id = j10.record_id and part.person_id = $2::bigint and part.relation = 'concerned') or not exists (select
                from assignment part
                where part.town_id = j10.town_id and part.record_id = j10.record_id and part.person_id = $3::bigint and part.relation = any($4::text[])) or not exists (select
                from assignment part
                where part.town_id = j10.town_id and part.record_id = j10.record_id and part.person_id = $5::bigint and part.relation = 'voted' and part.until is null) and not exists (select
                from event later
                where later.town_id = j10.town_id and later.record_id = j10.record_id and later.version > j10.version and later.state <> all($6::text[])) else false end)) j14 ), j10.kind, j10.step, j10.state, j10.input, (select p.payload
          from event_payload p
          where p.town_id = j10.town_id and p.record_id = j10.record_id and p.version = j10.version), case when j10.kind = 'sanction' and j10.step = 'vote' and j10.actor_id is distinct
        from $7::bigint then exists (select
          from assignment part
          where part.town_id = j10.town_id and part.record_id = j10.record_id and part.person_id = $8::bigint and part.relation = 'concerned') or not exists (select
          from assignment part
          where part.town_id = j10.town_id and part.record_id = j10.record_id and part.person_id = $9::bigint and part.relation = any($10::text[])) or not exists (select
          from assignment part
          where part.town_id = j10.town_id and part.record_id = j10.record_id and part.person_id = $11::bigint and part.relation = 'voted' and part.until is null) and not exists (select
          from event later
          where later.town_id = j10.town_id and later.record_id = j10.record_id and later.version > j10.version and later.state <> all($12::text[])) else false end) order by j10.version) from (select *
      from event
      where town_id = r.town_id and record_id = r.id
      order by version asc limit 200) j10
    left join "person" j11 on j11.town_id = j10.town_id and j11.id = j10.actor_id
    left join "post" j12 on j12.town_id = j10.town_id and j12.id = j10.post_id
    left join "person" j13 on j13.town_id = j10.town_id and j13.id = j10.on_behalf_of), r.id, r.kind, r.state, json_build_object('kind', r.kind, 'state', r.state, 'unitId', r.unit_id, 'planYearId', r.plan_year_id, 'facts', case r.kind when 'rectification' then (select to_json(f) from "rectification" f
      where f.town_id = r.town_id and f.record_id = r.id) when 'request' then (select to_json(f) from "request" f
      where f.town_id = r.town_id and f.record_id = r.id) when 'agreement' then (select to_json(f) from "agreement" f
      where f.town_id = r.town_id and f.record_id = r.id) when 'sanction' then (select to_json(f) from "sanction" f
      where f.town_id = r.town_id and f.record_id = r.id) end, 'relations', (select json_agg(distinct a.relation) from assignment a
      where a.town_id = r.town_id and a.record_id = r.id and a.person_id = $13::bigint and a.until is null)), r.id
  from (select b.*
    from record b
    where b.town_id = $14::int and b.kind = 'rectification' and b.number = $15 and (b.unit_id = any($16::bigint[]) or exists (select
        from assignment seen
        where seen.town_id = b.town_id and seen.record_id = b.id and seen.person_id = $17::bigint and seen.until is null and seen.relation not like 'standIn:%'))) r
  left join "rectification" j1 on j1.town_id = r.town_id and j1.record_id = r.id
  left join lateral (select e.*
    from record_link l join record e on e.town_id = l.town_id and e.id = l.to_id
    where l.town_id = r.town_id and l.from_id = r.id and l.kind = 'sameProblem' and ($18::boolean or e.unit_id = any($19::bigint[]) or exists (select
        from assignment seen
        where seen.town_id = e.town_id and seen.record_id = e.id and seen.person_id = $20::bigint and seen.until is null and seen.relation not like 'standIn:%')) limit 1) j3 on true
  order by r.id;
