select r.code, (select json_agg(json_build_array(j1.revision) order by j1.revision desc) from (select *
      from exam_revision
      where town_id = r.town_id and exam_id = r.id and $1::boolean
      order by revision desc limit 200) j1 ), (select json_agg(json_build_array(j2.rule) order by j2.id) from (select *
      from exam_objection
      where town_id = r.town_id and exam_id = r.id and $2::boolean) j2 ) from (select b.*
    from exam b
    where b.town_id = $3::int and ( $4::boolean or b.unit_id = any($5::bigint[]) or exists (select
        from teaching taught join unit c on c.town_id = taught.town_id and c.id = taught.class_id
        left join unit p on p.town_id = c.town_id and p.id = c.parent_id
        left join unit g on g.town_id = p.town_id and g.id = p.parent_id
        where taught.town_id = b.town_id and taught.person_id = $6::bigint and b.unit_id in (c.id, p.id, g.id, g.parent_id)) or exists (select
        from exam_task task
        where task.town_id = b.town_id and task.exam_id = b.id and task.person_id = $7::bigint)) order by b.held_on desc, b.id desc limit 11) r
  order by r.held_on desc, r.id desc;
