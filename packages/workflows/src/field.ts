import type { Text } from '@plumbline/terms';
import { z } from 'zod';

/**
 * What a form draws for a field; seven kinds cover most steps, `unit`, `inspection`, `record` and `exam` pick a thing,
 * `targets` and `clauses` are what an agreement says, `password` is asked for again where a step binds somebody.
 */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'day'
  | 'switch'
  | 'choice'
  | 'files'
  | 'person'
  | 'unit'
  | 'inspection'
  | 'record'
  | 'exam'
  | 'targets'
  | 'clauses'
  | 'password';

/** Kinds whose content is personal: it lies in the erasable payload of an event and no guard may read it. */
export const personalKinds = [
  'text',
  'longText',
  'files',
  'targets',
  'clauses',
] as const satisfies readonly FieldKind[];
export type PersonalKind = (typeof personalKinds)[number];

/** One field of a step's input: how it is asked for, and what it accepts. */
export interface Field<Value = unknown, Kind extends FieldKind = FieldKind, Required extends boolean = boolean> {
  readonly kind: Kind;
  readonly title: Text;
  readonly schema: z.ZodType<Value>;
  readonly required: Required;
  /** A line of help under the field. */
  readonly hint?: Text | undefined;
  /** Choices of a `choice` field: code name and title. */
  readonly options?: Readonly<Record<string, Text>> | undefined;
  /** Greatest number of characters of a text, or of files. */
  readonly max?: number | undefined;
  /** A day may not lie before the town's present day. */
  readonly fromToday?: boolean | undefined;
  /** A person must be allowed this through a post: whoever re-inspects may inspect. */
  readonly allowed?: string | undefined;
  /** A record that whoever takes the step need not see: the step itself checks that it is there and fits. */
  readonly checkedByStep?: boolean | undefined;
  /** Name of the guard under which the field is asked for; without it, it is always asked for. */
  readonly when?: string | undefined;
  /** A choice of the same form under which the field is asked for. */
  readonly where?: { readonly field: string; readonly is: readonly string[] } | undefined;
  /** Whether it must be filled once it is asked for, by `when` or `where`. */
  readonly thenRequired?: boolean | undefined;
}

/** The fields of a step by name. */
export type Fields = Readonly<Record<string, Field>>;

interface Options {
  readonly hint?: Text;
  readonly max?: number;
}

type Made<Value, Kind extends FieldKind> = Field<Value, Kind, true>;

const id = z.number().int().positive();

/** One line of text, trimmed, at most `max` characters (default 120). */
export const text = (zh: string, en: string, { hint, max = 120 }: Options = {}): Made<string, 'text'> => ({
  kind: 'text',
  title: [zh, en],
  schema: z.string().trim().min(1).max(max),
  required: true,
  hint,
  max,
});

/** Several lines of text, trimmed, at most `max` characters (default 2000). */
export const longText = (zh: string, en: string, { hint, max = 2000 }: Options = {}): Made<string, 'longText'> => ({
  kind: 'longText',
  title: [zh, en],
  schema: z.string().trim().min(1).max(max),
  required: true,
  hint,
  max,
});

/** A school day of the town's calendar, `YYYY-MM-DD`, not before today unless `past` is set. */
export const day = (
  zh: string,
  en: string,
  { hint, past = false }: Options & { past?: boolean } = {},
): Made<string, 'day'> => ({
  kind: 'day',
  title: [zh, en],
  schema: z.iso.date(),
  required: true,
  hint,
  fromToday: !past,
});

/** Yes or no. */
export const yes = (zh: string, en: string, { hint }: Options = {}): Made<boolean, 'switch'> => ({
  kind: 'switch',
  title: [zh, en],
  schema: z.boolean(),
  required: true,
  hint,
});

/** The schema of one of several named choices. */
export const oneOf = <const Choices extends Readonly<Record<string, Text>>>(options: Choices) =>
  z.enum(Object.keys(options) as [keyof Choices & string]);

/** One of several named choices. */
export const choice = <const Choices extends Readonly<Record<string, Text>>>(
  zh: string,
  en: string,
  options: Choices,
  { hint }: Options = {},
): Made<keyof Choices & string, 'choice'> => ({
  kind: 'choice',
  title: [zh, en],
  schema: oneOf(options) as z.ZodType<keyof Choices & string>,
  required: true,
  hint,
  options,
});

/** Photos and files by their ids, at most `max` (default 9); none is forced. */
export const files = (zh: string, en: string, { hint, max = 9 }: Options = {}): Field<number[], 'files', false> => ({
  kind: 'files',
  title: [zh, en],
  schema: z.array(id).max(max),
  required: false,
  hint,
  max,
});

const reference =
  <Kind extends FieldKind>(kind: Kind) =>
  (zh: string, en: string, { hint }: Options = {}): Made<number, Kind> => ({
    kind,
    title: [zh, en],
    schema: id,
    required: true,
    hint,
  });

/** A person of the town; `allowed` names a permission that one of their posts must give. */
export const person = (
  zh: string,
  en: string,
  { allowed, ...options }: Options & { allowed?: string } = {},
): Made<number, 'person'> => ({ ...reference('person')(zh, en, options), allowed });
/** A unit of the town. */
export const unit = reference('unit');
/** An inspection of the town. */
export const inspection = reference('inspection');
/** Another record of the town, that the person sees unless it is `checkedByStep`. */
export const record = (
  zh: string,
  en: string,
  { checkedByStep = false, ...options }: Options & { checkedByStep?: boolean } = {},
): Made<number, 'record'> => ({ ...reference('record')(zh, en, options), checkedByStep });
/** A session of examination or monitoring. */
export const exam = reference('exam');

/** Photos and files by their ids, at least one and at most `max` (default 9). */
export const someFiles = (zh: string, en: string, options: Options = {}): Made<number[], 'files'> => {
  const max = options.max ?? 9;
  return { ...files(zh, en, options), schema: z.array(id).min(1).max(max), required: true };
};

/**
 * The person's own password, entered again. It is checked before the step and goes nowhere: not into the event, its
 * digest or its payload.
 */
export const password = (zh: string, en: string, { hint }: Options = {}): Made<string, 'password'> => ({
  kind: 'password',
  title: [zh, en],
  schema: z.string().min(1).max(128),
  required: true,
  hint,
});

/** How a found value is held against a target's. */
export const comparisons = {
  atLeast: ['不低于', 'At least'],
  atMost: ['不高于', 'At most'],
} as const satisfies Record<string, Text>;

/** One target of an agreement (Q4): an indicator, and the value that it is to reach. */
export interface Target {
  /** Code of an indicator; which there are is not this package's matter. */
  readonly indicator: string;
  readonly comparison: keyof typeof comparisons;
  /** Decimal as text, never a float. */
  readonly value: string;
  readonly mandatory: boolean;
}

/** One clause of an agreement. */
export interface Clause {
  readonly title: string;
  readonly text: string;
}

const target: z.ZodType<Target> = z.strictObject({
  indicator: z.string().regex(/^[a-z][A-Za-z]{0,39}$/),
  comparison: z.enum(['atLeast', 'atMost']),
  value: z
    .string()
    .trim()
    .regex(/^\d{1,6}(\.\d{1,4})?$/),
  mandatory: z.boolean(),
});

/** Targets of an agreement, 1 to `max` (default 20). */
export const targets = (zh: string, en: string, { hint, max = 20 }: Options = {}): Made<Target[], 'targets'> => ({
  kind: 'targets',
  title: [zh, en],
  schema: z.array(target).min(1).max(max),
  required: true,
  hint,
  max,
});

const clause: z.ZodType<Clause> = z.strictObject({
  title: z.string().trim().min(1).max(60),
  text: z.string().trim().min(1).max(2000),
});

/** Clauses of an agreement in its order, at most `max` (default 30). */
export const clauses = (zh: string, en: string, { hint, max = 30 }: Options = {}): Made<Clause[], 'clauses'> => ({
  kind: 'clauses',
  title: [zh, en],
  schema: z.array(clause).max(max),
  required: true,
  hint,
  max,
});

/** Makes a field one that may be left out. */
export const optional = <Value, Kind extends FieldKind>(field: Field<Value, Kind>): Field<Value, Kind, false> => ({
  ...field,
  required: false,
});

/** Asks for a field only when a guard of the workflow holds; a field that is not optional is required then. */
export const onlyWhen = <Value, Kind extends FieldKind>(
  guard: string,
  field: Field<Value, Kind>,
): Field<Value, Kind, false> => ({
  ...field,
  required: false,
  when: guard,
  thenRequired: field.required,
});

/** Asks for a field only where a choice of the same form is one of some; a field that is not optional is required then. */
export const onlyWhere = <Value, Kind extends FieldKind>(
  field: string,
  is: readonly string[],
  asked: Field<Value, Kind>,
): Field<Value, Kind, false> => ({ ...asked, required: false, where: { field, is }, thenRequired: asked.required });

type ValueOf<F> = F extends Field<infer Value> ? Value : never;
type RequiredNames<F extends Fields> = { [K in keyof F]: F[K]['required'] extends true ? K : never }[keyof F];
type PlainNames<F extends Fields> = {
  [K in keyof F]: F[K]['kind'] extends PersonalKind | 'password' ? never : K;
}[keyof F];

/** The input that a step takes, inferred from its fields. */
export type InputOf<F extends Fields> = { [K in RequiredNames<F>]: ValueOf<F[K]> } & {
  [K in Exclude<keyof F, RequiredNames<F>>]?: ValueOf<F[K]> | undefined;
};

/** The part of a step's input that is not personal: all that guards, branches and changes may read. */
export type PlainInputOf<F extends Fields> = Pick<InputOf<F>, Extract<keyof InputOf<F>, PlainNames<F>>>;

/** Tells whether a field's content is personal. */
export const isPersonal = (field: Field): boolean => (personalKinds as readonly FieldKind[]).includes(field.kind);

/** The strict Zod object that a step's input is parsed with; a password is checked and dropped before. */
export const inputSchema = (fields: Fields): z.ZodObject =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(fields)
        .filter(([, field]) => field.kind !== 'password')
        .map(([name, field]) => [name, field.required ? field.schema : field.schema.optional()]),
    ),
  );
