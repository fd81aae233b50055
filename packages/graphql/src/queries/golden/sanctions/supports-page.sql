select count(*) as count
  from (select
    from support b
    where b.town_id = $1::int and (($2::boolean or b.unit_id = any($3::bigint[])) or b.person_id = $4::bigint or b.mentor_id = $5::bigint) and (b.ended_on is null and coalesce(b.until_on >= $6::date, true)) ) as counted;

select j1.name, j2.name, r.kind, j3.name, r.measures, r.from_on, r.until_on, r.planned, r.held, greatest(coalesce(r.planned, 0) - r.held, 0), r.effect, r.ended_on, r.ended_on is null and coalesce(r.until_on >= $1::date, true), j4.name, (select json_agg(json_build_array(j5.observed_on, j5.result, j5.remark, j6.name) order by j5.observed_on, j5.id) from (select *
      from reobservation
      where town_id = r.town_id and support_id = r.id) j5
    left join "person" j6 on j6.town_id = j5.town_id and j6.id = j5.observer_id), r.kind, json_build_object('unitId', r.unit_id, 'personId', r.person_id) from (select b.*
    from support b
    where b.town_id = $2::int and (($3::boolean or b.unit_id = any($4::bigint[])) or b.person_id = $5::bigint or b.mentor_id = $6::bigint) and (b.ended_on is null and coalesce(b.until_on >= $7::date, true)) order by b.from_on desc, b.id desc limit 21) r
  left join "person" j1 on j1.town_id = r.town_id and j1.id = r.person_id
  left join "unit" j2 on j2.town_id = r.town_id and j2.id = r.unit_id
  left join "person" j3 on j3.town_id = r.town_id and j3.id = r.mentor_id
  left join "person" j4 on j4.town_id = r.town_id and j4.id = r.entered_by
  order by r.from_on desc, r.id desc;
