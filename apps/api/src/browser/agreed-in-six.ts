import type { SignedIn } from './signed-in.ts';
import { group, type School, schools, subject } from './town-of-six.ts';

/** Least composite that everybody promises. */
export const promised = 70;

/** Code and title of the session by which the agreements are evaluated. */
export const session = { code: 'six2026', title: '六年级数学质量监测' } as const;

/** Why one goes on although the law objects to a session across schools. */
const goOn = { reason: '县里统一安排', legalBasis: '县教育局〔2026〕31号' } as const;

interface Answered {
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}

const sure = <Done extends Answered>(done: Done): Done => {
  if (done.problems.length > 0) throw new Error(done.problems.map(({ message }) => message).join('; '));
  return done;
};

/** Id of a person by the name. */
export const personId = async ({ graphql }: SignedIn, name: string): Promise<string> => {
  const { people } = await graphql<{ people: { nodes: { id: string; name: string }[] } }>(
    'admin',
    'query ($search: String!) { people(first: 5, filter: { search: $search }) { nodes { id name } } }',
    { search: name },
  );
  const found = people.nodes.find((person) => person.name === name);
  if (found === undefined) throw new Error(`There is nobody called ${name}.`);
  return found.id;
};

interface Units {
  readonly units: {
    readonly nodes: readonly {
      readonly id: string;
      readonly name: string;
      readonly parent: { readonly name: string } | null;
    }[];
  };
}

const unitsOf = async ({ graphql }: SignedIn, kind: 'TOWN' | 'CAMPUS' | 'CLASS') =>
  (
    await graphql<Units>(
      'admin',
      `{ units(first: 50, filter: { kind: [${kind}] }) { nodes { id name parent { name } } } }`,
    )
  ).units.nodes;

/** Opens the session, and enters who teaches the classes of those who sign. */
export const openSession = async (people: SignedIn, today: string): Promise<{ readonly id: string }> => {
  const classes = await unitsOf(people, 'CLASS');
  for (const { name, teacher } of schools) {
    const own = classes.find(({ parent }) => parent?.name === name);
    if (teacher === null || own === undefined) continue;
    const { done } = await people.graphql<{ done: Answered }>(
      'admin',
      'mutation ($input: TeachingSetInput!) { done: teachingSet(input: $input) { problems { code message } } }',
      { input: { class: own.id, subject, teacher: await personId(people, teacher.name), from: today } },
    );
    sure(done);
  }
  const { done } = await people.graphql<{ done: Answered & { exam: { id: string } } }>(
    'admin',
    'mutation ($input: ExamOpenInput!) { done: examOpen(input: $input) { exam { id } problems { code message } } }',
    {
      input: {
        ...session,
        unit: (await unitsOf(people, 'TOWN'))[0]?.id,
        kind: 'FINAL',
        heldOn: today,
        grades: [6],
        subjects: [{ name: subject, fullMark: '100' }],
        goOn,
      },
    },
  );
  return sure(done).exam;
};

/** An agreement as far as it is signed here. */
export interface Agreement {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly contentHash: string;
  readonly stateTitle: string;
  readonly unit: { readonly name: string };
  readonly party: string;
  readonly evaluations: readonly { readonly outcome: string }[];
}

/** All agreements, as academic affairs reads them. */
export const agreementsIn = async ({ graphql }: SignedIn): Promise<readonly Agreement[]> =>
  (
    await graphql<{ agreements: { nodes: Agreement[] } }>(
      'admin',
      '{ agreements(first: 50) { nodes { id number version contentHash stateTitle party unit { name } evaluations { outcome } } } }',
    )
  ).agreements.nodes;

let keys = 0;
const moved = async ({ graphql }: SignedIn, login: string, name: string, input: object): Promise<Agreement> => {
  keys += 1;
  const { done } = await graphql<{ done: Answered & { record: Agreement } }>(
    login,
    `mutation ($input: Agreement${name}Input!) { done: agreement${name}(input: $input) {
      record { id number version contentHash stateTitle party unit { name } evaluations { outcome } } problems { code message } } }`,
    { input: { ...input, idempotencyKey: `agreed-in-six-${keys}` } },
  );
  return sure(done).record;
};

const at = ({ id, version }: Agreement) => ({ id, expectedVersion: version });

/** Drafts and offers the agreements of schools with the teachers of their classes. */
export const offerToTeachers = async (people: SignedIn, examId: string, signBy: string): Promise<void> => {
  const campuses = await unitsOf(people, 'CAMPUS');
  for (const { name, head, teacher } of schools) {
    if (teacher === null) continue;
    const drafted = await moved(people, 'admin', 'Draft', {
      party: 'TEACHER',
      unit: campuses.find((campus) => campus.name === name)?.id,
      partyA: await personId(people, head.name),
      partyB: await personId(people, teacher.name),
      signBy,
      exam: examId,
      targets: [{ indicator: 'composite', comparison: 'AT_LEAST', value: String(promised), mandatory: true }],
      clauses: [{ title: '甲方提供的支持', text: '每学月安排两次结对听课。' }],
    });
    await moved(people, 'admin', 'Offer', at(drafted));
  }
};

const schoolOf = ({ unit }: Agreement): School => {
  const found = schools.find(({ name }) => name === unit.name);
  if (found === undefined) throw new Error(`${unit.name} is none of the six.`);
  return found;
};

/** Both sides of every agreement sign it, each with the own account. */
export const signAll = async (people: SignedIn, password: string): Promise<void> => {
  for (const agreement of await agreementsIn(people)) {
    const { head, teacher } = schoolOf(agreement);
    const sides = agreement.party === 'TEACHER' ? [head.login, teacher?.login ?? ''] : [group.head.login, head.login];
    let last = agreement;
    for (const login of sides)
      last = await moved(people, login, 'Sign', {
        ...at(last),
        contentHash: last.contentHash,
        read: true,
        password,
      });
  }
};
