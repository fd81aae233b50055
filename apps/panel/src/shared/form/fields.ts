import type { Json } from '../../data/graphql.ts';

/** How a field is asked: the `x-kind` of the step's JSON Schema. */
type FieldKind =
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

/** One field of a step's form, read from its JSON Schema. */
export type FormField = {
  name: string;
  kind: FieldKind;
  title: string;
  description: string | null;
  options: { value: string; title: string }[];
  maxLength: number | null;
  required: boolean;
  /** Days before today make no sense here. */
  fromToday: boolean;
  /** A choice of the same form under which alone the field is asked for. */
  where: { field: string; is: readonly string[] } | null;
};

type Schema = { [key: string]: Json };

const isObject = (value: Json | undefined): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
const kinds = [
  'text',
  'longText',
  'day',
  'switch',
  'choice',
  'files',
  'person',
  'unit',
  'inspection',
  'record',
  'exam',
  'targets',
  'clauses',
  'password',
] as const;

const kindOf = (property: Schema): FieldKind => {
  const named = kinds.find((kind) => kind === property['x-kind']);
  if (named) return named;
  if (Array.isArray(property['enum'])) return 'choice';
  return property['type'] === 'boolean' ? 'switch' : 'text';
};

const optionsOf = (property: Schema, kind: FieldKind): FormField['options'] => {
  const titles = isObject(property['x-titles']) ? property['x-titles'] : {};
  const values =
    kind === 'switch' ? ['true', 'false'] : Array.isArray(property['enum']) ? property['enum'].map(String) : [];
  return values.map((value) => ({ value, title: text(titles[value]) ?? (kind === 'switch' ? '' : value) }));
};

const whereOf = (property: Schema): (FormField['where'] & { required: boolean }) | null => {
  const where = property['x-where'];
  if (!isObject(where) || !Array.isArray(where['is'])) return null;
  return { field: String(where['field']), is: where['is'].map(String), required: where['required'] === true };
};

/**
 * Reads the fields of a step's JSON Schema, in its order.
 * @param asked names asked for this record now; all when left out
 * @param required names required for this record now; the schema's own when left out
 */
export const fieldsOf = (schema: Json, asked?: readonly string[], required?: readonly string[]): FormField[] => {
  if (!isObject(schema) || !isObject(schema['properties'])) return [];
  const always = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  return Object.entries(schema['properties'])
    .filter(([name]) => !asked || asked.includes(name))
    .flatMap(([name, property]) => {
      if (!isObject(property)) return [];
      const kind = kindOf(property);
      const where = whereOf(property);
      return [
        {
          name,
          kind,
          title: text(property['title']) ?? name,
          description: text(property['description']),
          options: optionsOf(property, kind),
          maxLength: typeof property['maxLength'] === 'number' ? property['maxLength'] : null,
          required: (required ?? always).includes(name) || where?.required === true,
          fromToday: property['x-from-today'] === true,
          where: where && { field: where.field, is: where.is },
        },
      ];
    });
};

/**
 * Kinds that only forms of their own ask for: what an agreement says, and a password, which no draft may keep. Forms that
 * are read from the declaration leave them out.
 */
const ownForms: readonly FieldKind[] = ['targets', 'clauses', 'password'];
export const hasOwnForm = ({ kind }: Pick<FormField, 'kind'>): boolean => ownForms.includes(kind);

/** The fields that are asked for as the form stands: those that hang on a choice only while it is made so. */
export const askedFields = <Field extends Pick<FormField, 'where'>>(
  fields: readonly Field[],
  values: Readonly<Record<string, unknown>>,
): Field[] => fields.filter(({ where }) => where === null || where.is.some((choice) => choice === values[where.field]));
