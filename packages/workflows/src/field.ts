import type { Text } from '@plumbline/terms';
import { z } from 'zod';

/** What a form draws for a field; seven kinds cover people's steps, `unit`, `inspection` and `record` pick a thing. */
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
  | 'record';

/** Kinds whose content is personal: it lies in the erasable payload of an event and no guard may read it. */
export const personalKinds = ['text', 'longText', 'files'] as const satisfies readonly FieldKind[];
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

/** One of several named choices. */
export const choice = <const Choices extends Readonly<Record<string, Text>>>(
  zh: string,
  en: string,
  options: Choices,
  { hint }: Options = {},
): Made<keyof Choices & string, 'choice'> => ({
  kind: 'choice',
  title: [zh, en],
  schema: z.enum(Object.keys(options) as [keyof Choices & string]) as z.ZodType<keyof Choices & string>,
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
/** Another record of the town. */
export const record = reference('record');

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
type PlainNames<F extends Fields> = { [K in keyof F]: F[K]['kind'] extends PersonalKind ? never : K }[keyof F];

/** The input that a step takes, inferred from its fields. */
export type InputOf<F extends Fields> = { [K in RequiredNames<F>]: ValueOf<F[K]> } & {
  [K in Exclude<keyof F, RequiredNames<F>>]?: ValueOf<F[K]> | undefined;
};

/** The part of a step's input that is not personal: all that guards, branches and changes may read. */
export type PlainInputOf<F extends Fields> = Pick<InputOf<F>, Extract<keyof InputOf<F>, PlainNames<F>>>;

/** Tells whether a field's content is personal. */
export const isPersonal = (field: Field): boolean => (personalKinds as readonly FieldKind[]).includes(field.kind);

/** The strict Zod object that a step's input is parsed with. */
export const inputSchema = (fields: Fields): z.ZodObject =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, field.required ? field.schema : field.schema.optional()]),
    ),
  );
