select count(*) as count
  from (select
    from meeting b
    where b.town_id = $1::int and ($2::boolean or b.unit_id = any($3::bigint[])) and b.kind = any($4::text[]) ) as counted;

select r.title, r.kind, r.held_on, r.place, r.minutes, j1.name, j2.name, (select json_agg(json_build_array(j3.position, j3.title, j3.record_id is not null, j4.number, j4.kind, j4.state) order by j3.position) from (select *
      from meeting_item
      where town_id = r.town_id and meeting_id = r.id) j3
    left join record j4 on j4.town_id = j3.town_id and j4.id = j3.record_id and ($1::boolean or j4.unit_id = any($2::bigint[]) or exists (select
        from assignment seen
        where seen.town_id = j4.town_id and seen.record_id = j4.id and seen.person_id = $3::bigint and seen.until is null and seen.relation not like 'standIn:%'))), r.kind, r.unit_id
  from (select b.*
    from meeting b
    where b.town_id = $4::int and ($5::boolean or b.unit_id = any($6::bigint[])) and b.kind = any($7::text[]) order by b.held_on desc, b.id desc limit 21) r
  left join "person" j1 on j1.town_id = r.town_id and j1.id = r.minutes_by
  left join "unit" j2 on j2.town_id = r.town_id and j2.id = r.unit_id
  order by r.held_on desc, r.id desc;
