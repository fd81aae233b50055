-- Target agreements 目标责任书 (Q4): versions of a text, signatures that bind one of them, evaluations of what was agreed.

-- Context of the workflow.
create table agreement (
  town_id int not null,
  record_id bigint not null,
  party text not null check (party in ('campusHead', 'department', 'leaderInCharge', 'linkedLeader', 'teacher')),
  -- The session by whose published results it is evaluated, once it is known.
  exam_id bigint,
  sign_by date not null,
  -- The version on the table, and how many have signed it.
  version_no int not null,
  signatures int not null,
  counters int not null,
  reviews int not null,
  evaluations int not null,
  -- Content beside the context: whose figures they are.
  grouping text,
  group_id bigint,
  subject text,
  refusal text,
  primary key (town_id, record_id),
  foreign key (town_id, record_id) references record,
  foreign key (town_id, exam_id) references exam
);

-- A version is written once: nobody may change or remove it.
create table agreement_version (
  town_id int not null,
  record_id bigint not null,
  version_no int not null check (version_no > 0),
  origin text not null check (origin in ('draft', 'offer', 'counter')),
  author_id bigint not null,
  post_id bigint,
  at timestamptz not null,
  content jsonb not null,
  -- The exact text that is shown and signed, and the SHA-256 of its UTF-8 bytes in hexadecimal.
  text text not null,
  hash text not null,
  primary key (town_id, record_id, version_no),
  foreign key (town_id, record_id) references record,
  foreign key (town_id, author_id) references person
);

create table agreement_signature (
  town_id int not null,
  record_id bigint not null,
  version_no int not null,
  side text not null check (side in ('A', 'B')),
  person_id bigint not null,
  post_id bigint,
  hash text not null,
  at timestamptz not null,
  -- Signed on paper on this day; the scan lies beside it, and somebody recorded it.
  on_paper boolean not null default false,
  signed_on date,
  file_id bigint,
  recorded_by bigint,
  check (not on_paper or (signed_on is not null and file_id is not null and recorded_by is not null)),
  primary key (town_id, record_id, version_no, side),
  foreign key (town_id, record_id, version_no) references agreement_version,
  foreign key (town_id, person_id) references person,
  foreign key (town_id, file_id) references file
);

-- A signature is taken only for the text as it lies there at that moment.
create function agreement_signature_binds() returns trigger language plpgsql as $$
declare
  held text;
begin
  select encode(sha256(convert_to(v.text, 'UTF8')), 'hex') into held from agreement_version v
    where v.town_id = new.town_id and v.record_id = new.record_id and v.version_no = new.version_no;
  if held is distinct from new.hash then
    raise exception 'agreement % version %: the text is not the one that was signed', new.record_id, new.version_no using errcode = 'PL001';
  end if;
  return null;
end $$;
create trigger binds after insert on agreement_signature for each row execute function agreement_signature_binds();

-- An evaluation is frozen with the data's revision and the rules; a correction makes another one.
create table agreement_evaluation (
  town_id int not null,
  record_id bigint not null,
  evaluation_no int not null check (evaluation_no > 0),
  version_no int not null,
  exam_id bigint,
  revision int,
  outcome text not null check (outcome in ('met', 'missed', 'notEvaluated')),
  rules jsonb not null,
  -- One entry per target: indicator, comparison, value, mandatory, found, met, n, interval, and the figures behind it.
  targets jsonb not null,
  at timestamptz not null,
  primary key (town_id, record_id, evaluation_no),
  foreign key (town_id, record_id) references record,
  foreign key (town_id, exam_id) references exam
);
create index on agreement_evaluation (town_id, exam_id);

-- Talks in mid-term (reviewMidTerm) lie in the event's payload; templates of a plan year lie here, the product's own are the default.
create table agreement_template (
  town_id int not null,
  plan_year_id bigint not null,
  party text not null,
  content jsonb not null,
  person_id bigint not null,
  at timestamptz not null,
  primary key (town_id, plan_year_id, party),
  foreign key (town_id, plan_year_id) references plan_year,
  foreign key (town_id, person_id) references person
);

do $$
declare
  town constant text := 'nullif(current_setting(''app.town'', true), '''')::int';
  t text;
begin
  foreach t in array array['agreement', 'agreement_version', 'agreement_signature', 'agreement_evaluation', 'agreement_template'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy town on %I using (town_id = %s) with check (town_id = %s)', t, town, town);
  end loop;
end $$;

grant select on agreement, agreement_version, agreement_signature, agreement_evaluation, agreement_template to plumbline_app, plumbline_step;
grant insert on agreement, agreement_version, agreement_signature, agreement_evaluation to plumbline_step;
grant update on agreement to plumbline_step;
grant insert on agreement_template to plumbline_app;
grant update (content, person_id, at) on agreement_template to plumbline_app;
grant select on agreement_evaluation to plumbline_pupils;
