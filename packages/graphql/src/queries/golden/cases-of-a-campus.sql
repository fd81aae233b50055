select r.number, r.title, j1.name, j1.kind, j2.name, j3.name
  from (select b.*
    from record b
    where b.town_id = $1::int and b.kind = 'rectification' and (b.unit_id = any($2::bigint[]) or exists (select
        from assignment seen
        where seen.town_id = b.town_id and seen.record_id = b.id and seen.person_id = $3::bigint and seen.until is null and seen.relation not like 'standIn:%')) order by b.due_on desc, b.id desc limit 4) r
  left join "unit" j1 on j1.town_id = r.town_id and j1.id = r.unit_id
  left join lateral (select p.*
    from assignment a join person p on p.town_id = a.town_id and p.id = a.person_id
    where a.town_id = r.town_id and a.record_id = r.id and a.relation = 'issuer' and a.until is null
    order by a.id limit 1) j2 on true
  left join lateral (select p.*
    from assignment a join person p on p.town_id = a.town_id and p.id = a.person_id
    where a.town_id = r.town_id and a.record_id = r.id and a.relation = 'inspector' and a.until is null
    order by a.id limit 1) j3 on true
  order by r.due_on desc, r.id desc;
