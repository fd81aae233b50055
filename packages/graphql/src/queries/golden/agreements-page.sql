select count(*) as count
  from (select
    from agreement f join record b on b.town_id = f.town_id and b.id = f.record_id
    where f.town_id = $1::int and (b.unit_id = any($2::bigint[]) or exists (select
        from assignment seen
        where seen.town_id = b.town_id and seen.record_id = b.id and seen.person_id = $3::bigint and seen.until is null and seen.relation not like 'standIn:%')) and f.party = any($4::text[]) and b.state = any($5::text[]) and exists (select
      from assignment a
      where a.town_id = b.town_id and a.record_id = b.id and a.person_id = $6::bigint and a.until is null and a.relation = any($7::text[])) and not exists (select
      from assignment a
      where a.town_id = b.town_id and a.record_id = b.id and a.person_id = $8::bigint and a.until is null and a.relation = any($9::text[])) ) as counted;

select r.number, r.title, j1.party, j1.sign_by, j1.version_no, j1.signatures, j2.name, j3.name, j4.name, j5.code, nullif(r.due_on, 'infinity'), json_build_array(r.serial::bigint, r.id::bigint) from (select b.*
    from agreement f join record b on b.town_id = f.town_id and b.id = f.record_id
    where f.town_id = $1::int and (b.unit_id = any($2::bigint[]) or exists (select
        from assignment seen
        where seen.town_id = b.town_id and seen.record_id = b.id and seen.person_id = $3::bigint and seen.until is null and seen.relation not like 'standIn:%')) and f.party = any($4::text[]) and b.state = any($5::text[]) and exists (select
      from assignment a
      where a.town_id = b.town_id and a.record_id = b.id and a.person_id = $6::bigint and a.until is null and a.relation = any($7::text[])) and not exists (select
      from assignment a
      where a.town_id = b.town_id and a.record_id = b.id and a.person_id = $8::bigint and a.until is null and a.relation = any($9::text[])) order by b.serial desc, b.id desc limit 11) r
  left join "agreement" j1 on j1.town_id = r.town_id and j1.record_id = r.id
  left join "unit" j2 on j2.town_id = r.town_id and j2.id = r.unit_id
  left join lateral (select p.*
    from assignment a join person p on p.town_id = a.town_id and p.id = a.person_id
    where a.town_id = r.town_id and a.record_id = r.id and a.relation = 'partyA' and a.until is null
    order by a.id limit 1) j3 on true
  left join lateral (select p.*
    from assignment a join person p on p.town_id = a.town_id and p.id = a.person_id
    where a.town_id = r.town_id and a.record_id = r.id and a.relation = 'partyB' and a.until is null
    order by a.id limit 1) j4 on true
  left join "exam" j5 on j5.town_id = j1.town_id and j5.id = j1.exam_id
  order by r.serial desc, r.id desc;
