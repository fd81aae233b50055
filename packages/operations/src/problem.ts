import type { Offer } from '@plumbline/rules';
import { type Locale, say, type Text } from '@plumbline/terms';

/** Kinds of refusal that a caller can act on; names of the outside contract. */
export type ProblemCode =
  | 'NotFound'
  | 'NotAllowed'
  | 'StepNotAvailable'
  | 'StaleVersion'
  | 'InvalidInput'
  | 'IdempotencyKeyReused'
  | 'LawObjection'
  | 'TextAltered';

/** What is allowed instead: in words, and what to change of a session. */
export interface ObjectionOffer {
  readonly text: string;
  readonly change: Offer['change'];
}

/** What the law profile objects to, in the reader's language, and what is allowed instead. */
export interface Objection {
  /** Id of the rule in the profile. */
  readonly rule: string;
  readonly title: string;
  readonly text: string;
  readonly source: string;
  readonly offers: readonly ObjectionOffer[];
}

/** A refusal as a value: what was found, what was expected, what to do, in the reader's language. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  /** The field concerned, from the input's root; `null` for the whole input. */
  readonly path: readonly string[] | null;
  readonly availableSteps?: readonly { readonly name: string; readonly title: string }[] | undefined;
  readonly currentVersion?: number | undefined;
  readonly objections?: readonly Objection[] | undefined;
}

/** An answer that may be a refusal. */
export type Answer<Value> =
  | ({ readonly ok: true } & Value)
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A refusal with one problem. */
export const refuse = (
  locale: Locale,
  code: ProblemCode,
  text: Text,
  more: {
    path?: readonly string[];
    availableSteps?: Problem['availableSteps'];
    currentVersion?: number;
    objections?: readonly Objection[];
  } = {},
): { ok: false; problems: readonly Problem[] } => {
  const { path = null, ...rest } = more;
  return { ok: false, problems: [{ code, message: say(text, locale), path, ...rest }] };
};

/** A refusal because of input, one problem per field. */
export const refuseInput = (
  locale: Locale,
  faults: readonly { path: readonly string[]; text: Text }[],
): { ok: false; problems: readonly Problem[] } => ({
  ok: false,
  problems: faults.map(({ path, text }) => ({ code: 'InvalidInput', message: say(text, locale), path })),
});
