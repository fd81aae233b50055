import type { SignedIn } from './signed-in.ts';

/** An agreement as a step leaves it. */
export interface Offered {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly version: number;
}

type Ask = Pick<SignedIn, 'graphql'>;

let keys = 0;

/**
 * Takes a step of an agreement as academic affairs.
 * @param name of the step, as its mutation writes it
 */
export const agreementStep = async ({ graphql }: Ask, name: string, input: object): Promise<Offered> => {
  keys += 1;
  const { done } = await graphql<{ done: { record: Offered | null; problems: object[] } }>(
    'admin',
    `mutation ($input: Agreement${name}Input!) { done: agreement${name}(input: $input) { record { id number title version } problems { message } } }`,
    { input: { ...input, idempotencyKey: `agreement-to-sign-${keys}` } },
  );
  if (done.record === null) throw new Error(JSON.stringify(done.problems));
  return done.record;
};

/** A target for the composite. */
export const composite = (value: string) => [
  { indicator: 'composite', comparison: 'AT_LEAST', value, mandatory: true },
];

/**
 * Drafts and offers an agreement; each is about a unit of its own.
 * @param partyA who signs for the centre
 * @param partyB who promises
 */
export const agreementToSign = async (ask: Ask, partyA: string, partyB: string): Promise<Offered> => {
  keys += 1;
  const { units } = await ask.graphql<{ units: { nodes: { id: string }[] } }>(
    'admin',
    '{ units(first: 1, filter: { search: "东片小学", kind: [CAMPUS] }) { nodes { id } } }',
  );
  const { done } = await ask.graphql<{ done: { unit: { id: string } } }>(
    'admin',
    'mutation ($input: CreateUnitInput!) { done: createUnit(input: $input) { unit { id } } }',
    { input: { kind: 'RESEARCH_GROUP', name: `第 ${keys} 教研组`, parent: units.nodes[0]?.id } },
  );
  const { id, version } = await agreementStep(ask, 'Draft', {
    party: 'LEADER_IN_CHARGE',
    unit: done.unit.id,
    partyA,
    partyB,
    signBy: '2099-12-31',
    targets: composite('70'),
    clauses: [{ title: '甲方提供的支持', text: '每学月安排两次帮扶。' }],
  });
  return agreementStep(ask, 'Offer', { id, expectedVersion: version });
};
