select count(*) as count
  from (select
    from sanction f join record b on b.town_id = f.town_id and b.id = f.record_id
    where f.town_id = $1::int and (b.unit_id = any($2::bigint[]) or exists (select
        from assignment seen
        where seen.town_id = b.town_id and seen.record_id = b.id and seen.person_id = $3::bigint and seen.until is null and seen.relation not like 'standIn:%')) and (b.state = any($4::text[])) and (f.held) ) as counted;

select r.number, r.title, j1.rule, nullif(r.due_on, 'infinity'), j2.name, j3.name, j1.tied, j1.held, (select json_build_object('rule', f.rule, 'measure', f.measure, 'body', f.body, 'who', n.name, 'personId', f.person_id, 'unitId', r.unit_id, 'yearId', f.year_id, 'delivered', f.starts_on is not null, 'open', r.state = any($1::text[]), 'voting', r.state = any($2::text[]), 'mayVote', f.may_vote, 'cast', f."cast") from sanction f join person n on n.town_id = f.town_id and n.id = f.person_id
    where f.town_id = r.town_id and f.record_id = r.id), r.kind, r.state, nullif(r.due_on, 'infinity'), json_build_object('kind', r.kind, 'state', r.state, 'unitId', r.unit_id, 'planYearId', r.plan_year_id, 'facts', case r.kind when 'rectification' then (select to_json(f) from "rectification" f
      where f.town_id = r.town_id and f.record_id = r.id) when 'request' then (select to_json(f) from "request" f
      where f.town_id = r.town_id and f.record_id = r.id) when 'agreement' then (select to_json(f) from "agreement" f
      where f.town_id = r.town_id and f.record_id = r.id) when 'sanction' then (select to_json(f) from "sanction" f
      where f.town_id = r.town_id and f.record_id = r.id) end, 'relations', (select json_agg(distinct a.relation) from assignment a
      where a.town_id = r.town_id and a.record_id = r.id and a.person_id = $3::bigint and a.until is null)), json_build_array(r.due_on::date, r.id::bigint), r.id, r.confidential
  from (select b.*
    from sanction f join record b on b.town_id = f.town_id and b.id = f.record_id
    where f.town_id = $4::int and (b.unit_id = any($5::bigint[]) or exists (select
        from assignment seen
        where seen.town_id = b.town_id and seen.record_id = b.id and seen.person_id = $6::bigint and seen.until is null and seen.relation not like 'standIn:%')) and (b.state = any($7::text[])) and (f.held) order by b.due_on asc, b.id asc limit 21) r
  left join "sanction" j1 on j1.town_id = r.town_id and j1.record_id = r.id
  left join "person" j2 on j2.town_id = j1.town_id and j2.id = j1.person_id
  left join "unit" j3 on j3.town_id = r.town_id and j3.id = r.unit_id
  order by r.due_on asc, r.id asc;
