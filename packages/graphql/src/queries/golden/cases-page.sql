select count(*) as count
  from (select
    from record b join rectification f on f.town_id = b.town_id and f.record_id = b.id
    where b.town_id = $1::int and b.kind = 'rectification' and b.state = any($2::text[]) and f.weight = any($3::text[]) and b.id in (select k.target_id
      from search_key k
      where k.town_id = b.town_id and k.kind = 'record' and k.key = any($4::text[]) group by k.target_id having count(*) >= $5::int)) as counted;

select r.number, j1.weight, j1.category, r.kind, r.state, nullif(r.due_on, 'infinity'), json_build_array(r.updated_at::timestamptz, r.id::bigint) from (select b.*
    from record b join rectification f on f.town_id = b.town_id and f.record_id = b.id
    where b.town_id = $1::int and b.kind = 'rectification' and b.state = any($2::text[]) and f.weight = any($3::text[]) and b.id in (select k.target_id
      from search_key k
      where k.town_id = b.town_id and k.kind = 'record' and k.key = any($4::text[]) group by k.target_id having count(*) >= $5::int) order by b.updated_at desc, b.id desc limit 2) r
  left join "rectification" j1 on j1.town_id = r.town_id and j1.record_id = r.id
  order by r.updated_at desc, r.id desc;
