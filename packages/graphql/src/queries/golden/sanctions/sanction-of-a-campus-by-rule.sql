begin;

commit;

insert into read_log (town_id, person_id, post_id, record_id, about_id, what, at, slot) select r.town_id, $1::bigint, $2::bigint, r.id, f.person_id, $3, $4::timestamptz, $5::bigint
  from record r join sanction f on f.town_id = r.town_id and f.record_id = r.id
  where r.town_id = $6::int and r.id = any($7::bigint[]) and f.person_id is distinct
  from $1::bigint and ($3 <> 'list' or r.confidential) on conflict do nothing;

select id, "number" as name
  from "record"
  where town_id = $1 and id = any($2::bigint[]);

select r.number, j1.rule, j1.measure, j1.by_hand, j2.name, j1.held, j3.basis_no, j3.computation, (select json_agg(json_build_array(j4.step, j5.name, case when j4.kind = 'sanction' and j4.step = 'vote' and j4.actor_id is distinct
        from $1::bigint then exists (select
          from assignment part
          where part.town_id = j4.town_id and part.record_id = j4.record_id and part.person_id = $2::bigint and part.relation = 'concerned') or not exists (select
          from assignment part
          where part.town_id = j4.town_id and part.record_id = j4.record_id and part.person_id = $3::bigint and part.relation = any($4::text[])) or not exists (select
          from assignment part
          where part.town_id = j4.town_id and part.record_id = j4.record_id and part.person_id = $5::bigint and part.relation = 'voted' and part.until is null) and not exists (select
          from event later
          where later.town_id = j4.town_id and later.record_id = j4.record_id and later.version > j4.version and later.state <> all($6::text[])) else false end, j4.kind, j4.step, j4.input, (select p.payload
          from event_payload p
          where p.town_id = j4.town_id and p.record_id = j4.record_id and p.version = j4.version)) order by j4.version) from (select *
      from event
      where town_id = r.town_id and record_id = r.id
      order by version asc limit 200) j4
    left join "person" j5 on j5.town_id = j4.town_id and j5.id = j4.actor_id), (select json_build_object('rule', f.rule, 'measure', f.measure, 'body', f.body, 'who', n.name, 'personId', f.person_id, 'unitId', r.unit_id, 'yearId', f.year_id, 'delivered', f.starts_on is not null, 'open', r.state = any($7::text[]), 'voting', r.state = any($8::text[]), 'mayVote', f.may_vote, 'cast', f."cast") from sanction f join person n on n.town_id = f.town_id and n.id = f.person_id
    where f.town_id = r.town_id and f.record_id = r.id), (select json_build_object('round', f.round, 'mayVote', f.may_vote, 'cast', f."cast", 'voting', r.state = any($9::text[]), 'open', r.state = any($10::text[]), 'begun', exists (select
        from event e
        where e.town_id = r.town_id and e.record_id = r.id and e.state = any($11::text[])), 'closedAt', (select json_agg(to_json(e.at) order by e.version) from event e
        where e.town_id = r.town_id and e.record_id = r.id and e.step = any($12::text[])), 'votes', (select json_agg(json_build_object('round', v.round, 'personId', v.person_id, 'name', n.name, 'ballot', v.ballot, 'reason', v.reason, 'at', to_json(v.at), 'posts', (select json_agg(o.title
                order by o.role = any(case f.body when 'branch' then array['partySecretary', 'partyMember'] else array['groupHead', 'groupDeputy', 'groupMember'] end) desc, o.from_on desc, o.id) from post o
              where o.town_id = v.town_id and o.person_id = v.person_id and $13::date between o.from_on and o.to_on)) order by v.at, v.person_id) from sanction_vote v join person n on n.town_id = v.town_id and n.id = v.person_id
        where v.town_id = r.town_id and v.record_id = r.id), 'parts', (select json_agg(json_build_object('relation', a.relation, 'personId', a.person_id, 'name', n.name, 'since', to_json(a.since), 'until', to_json(a.until), 'posts', (select json_agg(o.title
                order by o.role = any(case f.body when 'branch' then array['partySecretary', 'partyMember'] else array['groupHead', 'groupDeputy', 'groupMember'] end) desc, o.from_on desc, o.id) from post o
              where o.town_id = a.town_id and o.person_id = a.person_id and $14::date between o.from_on and o.to_on), 'ofBody', exists (select
              from post o
              where o.town_id = a.town_id and o.person_id = a.person_id and o.role = any(case f.body when 'branch' then array['partySecretary', 'partyMember'] else array['groupHead', 'groupDeputy', 'groupMember'] end) and $15::date between o.from_on and o.to_on)) order by a.id) from assignment a join person n on n.town_id = a.town_id and n.id = a.person_id
        where a.town_id = r.town_id and a.record_id = r.id)) from sanction f
    where f.town_id = r.town_id and f.record_id = r.id), json_build_object('kind', r.kind, 'state', r.state, 'unitId', r.unit_id, 'planYearId', r.plan_year_id, 'facts', case r.kind when 'rectification' then (select to_json(f) from "rectification" f
      where f.town_id = r.town_id and f.record_id = r.id) when 'request' then (select to_json(f) from "request" f
      where f.town_id = r.town_id and f.record_id = r.id) when 'agreement' then (select to_json(f) from "agreement" f
      where f.town_id = r.town_id and f.record_id = r.id) when 'sanction' then (select to_json(f) from "sanction" f
      where f.town_id = r.town_id and f.record_id = r.id) end, 'relations', (select json_agg(distinct a.relation) from assignment a
      where a.town_id = r.town_id and a.record_id = r.id and a.person_id = $16::bigint and a.until is null)), r.id
  from (select b.*
    from record b
    where b.town_id = $17::int and b.kind = 'sanction' and b.number = $18 and (b.unit_id = any($19::bigint[]) or exists (select
        from assignment seen
        where seen.town_id = b.town_id and seen.record_id = b.id and seen.person_id = $20::bigint and seen.until is null and seen.relation not like 'standIn:%'))) r
  left join "sanction" j1 on j1.town_id = r.town_id and j1.record_id = r.id
  left join lateral (select p.*
    from assignment a join person p on p.town_id = a.town_id and p.id = a.person_id
    where a.town_id = r.town_id and a.record_id = r.id and a.relation = 'proposer' and a.until is null
    order by a.id limit 1) j2 on true
  left join lateral (select *
    from sanction_basis s
    where s.town_id = r.town_id and s.record_id = r.id
    order by s.basis_no desc limit 1) j3 on true
  order by r.id;
