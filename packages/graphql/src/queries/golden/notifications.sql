select count(*) as count
  from (select
    from notification b
    where b.town_id = $1::int and b.person_id = $2::bigint and b.read_at is null) as counted;

select r.kind, r.read_at is not null, j1.name, j2.number, j2.title, nullif(j2.due_on, 'infinity'), j3.name, case j2.kind when 'rectification' then 'RectificationCase' when 'request' then 'Request' when 'agreement' then 'Agreement' when 'sanction' then 'Sanction' end, j2.kind, j2.state, (select json_build_object('kind', r.kind, 'reminder', r.reminder, 'workflow', about.kind, 'state', about.state, 'step', happened.step, 'inYourName', happened.on_behalf_of = r.person_id, 'override', happened.override) from (select) here
    left join record about on about.town_id = r.town_id and about.id = r.record_id
    left join event happened on happened.town_id = r.town_id and happened.record_id = r.record_id and happened.version = r.version), json_build_array(r.at::timestamptz, r.id::bigint) from (select b.*
    from notification b
    where b.town_id = $1::int and b.person_id = $2::bigint and b.read_at is null
    order by b.at desc, b.id desc limit 11) r
  left join lateral (select p.*
    from event e join person p on p.town_id = e.town_id and p.id = e.actor_id
    where e.town_id = r.town_id and e.record_id = r.record_id and e.version = r.version) j1 on true
  left join record j2 on j2.town_id = r.town_id and j2.id = r.record_id
  left join "unit" j3 on j3.town_id = j2.town_id and j3.id = j2.unit_id
  order by r.at desc, r.id desc;
