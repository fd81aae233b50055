import { newIdempotencyKey } from '../../data/idempotencyKey.ts';
import { sendGraphql } from '../../data/request.ts';
import type { Draft } from './draftStore.ts';

/** A problem of a step, its message in the reader's language. */
export type Problem = { code: string; message: string; path: string[] | null };

/** What a step gave: the record as it is now, or what stood in the way. */
export type StepOutcome = {
  record: { id: string; number: string; version: number; title: string } | null;
  problems: Problem[];
};

/** A step of a record as it was seen, one that starts beside a record, or one that starts by itself. */
type Step = { workflow: string; name: string } & StepTarget;
/** What a step is taken in. */
export type StepTarget =
  | { id: string; expectedVersion: number; override?: { reason: string } }
  | { parentId: string }
  | { id?: undefined; parentId?: undefined };

const pascal = (code: string): string => code.charAt(0).toUpperCase() + code.slice(1);

/** The mutation of a step: its name follows from workflow and step, so that a new step needs no new code here. */
export const mutationOf = (workflow: string, step: string): string => {
  const name = workflow + pascal(step);
  return `mutation Step($input: ${pascal(name)}Input!) {
  outcome: ${name}(input: $input) { record { id number version title } problems { code message path } }
}`;
};

/**
 * Runs a step. The same body sent again, after a lost answer, carries the same key, so that it happens once.
 * @param attempt the last attempt's key and body; changed here before anything is sent
 * @throws RequestTrouble when no answer came
 */
export const runStep = async (
  step: Step,
  input: Record<string, unknown>,
  attempt: { current: Draft['attempt'] },
): Promise<StepOutcome> => {
  const { workflow: _workflow, name: _name, ...target } = step;
  const whole = { ...input, ...target };
  const body = JSON.stringify([step.name, whole]);
  if (attempt.current?.body !== body) attempt.current = { key: newIdempotencyKey(), body };
  const variables = { input: { ...whole, idempotencyKey: attempt.current.key } };
  const { outcome } = await sendGraphql<{ outcome: StepOutcome }>(mutationOf(step.workflow, step.name), variables);
  return outcome;
};

/** Messages by field, and those that belong to no field that is shown. */
export const problemsByField = (
  problems: readonly Problem[],
  fieldNames: readonly string[],
): { fields: Record<string, string>; others: string[] } => {
  const fields: Record<string, string> = {};
  const others: string[] = [];
  for (const { message, path } of problems) {
    const name = path?.find((part) => fieldNames.includes(part));
    if (name && !fields[name]) fields[name] = message;
    else others.push(message);
  }
  return { fields, others };
};
