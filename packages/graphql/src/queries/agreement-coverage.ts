import { actingOf, campusOf, planYearOf, sightOf, type TownFacts, unitAndBelow } from '@plumbline/operations';
import { type Role, say } from '@plumbline/terms';
import { parties, statesTagged, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { encodeId, idFrom } from '../global-id.ts';
import { selectRows } from '../read/read.ts';
import { ownTown } from '../read/record-scope.ts';
import { AgreementPartyEnum } from '../types/agreement-target.ts';

const workflow: Workflow = workflows.agreement;
type Party = keyof typeof parties;

/** Posts whose holders are expected to have an agreement of each kind. */
const expectedRoles: Readonly<Record<Party, readonly Role[]>> = {
  campusHead: ['campusHead'],
  department: ['admin', 'moralEducation', 'teachingResearch', 'generalOffice'],
  leaderInCharge: ['campusDeputy', 'groupDeputy'],
  linkedLeader: ['linkedLeader'],
  teacher: ['teacher', 'classTeacher'],
};

/** The last step of the road to a signed agreement that has been taken. */
const stages = ['none', 'draft', 'offer', 'sign'] as const;
type Stage = (typeof stages)[number];

const StageEnum = builder.enumType('AgreementStage', {
  description: 'How far somebody’s agreement is: none yet, drafted, offered, signed by both',
  values: {
    NONE: { value: 'none' },
    DRAFTED: { value: 'draft' },
    OFFERED: { value: 'offer' },
    SIGNED: { value: 'sign' },
  } as const,
});

interface CoverageRow {
  readonly unitId: number;
  readonly unit: string;
  readonly personId: number;
  readonly person: string;
  readonly stage: Stage;
  readonly number: string | null;
}

const CoverageRowType = builder.objectRef<CoverageRow>('AgreementCoverageRow').implement({
  description: 'Somebody who is expected to have an agreement, and how far it is',
  fields: (t) => ({
    unitId: t.id({ resolve: ({ unitId }) => encodeId('Unit', unitId) }),
    unit: t.exposeString('unit'),
    personId: t.id({ resolve: ({ personId }) => encodeId('Person', personId) }),
    person: t.exposeString('person'),
    stage: t.expose('stage', { type: StageEnum }),
    number: t.exposeString('number', { nullable: true }),
  }),
});

interface Coverage {
  readonly party: Party;
  readonly rows: readonly CoverageRow[];
}

const reached = ({ rows }: Coverage, stage: Stage): number =>
  rows.filter((row) => stages.indexOf(row.stage) >= stages.indexOf(stage)).length;

const CoverageType = builder.objectRef<Coverage>('AgreementCoverage').implement({
  description: 'Agreements of a kind against those who are expected to have one · 签订情况',
  fields: (t) => ({
    party: t.expose('party', { type: AgreementPartyEnum }),
    title: t.string({ resolve: ({ party }, _args, { viewer }) => say(parties[party], viewer.locale) }),
    expected: t.int({ resolve: ({ rows }) => rows.length }),
    drafted: t.int({ description: 'Drafted or further', resolve: (coverage) => reached(coverage, 'draft') }),
    offered: t.int({ description: 'Offered or further', resolve: (coverage) => reached(coverage, 'offer') }),
    signed: t.int({ resolve: (coverage) => reached(coverage, 'sign') }),
    rows: t.field({
      type: [CoverageRowType],
      args: { missing: t.arg.boolean({ description: 'Only those who have none yet' }) },
      resolve: ({ rows }, { missing }) => rows.filter(({ stage }) => missing !== true || stage === 'none'),
    }),
  }),
});

interface Found {
  readonly role: string;
  readonly unit_id: number;
  readonly person_id: number;
  readonly person: string;
}
interface Made {
  readonly party: Party;
  readonly unit_id: number;
  readonly person_id: number;
  readonly number: string;
  readonly stage: Stage;
}

/** Units whose people's agreements the viewer reads by post; nobody else is told who has none. */
const unitsRead = ({ town, viewer }: GraphqlContext): readonly number[] => {
  const sight = sightOf(workflow, town, actingOf(viewer, workflow).posts);
  return sight.all ? [...town.units.keys()] : sight.units;
};

/** A class with its school in front: several have one of that name. */
const nameOf = (town: TownFacts, unitId: number): string => {
  const unit = town.units.get(unitId);
  const school = unit?.kind === 'class' ? town.units.get(campusOf(town, unitId) ?? 0)?.name : '';
  return `${school ?? ''}${unit?.name ?? ''}`;
};

/** Where an agreement with somebody is made: a campus head's is about the campus. */
const placeOf = (town: TownFacts, party: Party, unitId: number): number =>
  party === 'campusHead' ? (campusOf(town, unitId) ?? unitId) : unitId;

const coverageOf = (town: TownFacts, party: Party, found: readonly Found[], made: readonly Made[]): Coverage => {
  const people = new Map<string, CoverageRow>();
  for (const { role, unit_id, person_id, person } of found) {
    if (!expectedRoles[party].includes(role as Role)) continue;
    const unitId = placeOf(town, party, unit_id);
    const own = made.filter((each) => each.party === party && each.person_id === person_id);
    const best = own.toSorted((a, b) => stages.indexOf(b.stage) - stages.indexOf(a.stage))[0];
    const key = party === 'campusHead' ? `unit ${unitId}` : `person ${person_id}`;
    if (people.has(key) && best === undefined) continue;
    people.set(key, {
      unitId,
      unit: nameOf(town, unitId),
      personId: person_id,
      person,
      stage: best?.stage ?? 'none',
      number: best?.number ?? null,
    });
  }
  return { party, rows: [...people.values()] };
};

builder.queryFields((t) => ({
  agreementCoverage: t.field({
    type: [CoverageType],
    description: 'Who has signed, and who has none yet, as far as the caller reads by post · 签订情况',
    args: { planYear: t.arg.id({ description: 'Left out, the present one' }) },
    resolve: async (_root, { planYear }, context) => {
      const { town, today } = context;
      const units = unitsRead(context);
      if (units.length === 0) return [];
      const yearId = planYear ? idFrom('PlanYear', planYear) : planYearOf(town, today).id;
      const campuses = units.flatMap((unit) => (campusOf(town, unit) === unit ? unitAndBelow(town, unit) : [unit]));
      const args = { units: [...new Set(campuses)], today, yearId };
      const [found, made] = await Promise.all([
        selectRows<Found>(
          context,
          { ...args, roles: Object.values(expectedRoles).flat() },
          ({ slot }) => sql`select o.role, o.unit_id, o.person_id, p.name as person from post o
            join person p on p.town_id = o.town_id and p.id = o.person_id
            where o.town_id = ${ownTown()} and o.unit_id = any(${slot('units')}::bigint[]) and o.role = any(${slot('roles')}::text[])
              and o.from_on <= ${slot('today')}::date and o.to_on >= ${slot('today')}::date
            order by o.unit_id, p.pinyin, o.id`,
        ),
        selectRows<Made>(
          context,
          args,
          ({ slot }) => sql`select f.party, r.unit_id, a.person_id, r.number,
              case when f.signatures = 2 then 'sign' when r.state = ${sql.lit(workflow.initial)} then 'draft' else 'offer' end as stage
            from agreement f join record r on r.town_id = f.town_id and r.id = f.record_id
            join assignment a on a.town_id = r.town_id and a.record_id = r.id and a.relation = 'partyB' and a.until is null
            where f.town_id = ${ownTown()} and r.plan_year_id = ${slot('yearId')}::bigint and r.unit_id = any(${slot('units')}::bigint[])
              and r.state <> all(${[...statesTagged(workflow, 'void')]}::text[])`,
        ),
      ]);
      return (Object.keys(parties) as Party[]).map((party) => coverageOf(town, party, found, made));
    },
  }),
}));
