select nullif(r.due_on, 'infinity'), r.version, (select json_agg(json_build_array(j1.reminder, j1.deadline, j1.due_on, to_json(j1.at), j1.passed_over, j1.kind, j1.reminder, j1.deadline) order by j1.at, j1.due_on, j1.rung) from (select m.*, r.kind as kind
      from reminder m
      where m.town_id = r.town_id and m.record_id = r.id) j1 ), (select json_agg(json_build_array(j2.step, j2.version) ) from (select *
      from event
      where town_id = r.town_id and record_id = r.id
      order by version desc limit 1) j2 ), r.kind, r.state, r.id
  from (select b.*
    from record b
    where b.town_id = $1::int and b.kind = 'rectification' and b.number = $2 and (b.unit_id = any($3::bigint[]) or exists (select
        from assignment seen
        where seen.town_id = b.town_id and seen.record_id = b.id and seen.person_id = $4::bigint and seen.until is null and seen.relation not like 'standIn:%'))) r
  order by r.id;
