select (select json_agg(json_build_array(j1.number, j2.kind, j2.reason, j2.new_day, (select json_agg(json_build_array(j4.name) order by j3.version) from (select *
            from event
            where town_id = j1.town_id and record_id = j1.id
            order by version asc limit 1) j3
          left join "person" j4 on j4.town_id = j3.town_id and j4.id = j3.actor_id), case j1.kind when 'rectification' then 'RectificationCase' when 'request' then 'Request' when 'agreement' then 'Agreement' when 'sanction' then 'Sanction' end, (select json_build_object('after', q.proposed, 'before', q.before) from request q
          where q.town_id = j1.town_id and q.record_id = j1.id), json_build_object('kind', j1.kind, 'state', j1.state, 'unitId', j1.unit_id, 'planYearId', j1.plan_year_id, 'facts', case j1.kind when 'rectification' then (select to_json(f) from "rectification" f
            where f.town_id = j1.town_id and f.record_id = j1.id) when 'request' then (select to_json(f) from "request" f
            where f.town_id = j1.town_id and f.record_id = j1.id) when 'agreement' then (select to_json(f) from "agreement" f
            where f.town_id = j1.town_id and f.record_id = j1.id) when 'sanction' then (select to_json(f) from "sanction" f
            where f.town_id = j1.town_id and f.record_id = j1.id) end, 'relations', (select json_agg(distinct a.relation) from assignment a
            where a.town_id = j1.town_id and a.record_id = j1.id and a.person_id = $1::bigint and a.until is null))) order by j1.id) from (select *
      from record
      where town_id = r.town_id and parent_id = r.id) j1
    left join "request" j2 on j2.town_id = j1.town_id and j2.record_id = j1.id), json_build_object('kind', r.kind, 'state', r.state, 'unitId', r.unit_id, 'planYearId', r.plan_year_id, 'facts', case r.kind when 'rectification' then (select to_json(f) from "rectification" f
      where f.town_id = r.town_id and f.record_id = r.id) when 'request' then (select to_json(f) from "request" f
      where f.town_id = r.town_id and f.record_id = r.id) when 'agreement' then (select to_json(f) from "agreement" f
      where f.town_id = r.town_id and f.record_id = r.id) when 'sanction' then (select to_json(f) from "sanction" f
      where f.town_id = r.town_id and f.record_id = r.id) end, 'relations', (select json_agg(distinct a.relation) from assignment a
      where a.town_id = r.town_id and a.record_id = r.id and a.person_id = $2::bigint and a.until is null)), r.id
  from (select b.*
    from record b
    where b.town_id = $3::int and b.kind = 'rectification' and b.number = $4 and (b.unit_id = any($5::bigint[]) or exists (select
        from assignment seen
        where seen.town_id = b.town_id and seen.record_id = b.id and seen.person_id = $6::bigint and seen.until is null and seen.relation not like 'standIn:%'))) r
  order by r.id;
