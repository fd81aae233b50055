select count(*) as count
  from (select
    from request f join record b on b.town_id = f.town_id and b.id = f.record_id
    where f.town_id = $1::int and (($2::boolean or b.unit_id = any($3::bigint[]) or exists (select
          from assignment seen
          where seen.town_id = b.town_id and seen.record_id = b.id and seen.person_id = $4::bigint and seen.until is null and seen.relation not like 'standIn:%')) or exists (select
        from record parent
        where parent.town_id = b.town_id and parent.id = b.parent_id and ($5::boolean or parent.unit_id = any($6::bigint[]) or exists (select
            from assignment seen
            where seen.town_id = parent.town_id and seen.record_id = parent.id and seen.person_id = $7::bigint and seen.until is null and seen.relation not like 'standIn:%')))) and b.id in (select k.target_id
      from search_key k
      where k.town_id = b.town_id and k.kind = 'record' and k.key = any($8::text[]) group by k.target_id having count(*) >= $9::int)) as counted;

select count(*) as count
  from (select
    from request f join record b on b.town_id = f.town_id and b.id = f.record_id
    where f.town_id = $1::int and (($2::boolean or b.unit_id = any($3::bigint[]) or exists (select
          from assignment seen
          where seen.town_id = b.town_id and seen.record_id = b.id and seen.person_id = $4::bigint and seen.until is null and seen.relation not like 'standIn:%')) or exists (select
        from record parent
        where parent.town_id = b.town_id and parent.id = b.parent_id and ($5::boolean or parent.unit_id = any($6::bigint[]) or exists (select
            from assignment seen
            where seen.town_id = parent.town_id and seen.record_id = parent.id and seen.person_id = $7::bigint and seen.until is null and seen.relation not like 'standIn:%')))) and b.state = any($8::text[]) and f.kind = any($9::text[]) ) as counted;

select r.number, j1.kind, j1.new_day, j2.number, case j2.kind when 'rectification' then 'RectificationCase' when 'request' then 'Request' when 'agreement' then 'Agreement' when 'sanction' then 'Sanction' end
  from (select b.*
    from request f join record b on b.town_id = f.town_id and b.id = f.record_id
    where f.town_id = $1::int and (($2::boolean or b.unit_id = any($3::bigint[]) or exists (select
          from assignment seen
          where seen.town_id = b.town_id and seen.record_id = b.id and seen.person_id = $4::bigint and seen.until is null and seen.relation not like 'standIn:%')) or exists (select
        from record parent
        where parent.town_id = b.town_id and parent.id = b.parent_id and ($5::boolean or parent.unit_id = any($6::bigint[]) or exists (select
            from assignment seen
            where seen.town_id = parent.town_id and seen.record_id = parent.id and seen.person_id = $7::bigint and seen.until is null and seen.relation not like 'standIn:%')))) and b.state = any($8::text[]) and f.kind = any($9::text[]) order by b.id desc limit 11) r
  left join "request" j1 on j1.town_id = r.town_id and j1.record_id = r.id
  left join record j2 on j2.town_id = r.town_id and j2.id = r.parent_id
  order by r.id desc;

select r.number, json_build_array(r.id::bigint) from (select b.*
    from request f join record b on b.town_id = f.town_id and b.id = f.record_id
    where f.town_id = $1::int and (($2::boolean or b.unit_id = any($3::bigint[]) or exists (select
          from assignment seen
          where seen.town_id = b.town_id and seen.record_id = b.id and seen.person_id = $4::bigint and seen.until is null and seen.relation not like 'standIn:%')) or exists (select
        from record parent
        where parent.town_id = b.town_id and parent.id = b.parent_id and ($5::boolean or parent.unit_id = any($6::bigint[]) or exists (select
            from assignment seen
            where seen.town_id = parent.town_id and seen.record_id = parent.id and seen.person_id = $7::bigint and seen.until is null and seen.relation not like 'standIn:%')))) and b.state = any($8::text[]) and exists (select
      from assignment a
      where a.town_id = b.town_id and a.record_id = b.id and a.person_id = $9::bigint) order by b.id desc limit 2) r
  order by r.id desc;
