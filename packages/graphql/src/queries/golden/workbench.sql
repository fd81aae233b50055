select count(*) as count
  from (select
    from todo b
    where b.town_id = $1::int and b.person_id = $2::bigint and b.shown_from <= $3::date ) as counted;

select nullif(r.due_on, 'infinity'), j1.number, j1.title, j1.state, case j1.kind when 'rectification' then 'RectificationCase' when 'request' then 'Request' when 'agreement' then 'Agreement' when 'sanction' then 'Sanction' end, j1.id, nullif(r.due_on, 'infinity'), (select json_build_object('kind', jr.kind, 'state', jr.state, 'unitId', jr.unit_id, 'planYearId', jr.plan_year_id, 'facts', case jr.kind when 'rectification' then (select to_json(f) from "rectification" f
        where f.town_id = jr.town_id and f.record_id = jr.id) when 'request' then (select to_json(f) from "request" f
        where f.town_id = jr.town_id and f.record_id = jr.id) when 'agreement' then (select to_json(f) from "agreement" f
        where f.town_id = jr.town_id and f.record_id = jr.id) when 'sanction' then (select to_json(f) from "sanction" f
        where f.town_id = jr.town_id and f.record_id = jr.id) end, 'relations', (select json_agg(distinct a.relation) from assignment a
        where a.town_id = jr.town_id and a.record_id = jr.id and a.person_id = $1::bigint and a.until is null)) from record jr
    where jr.town_id = r.town_id and jr.id = r.record_id) from (select b.*
    from todo b
    where b.town_id = $2::int and b.person_id = $3::bigint and b.shown_from <= $4::date
    order by b.due_on asc, b.record_id asc limit 11) r
  left join record j1 on j1.town_id = r.town_id and j1.id = r.record_id
  order by r.due_on asc, r.record_id asc;

select to_json(r.at), j1.number, case j1.kind when 'rectification' then 'RectificationCase' when 'request' then 'Request' when 'agreement' then 'Agreement' when 'sanction' then 'Sanction' end, j1.kind, j1.state, r.step, r.kind
  from (select b.*
    from (select e.town_id, e.record_id, e.version, e.id as at_id, e.kind, e.step, e.at, e.actor_id, true as read
      from event e
      where e.town_id = $1::int and e.actor_id = $2::bigint) b
    where true
    order by b.at_id desc limit 11) r
  left join record j1 on j1.town_id = r.town_id and j1.id = r.record_id
  order by r.at_id desc;
