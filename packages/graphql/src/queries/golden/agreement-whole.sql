select "id", "published_revision"
  from "exam"
  where "town_id" = $1 and "plan_year_id" = $2 and "kind" in ($3, $4) and "published_revision" is not null
  order by "held_on" desc, "id" desc limit $5;

select r.number, r.title, r.state, nullif(r.due_on, 'infinity'), r.version, j1.party, j1.sign_by, j1.version_no, j1.signatures, j1.counters, j1.reviews, j1.subject, j1.refusal, j2.hash, j2.text, j3.name, j4.name, (select coalesce(json_agg(p.title
        order by p.from_on desc), '[]'::json) from post p
    where p.town_id = j4.town_id and p.person_id = j4.id and $1::date between p.from_on and p.to_on), j5.name, j6.code, j6.title, j6.held_on, j6.published_revision, (select json_agg(json_build_array(j7.version_no, j7.origin, j7.hash, j8.name, j7.content, (select p.content
          from agreement_version p
          where p.town_id = j7.town_id and p.record_id = j7.record_id and p.version_no = j7.version_no - 1)) order by j7.version_no) from (select *
      from agreement_version
      where town_id = r.town_id and record_id = r.id) j7
    left join "person" j8 on j8.town_id = j7.town_id and j8.id = j7.author_id), (select json_agg(json_build_array(j9.version_no, j9.side, j9.on_paper, j9.signed_on, j9.hash, j10.name, j11.title, j12.name, j13.name) order by j9.version_no, j9.at, j9.side) from (select *
      from agreement_signature
      where town_id = r.town_id and record_id = r.id) j9
    left join "person" j10 on j10.town_id = j9.town_id and j10.id = j9.person_id
    left join "post" j11 on j11.town_id = j9.town_id and j11.id = j9.post_id
    left join "file" j12 on j12.town_id = j9.town_id and j12.id = j9.file_id
    left join "person" j13 on j13.town_id = j9.town_id and j13.id = j9.recorded_by), (select json_agg(json_build_array(j14.evaluation_no, j14.version_no, j14.outcome, j14.revision, j14.rules, j15.code, j14.targets) order by j14.evaluation_no) from (select *
      from agreement_evaluation
      where town_id = r.town_id and record_id = r.id) j14
    left join "exam" j15 on j15.town_id = j14.town_id and j15.id = j14.exam_id), (select json_agg(json_build_array(j16.relation, j17.name, to_json(j16.until), j16.relation, j16.kind) order by j16.id) from (select a.*, r.kind as kind
      from assignment a
      where a.town_id = r.town_id and a.record_id = r.id) j16
    left join "person" j17 on j17.town_id = j16.town_id and j17.id = j16.person_id), (select json_agg(json_build_array(j18.step, j18.state, j19.name, j18.kind, j18.step, j18.input, (select p.payload
          from event_payload p
          where p.town_id = j18.town_id and p.record_id = j18.record_id and p.version = j18.version), case when j18.kind = 'sanction' and j18.step = 'vote' and j18.actor_id is distinct
        from $2::bigint then exists (select
          from assignment part
          where part.town_id = j18.town_id and part.record_id = j18.record_id and part.person_id = $3::bigint and part.relation = 'concerned') or not exists (select
          from assignment part
          where part.town_id = j18.town_id and part.record_id = j18.record_id and part.person_id = $4::bigint and part.relation = any($5::text[])) or not exists (select
          from assignment part
          where part.town_id = j18.town_id and part.record_id = j18.record_id and part.person_id = $6::bigint and part.relation = 'voted' and part.until is null) and not exists (select
          from event later
          where later.town_id = j18.town_id and later.record_id = j18.record_id and later.version > j18.version and later.state <> all($7::text[])) else false end) order by j18.version) from (select *
      from event
      where town_id = r.town_id and record_id = r.id
      order by version asc limit 200) j18
    left join "person" j19 on j19.town_id = j18.town_id and j19.id = j18.actor_id), r.kind, r.state, (select v.content
    from agreement_version v
    where v.town_id = r.town_id and v.record_id = r.id and v.version_no = (select f.version_no
      from agreement f
      where f.town_id = r.town_id and f.record_id = r.id)), (select json_agg(v.content
      order by v.version_no) from agreement_version v
    where v.town_id = r.town_id and v.record_id = r.id), (select json_build_object('recordId', f.record_id, 'unitId', r.unit_id, 'planYearId', r.plan_year_id, 'grouping', f.grouping, 'groupId', f.group_id, 'subject', f.subject) from agreement f
    where f.town_id = r.town_id and f.record_id = r.id), json_build_object('kind', r.kind, 'state', r.state, 'unitId', r.unit_id, 'planYearId', r.plan_year_id, 'facts', case r.kind when 'rectification' then (select to_json(f) from "rectification" f
      where f.town_id = r.town_id and f.record_id = r.id) when 'request' then (select to_json(f) from "request" f
      where f.town_id = r.town_id and f.record_id = r.id) when 'agreement' then (select to_json(f) from "agreement" f
      where f.town_id = r.town_id and f.record_id = r.id) when 'sanction' then (select to_json(f) from "sanction" f
      where f.town_id = r.town_id and f.record_id = r.id) end, 'relations', (select json_agg(distinct a.relation) from assignment a
      where a.town_id = r.town_id and a.record_id = r.id and a.person_id = $8::bigint and a.until is null)), r.id
  from (select b.*
    from record b
    where b.town_id = $9::int and b.kind = 'agreement' and b.number = $10 and (b.unit_id = any($11::bigint[]) or exists (select
        from assignment seen
        where seen.town_id = b.town_id and seen.record_id = b.id and seen.person_id = $12::bigint and seen.until is null and seen.relation not like 'standIn:%'))) r
  left join "agreement" j1 on j1.town_id = r.town_id and j1.record_id = r.id
  left join "agreement_version" j2 on j2.town_id = r.town_id and j2.record_id = r.id and j2.version_no = (select f.version_no
    from agreement f
    where f.town_id = r.town_id and f.record_id = r.id) left join lateral (select p.*
    from assignment a join person p on p.town_id = a.town_id and p.id = a.person_id
    where a.town_id = r.town_id and a.record_id = r.id and a.relation = 'partyA' and a.until is null
    order by a.id limit 1) j3 on true
  left join lateral (select p.*
    from assignment a join person p on p.town_id = a.town_id and p.id = a.person_id
    where a.town_id = r.town_id and a.record_id = r.id and a.relation = 'partyB' and a.until is null
    order by a.id limit 1) j4 on true
  left join lateral (select p.*
    from assignment a join person p on p.town_id = a.town_id and p.id = a.person_id
    where a.town_id = r.town_id and a.record_id = r.id and a.relation = 'drafter' and a.until is null
    order by a.id limit 1) j5 on true
  left join "exam" j6 on j6.town_id = j1.town_id and j6.id = j1.exam_id
  order by r.id;

select w.place::int, s.name as subject, s.full_mark::text, s.weight::text, s.pass_percent::text, s.excellent_percent::text, s.low_percent::text, r.n, r.sum_hundredths, r.passed, r.excellent, r.low, r.sd, r.small
  from unnest($1::text[], $2::bigint[], $3::text[]) with ordinality as w(grouping, group_id, subject, place) join exam_subject s on s.town_id = $4::int and s.exam_id = $5::bigint and (w.subject is null or s.name = w.subject) join exam e on e.town_id = s.town_id and e.id = s.exam_id
  left join lateral (select n, sum_hundredths, passed, excellent, low, sd, small
    from (select *
      from exam_result r
      where r.town_id = s.town_id and r.exam_id = s.exam_id and r.revision = $6::int and r.subject = s.position) r
    where w.grouping <> 'grade' and r.grouping = w.grouping and r.group_id = case when w.grouping = 'town' then e.unit_id else w.group_id end union all select n::int, sum_hundredths::bigint, passed::int, excellent::int, low::int, case when n > 1 then sqrt(greatest(0, squares - total * total / n) / (n - 1)) end as sd, n < coalesce((select o.value
        from setting o
        where o.town_id = s.town_id and o.plan_year_id = e.plan_year_id and o.key = 'exam.smallGroup'), $7::int) as small
    from (select sum(r.n) as n, sum(r.sum_hundredths) as sum_hundredths, sum(r.passed) as passed, sum(r.excellent) as excellent, sum(r.low) as low, sum(r.n * r.mean) as total, sum(r.n * r.mean * r.mean + (r.n - 1) * coalesce(r.sd, 0) * coalesce(r.sd, 0)) as squares
      from (select *
        from exam_result r
        where r.town_id = s.town_id and r.exam_id = s.exam_id and r.revision = $8::int and r.subject = s.position) r join unit g on g.town_id = r.town_id and g.id = w.group_id join unit p on p.town_id = g.town_id and p.id = g.parent_id
      where w.grouping = 'grade' and r.grouping = 'class' and r.grade = g.grade and (p.kind = 'town' or r.campus_id = p.id) and r.n > 0) classes
    where n > 0) r on true
  order by w.place, s.position;

with judged as ( select r.unit_id, coalesce(first.by, f.rectify_by) as by, first.on_day
    from record r join rectification f on f.town_id = r.town_id and f.record_id = r.id
    left join lateral (select e.at::date as on_day, (e.context ->> 'rectifyBy')::date as by
      from event e
      where e.town_id = r.town_id and e.record_id = r.id and e.state = any($1::text[]) order by e.version limit 1) first on true
    where r.town_id = $2::int and r.kind = $3 and r.plan_year_id = $4::bigint and r.unit_id = any($5::bigint[]) and r.state <> all($6::text[])) select w.place, count(*) as due, count(*) filter (
    where j.on_day <= j.by) as "onTime"
  from unnest($7::int[], $8::bigint[]) as w(place, unit) join judged j on j.unit_id = w.unit
  where j.by is not null and (j.on_day is not null or j.by < $9::date) group by w.place;
