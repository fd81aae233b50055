select count(*) as count
  from (select
    from exam b
    where b.town_id = $1::int and ( $2::boolean or b.unit_id = any($3::bigint[]) or exists (select
        from teaching taught join unit c on c.town_id = taught.town_id and c.id = taught.class_id
        left join unit p on p.town_id = c.town_id and p.id = c.parent_id
        left join unit g on g.town_id = p.town_id and g.id = p.parent_id
        where taught.town_id = b.town_id and taught.person_id = $4::bigint and b.unit_id in (c.id, p.id, g.id, g.parent_id)) or exists (select
        from exam_task task
        where task.town_id = b.town_id and task.exam_id = b.id and task.person_id = $5::bigint)) and b.kind = any($6::text[]) and b.published_revision is not null and b.held_on >= $7::date ) as counted;

select r.code, r.title, r.held_on, j1.name, r.revision, r.published_revision, r.published_revision is not distinct
  from r.revision, (select json_agg(json_build_array(j3.name) order by j2.unit_id) from (select *
      from exam_task
      where town_id = r.town_id and exam_id = r.id) j2
    left join "unit" j3 on j3.town_id = j2.town_id and j3.id = j2.unit_id), (select json_agg(json_build_array(j4.revision, case when j4.undone_by_revision is not null then 'undone' when j4.kind <> 'import' then 'noImport' when exists (select
          from exam_revision later
          where later.town_id = j4.town_id and later.exam_id = j4.exam_id and later.revision > j4.revision) then 'notLatest' when exists (select
          from agreement_evaluation v
          where v.town_id = j4.town_id and v.exam_id = j4.exam_id and v.revision >= j4.revision) then 'evaluated' when not ($1::boolean or j4.person_id = $2::bigint) then 'notYours' end) order by j4.revision desc) from (select *
      from exam_revision
      where town_id = r.town_id and exam_id = r.id and $3::boolean
      order by revision desc limit 200) j4 ), (select json_agg(json_build_array(j5.title) order by j5.id) from (select found.*
      from exam_finding x join record found on found.town_id = x.town_id and found.id = x.record_id
      where x.town_id = r.town_id and x.exam_id = r.id and ($4::boolean or found.unit_id = any($5::bigint[]) or exists (select
          from assignment seen
          where seen.town_id = found.town_id and seen.record_id = found.id and seen.person_id = $6::bigint and seen.until is null and seen.relation not like 'standIn:%'))) j5 ), r.kind, (select coalesce(json_agg(json_build_object('position', s.position, 'name', s.name, 'fullMark', s.full_mark::text, 'passPercent', s.pass_percent::text, 'excellentPercent', s.excellent_percent::text, 'lowPercent', s.low_percent::text, 'weight', s.weight::text) order by s.position), '[]'::json) from exam_subject s
    where s.town_id = r.town_id and s.exam_id = r.id), json_build_array(r.held_on::date, r.id::bigint) from (select b.*
    from exam b
    where b.town_id = $7::int and ( $8::boolean or b.unit_id = any($9::bigint[]) or exists (select
        from teaching taught join unit c on c.town_id = taught.town_id and c.id = taught.class_id
        left join unit p on p.town_id = c.town_id and p.id = c.parent_id
        left join unit g on g.town_id = p.town_id and g.id = p.parent_id
        where taught.town_id = b.town_id and taught.person_id = $10::bigint and b.unit_id in (c.id, p.id, g.id, g.parent_id)) or exists (select
        from exam_task task
        where task.town_id = b.town_id and task.exam_id = b.id and task.person_id = $11::bigint)) and b.kind = any($12::text[]) and b.published_revision is not null and b.held_on >= $13::date
    order by b.held_on desc, b.id desc limit 11) r
  left join "unit" j1 on j1.town_id = r.town_id and j1.id = r.unit_id
  order by r.held_on desc, r.id desc;
