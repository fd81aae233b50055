select r.name, (select json_agg(json_build_array(j1.title, j2.name) order by j1.from_on desc, j1.id) from (select *
      from post
      where town_id = r.town_id and person_id = r.id
      order by from_on desc, id limit 100) j1
    left join "unit" j2 on j2.town_id = j1.town_id and j2.id = j1.unit_id), r.id, 'Person'
  from (select b.*
    from "person" b
    where b.town_id = $1::int and b.id = $2::bigint ) r
  order by r.id;

select r.name, j1.name, r.id, 'Unit'
  from (select b.*
    from "unit" b
    where b.town_id = $1::int and b.id = $2::bigint ) r
  left join "unit" j1 on j1.town_id = r.town_id and j1.id = r.parent_id
  order by r.id;

select r.number, r.id, 'RectificationCase'
  from (select b.*
    from "record" b
    where b.town_id = $1::int and b.id = $2::bigint and b.kind = 'rectification' ) r
  order by r.id;
