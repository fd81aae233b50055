select r.number, r.title, r.state, r.version, nullif(r.due_on, 'infinity'), j1.name, j2.name, j4.title, j4.held_on, (select json_agg(json_build_array(j5.version, j5.step, j5.state, to_json(j5.at)) ) from (select *
      from event
      where town_id = r.town_id and record_id = r.id
      order by version desc limit 3) j5 ), r.id
  from (select b.*
    from record b
    where b.town_id = $1::int and b.kind = 'rectification' and b.state = $2
    order by b.due_on asc, b.id asc limit 51) r
  left join "unit" j1 on j1.town_id = r.town_id and j1.id = r.unit_id
  left join lateral (select p.*
    from assignment a join person p on p.town_id = a.town_id and p.id = a.person_id
    where a.town_id = r.town_id and a.record_id = r.id and a.relation = 'responsible' and a.until is null
    order by a.id limit 1) j2 on true
  left join "rectification" j3 on j3.town_id = r.town_id and j3.record_id = r.id
  left join "inspection" j4 on j4.town_id = j3.town_id and j4.id = j3.inspection_id
  order by r.due_on asc, r.id asc;
