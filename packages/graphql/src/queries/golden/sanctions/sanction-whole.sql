begin;

commit;

insert into read_log (town_id, person_id, post_id, record_id, about_id, what, at, slot) select r.town_id, $1::bigint, $2::bigint, r.id, f.person_id, $3, $4::timestamptz, $5::bigint
  from record r join sanction f on f.town_id = r.town_id and f.record_id = r.id
  where r.town_id = $6::int and r.id = any($7::bigint[]) and f.person_id is distinct
  from $1::bigint and ($3 <> 'list' or r.confidential) on conflict do nothing;

select id, "number" as name
  from "record"
  where town_id = $1 and id = any($2::bigint[]);

select r.number, r.title, r.version, r.state, nullif(r.due_on, 'infinity'), j1.rule, j1.measure, j1.body, r.confidential, j2.name, j3.name, (select p.payload ->> 'reason'
    from event_payload p
    where p.town_id = r.town_id and p.record_id = r.id and p.version = 1), j1.by_hand, j4.name, (select json_agg(json_build_array(j5.name) order by j5.part_id) from (select p.*, a.id as part_id
      from assignment a join person p on p.town_id = a.town_id and p.id = a.person_id
      where a.town_id = r.town_id and a.record_id = r.id and a.relation = 'handler' and a.until is null) j5 ), j1.tied, j1.held, j1.supports, j1.objections, j1.basis_gone, j1.reviewing, j1.suspended, j1.carried_out, j1.starts_on, j1.ends_on, j1.review_by, j1.appeal_by, j6.number, j6.title, j6.evaluation_no, j6.outcome, j6.outcome_now, j6.targets, j7.basis_no, j7.evaluation_no, j7.computation, (select json_agg(json_build_array(j8.basis_no) order by j8.basis_no) from (select *
      from "sanction_basis"
      where town_id = r.town_id and record_id = r.id) j8 ), (select json_agg(json_build_array(j9.rule, j9.reason, j9.legal_basis, j10.name, j9.rule) order by j9.rule) from (select *
      from "sanction_objection"
      where town_id = r.town_id and record_id = r.id) j9
    left join "person" j10 on j10.town_id = j9.town_id and j10.id = j9.person_id), (select json_agg(json_build_array(j11.kind, j11.measures, j12.name, j13.name, j11.from_on, j11.until_on, j11.planned, j11.held, greatest(coalesce(j11.planned, 0) - j11.held, 0), j11.effect, j11.ended_on, j11.ended_on is null and coalesce(j11.until_on >= $1::date, true), (select json_agg(json_build_array(j14.observed_on, j14.result, j14.remark, j15.name, j14.result) order by j14.observed_on, j14.id) from (select *
            from reobservation
            where town_id = j11.town_id and support_id = j11.id) j14
          left join "person" j15 on j15.town_id = j14.town_id and j15.id = j14.observer_id), j11.kind, json_build_object('unitId', j11.unit_id, 'personId', j11.person_id)) order by j11.from_on, j11.id) from (select s.*
      from sanction f join plan_year own on own.town_id = f.town_id and own.id = f.year_id join support s on s.town_id = f.town_id and s.person_id = f.person_id
      where f.town_id = r.town_id and f.record_id = r.id and coalesce(s.ended_on, s.until_on, 'infinity'::date) >= coalesce((select max(y.starts_on) from plan_year y
          where y.town_id = own.town_id and y.starts_on < own.starts_on), own.starts_on)) j11
    left join "person" j12 on j12.town_id = j11.town_id and j12.id = j11.person_id
    left join "person" j13 on j13.town_id = j11.town_id and j13.id = j11.mentor_id), j16.input ->> 'finding' = 'goOn', j16.payload ->> 'reason', j17.name, coalesce((j18.input ->> 'competent')::boolean, false), j19.name, j18.input ->> 'finding' = 'exempt', j18.input ->> 'ground', j18.payload ->> 'opinion', j18.payload ->> 'support', j18.input ->> 'ground', j20.town_id, j21.name, j20.payload ->> 'note', (select json_agg(json_build_array(j22.name) order by j22.position) from (select f.*, x.position
      from event_file x join file f on f.town_id = x.town_id and f.id = x.file_id
      where x.town_id = j20.town_id and x.record_id = j20.record_id and x.version = j20.version) j22 ), j23.step = 'witnessRefusal', j24.name, j23.payload ->> 'witnesses', j23.payload ->> 'what', (select json_agg(json_build_array(j25.name) order by j25.position) from (select f.*, x.position
      from event_file x join file f on f.town_id = x.town_id and f.id = x.file_id
      where x.town_id = j23.town_id and x.record_id = j23.record_id and x.version = j23.version) j25 ), j26.step = 'lapseDefence', j27.name, j26.step = 'submitDefence' and not j26.by_concerned, j26.payload ->> 'statement', (select json_agg(json_build_array(j28.name) order by j28.position) from (select f.*, x.position
      from event_file x join file f on f.town_id = x.town_id and f.id = x.file_id
      where x.town_id = j26.town_id and x.record_id = j26.record_id and x.version = j26.version) j28 ), (select json_agg(json_build_array(j30.name, j31.name, j29.question, j29.opinion, (select json_agg(json_build_array(j32.name) order by j32.position) from (select f.*, x.position
            from event_file x join file f on f.town_id = x.town_id and f.id = x.file_id
            where x.town_id = j29.town_id and x.record_id = j29.record_id and x.version = j29.answer_version) j32 )) order by j29.version, j29.answer_version) from (select q.town_id, q.record_id, q.version, q.at, q.actor_id, (q.input ->> 'whom')::bigint as whom_id, qp.payload ->> 'question' as question, a.version as answer_version, a.at as answer_at, ap.payload ->> 'opinion' as opinion
      from event q
      left join event_payload qp on qp.town_id = q.town_id and qp.record_id = q.record_id and qp.version = q.version
      left join event a on a.town_id = r.town_id and a.record_id = r.id and a.step = 'giveOpinion' and a.actor_id = (q.input ->> 'whom')::bigint and a.version > q.version and not exists (select
        from event n
        where n.town_id = r.town_id and n.record_id = r.id and n.step = 'askOpinion' and n.input ->> 'whom' = q.input ->> 'whom' and n.version > q.version and n.version < a.version) left join event_payload ap on ap.town_id = a.town_id and ap.record_id = a.record_id and ap.version = a.version
      where q.town_id = r.town_id and q.record_id = r.id and q.step = 'askOpinion') j29
    left join "person" j30 on j30.town_id = j29.town_id and j30.id = j29.whom_id
    left join "person" j31 on j31.town_id = j29.town_id and j31.id = j29.actor_id), j33.town_id, j34.name, j33.payload ->> 'reason', j33.state, j35.town_id, j35.payload ->> 'reason', j36.input ->> 'how', j37.name, j36.input ->> 'deliveredOn', j36.payload ->> 'witnesses', (select json_agg(json_build_array(j38.name) order by j38.position) from (select f.*, x.position
      from event_file x join file f on f.town_id = x.town_id and f.id = x.file_id
      where x.town_id = j36.town_id and x.record_id = j36.record_id and x.version = j36.version) j38 ), j36.input ->> 'how', j39.step = 'reconsider', j39.payload ->> 'grounds', j39.answer_payload ->> 'answer', j40.name, (select json_agg(json_build_array(j41.name) order by j41.position) from (select f.*, x.position
      from event_file x join file f on f.town_id = x.town_id and f.id = x.file_id
      where x.town_id = j39.town_id and x.record_id = j39.record_id and x.version = j39.version) j41 ), (select json_agg(json_build_array(j42.name) order by j42.position) from (select f.*, x.position
      from event_file x join file f on f.town_id = x.town_id and f.id = x.file_id
      where x.town_id = j39.town_id and x.record_id = j39.record_id and x.version = j39.answer_version) j42 ), j39.answer_step, j39.answer_state, (select json_agg(json_build_array(j43.payload ->> 'grounds', j43.answer_step, j43.answer_state) order by j43.version) from (select e.*, p.payload, answer.version as answer_version, answer.at as answer_at, answer.step as answer_step, answer.state as answer_state, answer.actor_id as answer_actor_id, answer.input as answer_input, answer.payload as answer_payload
      from event e
      left join event_payload p on p.town_id = e.town_id and p.record_id = e.record_id and p.version = e.version
      left join lateral ( select a.version, a.at, a.step, a.state, a.actor_id, a.input, q.payload
        from event a
        left join event_payload q on q.town_id = a.town_id and q.record_id = a.record_id and q.version = a.version
        where a.town_id = e.town_id and a.record_id = e.record_id and a.version > e.version and a.step in ('decideReview') order by a.version limit 1) answer on true
      where e.town_id = r.town_id and e.record_id = r.id and e.step in ('requestReview', 'reconsider')) j43 ), j44.town_id, j44.payload ->> 'grounds', j44.answer_payload ->> 'authority', j44.answer_input ->> 'answeredOn', j44.answer_payload ->> 'answer', (select json_agg(json_build_array(j45.name) order by j45.position) from (select f.*, x.position
      from event_file x join file f on f.town_id = x.town_id and f.id = x.file_id
      where x.town_id = j44.town_id and x.record_id = j44.record_id and x.version = j44.answer_version) j45 ), j44.answer_step, j44.answer_state, j46.input ->> 'doneOn', j46.payload ->> 'statement', j47.town_id, j47.payload ->> 'reason', j48.kind, j48.starts_on, j48.ends_on, j48.suspended, j48.lifted_on, j48.revoked_on, j48.done_on, $2::date between j48.starts_on and j48.ends_on and j48.revoked_on is null and coalesce(j48.lifted_on > $3::date, true) and j48.done_on is null and not j48.suspended, j48.kind, j49.meeting_title, j49.held_on, j49.position, j49.title, j49.has_minutes, (select json_agg(json_build_array(j50.version, j50.step, j50.state, j51.name, (select json_agg(json_build_array(j52.name) order by j52.position) from (select f.*, e.position
            from event_file e join file f on f.town_id = e.town_id and f.id = e.file_id
            where e.town_id = j50.town_id and e.record_id = j50.record_id and e.version = j50.version and not (case when j50.kind = 'sanction' and j50.step = 'vote' and j50.actor_id is distinct
              from $4::bigint then exists (select
                from assignment part
                where part.town_id = j50.town_id and part.record_id = j50.record_id and part.person_id = $5::bigint and part.relation = 'concerned') or not exists (select
                from assignment part
                where part.town_id = j50.town_id and part.record_id = j50.record_id and part.person_id = $6::bigint and part.relation = any($7::text[])) or not exists (select
                from assignment part
                where part.town_id = j50.town_id and part.record_id = j50.record_id and part.person_id = $8::bigint and part.relation = 'voted' and part.until is null) and not exists (select
                from event later
                where later.town_id = j50.town_id and later.record_id = j50.record_id and later.version > j50.version and later.state <> all($9::text[])) else false end)) j52 ), j50.kind, j50.step, case when j50.kind = 'sanction' and j50.step = 'vote' and j50.actor_id is distinct
        from $10::bigint then exists (select
          from assignment part
          where part.town_id = j50.town_id and part.record_id = j50.record_id and part.person_id = $11::bigint and part.relation = 'concerned') or not exists (select
          from assignment part
          where part.town_id = j50.town_id and part.record_id = j50.record_id and part.person_id = $12::bigint and part.relation = any($13::text[])) or not exists (select
          from assignment part
          where part.town_id = j50.town_id and part.record_id = j50.record_id and part.person_id = $14::bigint and part.relation = 'voted' and part.until is null) and not exists (select
          from event later
          where later.town_id = j50.town_id and later.record_id = j50.record_id and later.version > j50.version and later.state <> all($15::text[])) else false end, j50.input, (select p.payload
          from event_payload p
          where p.town_id = j50.town_id and p.record_id = j50.record_id and p.version = j50.version)) order by j50.version) from (select *
      from event
      where town_id = r.town_id and record_id = r.id
      order by version asc limit 200) j50
    left join "person" j51 on j51.town_id = j50.town_id and j51.id = j50.actor_id), (select json_build_object('rule', f.rule, 'measure', f.measure, 'body', f.body, 'who', n.name, 'personId', f.person_id, 'unitId', r.unit_id, 'yearId', f.year_id, 'delivered', f.starts_on is not null, 'open', r.state = any($16::text[]), 'voting', r.state = any($17::text[]), 'mayVote', f.may_vote, 'cast', f."cast") from sanction f join person n on n.town_id = f.town_id and n.id = f.person_id
    where f.town_id = r.town_id and f.record_id = r.id), r.kind, r.state, nullif(r.due_on, 'infinity'), (select json_agg(distinct a.relation) from assignment a
    where a.town_id = r.town_id and a.record_id = r.id and a.person_id = $18::bigint and a.until is null), (select json_build_object('round', f.round, 'mayVote', f.may_vote, 'cast', f."cast", 'voting', r.state = any($19::text[]), 'open', r.state = any($20::text[]), 'begun', exists (select
        from event e
        where e.town_id = r.town_id and e.record_id = r.id and e.state = any($21::text[])), 'closedAt', (select json_agg(to_json(e.at) order by e.version) from event e
        where e.town_id = r.town_id and e.record_id = r.id and e.step = any($22::text[])), 'votes', (select json_agg(json_build_object('round', v.round, 'personId', v.person_id, 'name', n.name, 'ballot', v.ballot, 'reason', v.reason, 'at', to_json(v.at), 'posts', (select json_agg(o.title
                order by o.role = any(case f.body when 'branch' then array['partySecretary', 'partyMember'] else array['groupHead', 'groupDeputy', 'groupMember'] end) desc, o.from_on desc, o.id) from post o
              where o.town_id = v.town_id and o.person_id = v.person_id and $23::date between o.from_on and o.to_on)) order by v.at, v.person_id) from sanction_vote v join person n on n.town_id = v.town_id and n.id = v.person_id
        where v.town_id = r.town_id and v.record_id = r.id), 'parts', (select json_agg(json_build_object('relation', a.relation, 'personId', a.person_id, 'name', n.name, 'since', to_json(a.since), 'until', to_json(a.until), 'posts', (select json_agg(o.title
                order by o.role = any(case f.body when 'branch' then array['partySecretary', 'partyMember'] else array['groupHead', 'groupDeputy', 'groupMember'] end) desc, o.from_on desc, o.id) from post o
              where o.town_id = a.town_id and o.person_id = a.person_id and $24::date between o.from_on and o.to_on), 'ofBody', exists (select
              from post o
              where o.town_id = a.town_id and o.person_id = a.person_id and o.role = any(case f.body when 'branch' then array['partySecretary', 'partyMember'] else array['groupHead', 'groupDeputy', 'groupMember'] end) and $25::date between o.from_on and o.to_on)) order by a.id) from assignment a join person n on n.town_id = a.town_id and n.id = a.person_id
        where a.town_id = r.town_id and a.record_id = r.id)) from sanction f
    where f.town_id = r.town_id and f.record_id = r.id), r.id
  from (select b.*
    from record b
    where b.town_id = $26::int and b.kind = 'sanction' and b.number = $27 and (b.unit_id = any($28::bigint[]) or exists (select
        from assignment seen
        where seen.town_id = b.town_id and seen.record_id = b.id and seen.person_id = $29::bigint and seen.until is null and seen.relation not like 'standIn:%'))) r
  left join "sanction" j1 on j1.town_id = r.town_id and j1.record_id = r.id
  left join "person" j2 on j2.town_id = j1.town_id and j2.id = j1.person_id
  left join lateral (select p.*
    from assignment a join person p on p.town_id = a.town_id and p.id = a.person_id
    where a.town_id = r.town_id and a.record_id = r.id and a.relation = 'proposer' and a.until is null
    order by a.id limit 1) j3 on true
  left join lateral (select p.*
    from assignment a join person p on p.town_id = a.town_id and p.id = a.person_id
    where a.town_id = r.town_id and a.record_id = r.id and a.relation = 'chair' and a.until is null
    order by a.id limit 1) j4 on true
  left join lateral (select g.town_id, g.id, g.number, g.title, v.evaluation_no, v.outcome, v.at, v.targets, (select l.outcome
      from agreement_evaluation l
      where l.town_id = g.town_id and l.record_id = g.id
      order by l.evaluation_no desc limit 1) as outcome_now
    from sanction f join record g on g.town_id = f.town_id and g.id = f.agreement_id
    left join lateral (select s.evaluation_no
      from sanction_basis s
      where s.town_id = f.town_id and s.record_id = f.record_id
      order by s.basis_no desc limit 1) s on true
    left join agreement_evaluation v on v.town_id = g.town_id and v.record_id = g.id and v.evaluation_no = s.evaluation_no
    where f.town_id = r.town_id and f.record_id = r.id) j6 on true
  left join lateral (select *
    from sanction_basis s
    where s.town_id = r.town_id and s.record_id = r.id
    order by s.basis_no desc limit 1) j7 on true
  left join lateral (select e.*, p.payload, e.actor_id is not distinct
    from f.person_id as by_concerned
    from event e
    left join event_payload p on p.town_id = e.town_id and p.record_id = e.record_id and p.version = e.version
    left join sanction f on f.town_id = e.town_id and f.record_id = e.record_id
    where e.town_id = r.town_id and e.record_id = r.id and e.step in ('breakTie') order by e.version desc limit 1) j16 on true
  left join "person" j17 on j17.town_id = j16.town_id and j17.id = j16.actor_id
  left join lateral (select e.*, p.payload, e.actor_id is not distinct
    from f.person_id as by_concerned
    from event e
    left join event_payload p on p.town_id = e.town_id and p.record_id = e.record_id and p.version = e.version
    left join sanction f on f.town_id = e.town_id and f.record_id = e.record_id
    where e.town_id = r.town_id and e.record_id = r.id and e.step in ('screen') order by e.version desc limit 1) j18 on true
  left join "person" j19 on j19.town_id = j18.town_id and j19.id = j18.actor_id
  left join lateral (select e.*, p.payload, e.actor_id is not distinct
    from f.person_id as by_concerned
    from event e
    left join event_payload p on p.town_id = e.town_id and p.record_id = e.record_id and p.version = e.version
    left join sanction f on f.town_id = e.town_id and f.record_id = e.record_id
    where e.town_id = r.town_id and e.record_id = r.id and e.step in ('serveNotice') order by e.version desc limit 1) j20 on true
  left join "person" j21 on j21.town_id = j20.town_id and j21.id = j20.actor_id
  left join lateral (select e.*, p.payload, e.actor_id is not distinct
    from f.person_id as by_concerned
    from event e
    left join event_payload p on p.town_id = e.town_id and p.record_id = e.record_id and p.version = e.version
    left join sanction f on f.town_id = e.town_id and f.record_id = e.record_id
    where e.town_id = r.town_id and e.record_id = r.id and e.step in ('confirmReceipt', 'witnessRefusal') order by e.version desc limit 1) j23 on true
  left join "person" j24 on j24.town_id = j23.town_id and j24.id = j23.actor_id
  left join lateral (select e.*, p.payload, e.actor_id is not distinct
    from f.person_id as by_concerned
    from event e
    left join event_payload p on p.town_id = e.town_id and p.record_id = e.record_id and p.version = e.version
    left join sanction f on f.town_id = e.town_id and f.record_id = e.record_id
    where e.town_id = r.town_id and e.record_id = r.id and e.step in ('submitDefence', 'lapseDefence') order by e.version desc limit 1) j26 on true
  left join "person" j27 on j27.town_id = j26.town_id and j27.id = j26.actor_id
  left join lateral (select e.*, p.payload, e.actor_id is not distinct
    from f.person_id as by_concerned
    from event e
    left join event_payload p on p.town_id = e.town_id and p.record_id = e.record_id and p.version = e.version
    left join sanction f on f.town_id = e.town_id and f.record_id = e.record_id
    where e.town_id = r.town_id and e.record_id = r.id and e.step in ('decide') order by e.version desc limit 1) j33 on true
  left join "person" j34 on j34.town_id = j33.town_id and j34.id = j33.actor_id
  left join lateral (select e.*, p.payload, e.actor_id is not distinct
    from f.person_id as by_concerned
    from event e
    left join event_payload p on p.town_id = e.town_id and p.record_id = e.record_id and p.version = e.version
    left join sanction f on f.town_id = e.town_id and f.record_id = e.record_id
    where e.town_id = r.town_id and e.record_id = r.id and e.step in ('waive') order by e.version desc limit 1) j35 on true
  left join lateral (select e.*, p.payload, e.actor_id is not distinct
    from f.person_id as by_concerned
    from event e
    left join event_payload p on p.town_id = e.town_id and p.record_id = e.record_id and p.version = e.version
    left join sanction f on f.town_id = e.town_id and f.record_id = e.record_id
    where e.town_id = r.town_id and e.record_id = r.id and e.step in ('deliver') order by e.version desc limit 1) j36 on true
  left join "person" j37 on j37.town_id = j36.town_id and j37.id = j36.actor_id
  left join lateral (select *
    from (select e.*, p.payload, answer.version as answer_version, answer.at as answer_at, answer.step as answer_step, answer.state as answer_state, answer.actor_id as answer_actor_id, answer.input as answer_input, answer.payload as answer_payload
      from event e
      left join event_payload p on p.town_id = e.town_id and p.record_id = e.record_id and p.version = e.version
      left join lateral ( select a.version, a.at, a.step, a.state, a.actor_id, a.input, q.payload
        from event a
        left join event_payload q on q.town_id = a.town_id and q.record_id = a.record_id and q.version = a.version
        where a.town_id = e.town_id and a.record_id = e.record_id and a.version > e.version and a.step in ('decideReview') order by a.version limit 1) answer on true
      where e.town_id = r.town_id and e.record_id = r.id and e.step in ('requestReview', 'reconsider')) asked
    order by asked.version desc limit 1) j39 on true
  left join "person" j40 on j40.town_id = j39.town_id and j40.id = j39.answer_actor_id
  left join lateral (select *
    from (select e.*, p.payload, answer.version as answer_version, answer.at as answer_at, answer.step as answer_step, answer.state as answer_state, answer.actor_id as answer_actor_id, answer.input as answer_input, answer.payload as answer_payload
      from event e
      left join event_payload p on p.town_id = e.town_id and p.record_id = e.record_id and p.version = e.version
      left join lateral ( select a.version, a.at, a.step, a.state, a.actor_id, a.input, q.payload
        from event a
        left join event_payload q on q.town_id = a.town_id and q.record_id = a.record_id and q.version = a.version
        where a.town_id = e.town_id and a.record_id = e.record_id and a.version > e.version and a.step in ('uphold', 'revoke') order by a.version limit 1) answer on true
      where e.town_id = r.town_id and e.record_id = r.id and e.step in ('appeal')) asked
    order by asked.version desc limit 1) j44 on true
  left join lateral (select e.*, p.payload, e.actor_id is not distinct
    from f.person_id as by_concerned
    from event e
    left join event_payload p on p.town_id = e.town_id and p.record_id = e.record_id and p.version = e.version
    left join sanction f on f.town_id = e.town_id and f.record_id = e.record_id
    where e.town_id = r.town_id and e.record_id = r.id and e.step in ('complete') order by e.version desc limit 1) j46 on true
  left join lateral (select e.*, p.payload, e.actor_id is not distinct
    from f.person_id as by_concerned
    from event e
    left join event_payload p on p.town_id = e.town_id and p.record_id = e.record_id and p.version = e.version
    left join sanction f on f.town_id = e.town_id and f.record_id = e.record_id
    where e.town_id = r.town_id and e.record_id = r.id and e.step in ('lift') order by e.version desc limit 1) j47 on true
  left join sanction_effect j48 on j48.town_id = r.town_id and j48.record_id = r.id
  left join lateral (select i.town_id, i.meeting_id, i.position, i.title, m.title as meeting_title, m.held_on, m.minutes is not null as has_minutes
    from meeting_item i join meeting m on m.town_id = i.town_id and m.id = i.meeting_id
    where i.town_id = r.town_id and i.record_id = r.id) j49 on true
  order by r.id;
