import { deepStrictEqual } from 'node:assert/strict';

interface Answer {
  data?: { rectificationCases?: { nodes?: Record<string, unknown>[] } };
}

const nodesOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value;
  const { nodes } = value as { nodes?: unknown[] };
  return nodes ?? [];
};

/** A case as all three must give it; ids differ in form, instants in the way they are written. */
const plain = ({ id, responsible, inspection, facts, events, dueOn, ...rest }: Record<string, unknown>) => {
  const held = responsible as { name?: string; nodes?: { person: { name: string } }[] } | null;
  const list = nodesOf(events) as Record<string, unknown>[];
  return {
    ...rest,
    hasId: id !== undefined && id !== null,
    dueOn: dueOn === 'infinity' ? null : dueOn,
    responsible: held?.name ?? held?.nodes?.[0]?.person.name ?? null,
    inspection: inspection ?? (facts as { inspection?: unknown } | undefined)?.inspection ?? null,
    events: list.map((event) => ({ ...event, at: new Date(String(event['at'])).toISOString() })),
  };
};

/** The cases of an answer in one form. */
export const casesOf = (text: string): ReturnType<typeof plain>[] => {
  const { data } = JSON.parse(text) as Answer;
  const nodes = data?.rectificationCases?.nodes;
  if (nodes === undefined) throw new Error(`The answer holds no cases: ${text.slice(0, 500)}`);
  return nodes.map((node) => plain({ ...node }));
};

/** @throws AssertionError when answers do not hold the same cases with the same fields */
export const checkSame = (answers: Readonly<Record<string, string>>, size: number): void => {
  const [first, ...others] = Object.entries(answers);
  if (first === undefined) return;
  const expected = JSON.parse(JSON.stringify(casesOf(first[1]))) as unknown[];
  if (expected.length !== size) throw new Error(`${first[0]} gave ${expected.length} cases instead of ${size}.`);
  for (const [name, text] of others)
    deepStrictEqual(JSON.parse(JSON.stringify(casesOf(text))), expected, `${name} answers otherwise than ${first[0]}`);
};
