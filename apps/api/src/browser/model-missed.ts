import { demoPassword } from '../demo/accounts.ts';
import { staff } from '../demo/staff.ts';
import { loginBy, type Start, teachers } from './model-roads.ts';
import type { ModelTown } from './model-town.ts';
import type { SignedIn } from './signed-in.ts';

/** A consequence that was proposed, and with what it begins. */
export interface Proposed extends Start {
  readonly id: string;
  readonly number: string;
  /** Name of the person concerned. */
  readonly name: string;
}

interface Agreement {
  readonly id: string;
  readonly version: number;
  readonly contentHash: string;
}
interface Problems {
  readonly problems: readonly { readonly message: string }[];
}

/**
 * Classes of the campus whose teachers are to miss their targets, and the campuses that end level, of which the last has not
 * signed yet.
 */
const [school, grades, tied] = [
  '东片小学',
  ['三', '四', '五', '六'],
  { 西片小学: 'west', 北片小学: 'north', 河湾小学: 'river' },
] as const;
const last = { unit: '河湾小学', parties: ['grouphead', loginBy('muqichang')] } as const;
const subjects = ['语文', '数学'] as const;
const pupils = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));

const marksOfClasses = (): readonly string[] => [
  ['学校', '班级', '学号', ...subjects].join(','),
  ...grades.flatMap((grade, at) =>
    ['1', '2'].flatMap((no) =>
      pupils.map((pupil) => [school, `${grade}（${no}）班`, `MODELS${at}${no}${pupil}`, 10, 10].join(',')),
    ),
  ),
];
const marksOfSchools = (): readonly string[] => [
  'school,pupil,score',
  ...Object.entries(tied).flatMap(([name, key]) => pupils.map((pupil) => `${name},MODELT${key}${pupil},10`)),
];

/** Name of somebody by the key. */
export const nameBy = (key: string): string => staff.find((each) => each.key === key)?.name ?? '';

/**
 * Makes the consequences that the roads begin with: teachers and three campuses miss what they agreed for this plan year,
 * the campuses with the same scores; rules A and C put them forward, and some are proposed by rule D by hand.
 */
export const proposeConsequences = async (
  town: ModelTown,
  { graphql }: SignedIn,
  byHand: readonly string[],
): Promise<readonly Proposed[]> => {
  let keys = 0;
  const sure = async <Done extends Problems>(login: string, mutation: string, asked: string, input: object) => {
    keys += 1;
    const { done } = await graphql<{ done: Done }>(
      login,
      `mutation ($input: ${mutation}Input!) { done: ${mutation.charAt(0).toLowerCase()}${mutation.slice(1)}(input: $input) { ${asked} problems { message } } }`,
      { input },
    );
    if (done.problems.length > 0) throw new Error(`${mutation}: ${JSON.stringify(done.problems)}`);
    return done;
  };
  const keyed = (input: object) => ({ ...input, idempotencyKey: `model-missed-${keys}` });
  const agreement = async (login: string, step: string, input: object): Promise<Agreement> =>
    (
      await sure<Problems & { record: Agreement }>(
        login,
        `Agreement${step}`,
        'record { id version contentHash }',
        keyed(input),
      )
    ).record;
  const at = ({ id, version }: Agreement) => ({ id, expectedVersion: version });
  const signedBy = async (logins: readonly string[], offered: Agreement): Promise<Agreement> => {
    let signed = offered;
    for (const login of logins)
      signed = await agreement(login, 'Sign', {
        ...at(signed),
        contentHash: signed.contentHash,
        read: true,
        password: demoPassword,
      });
    return signed;
  };
  const personId = async (key: string): Promise<string> => {
    const { people } = await graphql<{ people: { nodes: { id: string; name: string }[] } }>(
      'admin',
      'query ($search: String) { people(first: 10, filter: { search: $search }) { nodes { id name } } }',
      { search: nameBy(key) },
    );
    return people.nodes.find(({ name }) => name === nameBy(key))?.id ?? '';
  };

  const ofClasses = await town.session('MODELS', marksOfClasses());
  const ofSchools = await town.session('MODELT', marksOfSchools());
  const missedBy = new Map<string, string>();
  for (const key of teachers) {
    const drafted = await agreement('admin', 'Draft', {
      party: 'TEACHER',
      unit: town.unit,
      partyA: town.people.campushead.id,
      partyB: await personId(key),
      signBy: town.days.soon,
      targets: [{ indicator: 'composite', comparison: 'AT_LEAST', value: '60', mandatory: true }],
    });
    const offered = await agreement('admin', 'Offer', at(drafted));
    const signed = await signedBy(['campushead', loginBy(key)], offered);
    await agreement('admin', 'Evaluate', { ...at(signed), exam: ofClasses.id });
    missedBy.set(key, signed.id);
  }
  const { planYears } = await graphql<{ planYears: { id: string; startsOn: string; endsOn: string }[] }>(
    'admin',
    '{ planYears { id startsOn endsOn } }',
  );
  const planYear = planYears.find(
    ({ startsOn, endsOn }) => startsOn <= town.days.today && endsOn >= town.days.today,
  )?.id;
  const { agreements } = await graphql<{ agreements: { nodes: (Agreement & { unit: { name: string } })[] } }>(
    'admin',
    'query ($filter: AgreementFilter) { agreements(first: 50, filter: $filter) { nodes { id version contentHash unit { name } } } }',
    { filter: { planYear, party: ['CAMPUS_HEAD'] } },
  );
  for (const each of agreements.nodes.filter(({ unit }) => Object.hasOwn(tied, unit.name))) {
    const signed = each.unit.name === last.unit ? await signedBy(last.parties, each) : each;
    await agreement('admin', 'Evaluate', { ...at(signed), exam: ofSchools.id });
  }
  await sure('admin', 'SettingsSave', 'settings { key }', {
    planYear,
    values: ['A', 'C'].map((rule) => ({ key: `sanction.rule${rule}`, value: '1' })),
  });
  await sure('admin', 'ProposeConsequences', 'proposed { rule count }', { planYear });
  for (const key of byHand)
    await sure(
      'admin',
      'SanctionPropose',
      'record { id }',
      keyed({ rule: 'D', agreement: missedBy.get(key), concerned: await personId(key) }),
    );
  const { sanctions } = await graphql<{
    sanctions: {
      nodes: (Omit<Proposed, 'name' | 'supports' | 'objections'> & {
        supportCount: number;
        objectionCount: number;
        concerned: { name: string };
      })[];
    };
  }>(
    'admin',
    'query ($filter: SanctionFilter) { sanctions(first: 50, filter: $filter) { nodes { id number rule tied held supportCount objectionCount concerned { name } } } }',
    { filter: { planYear } },
  );
  return sanctions.nodes.map(({ supportCount, objectionCount, concerned, ...each }) => ({
    ...each,
    name: concerned.name,
    supports: supportCount,
    objections: objectionCount,
  }));
};
