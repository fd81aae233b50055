import { type Locale, say, upperSnake } from '@plumbline/terms';
import { z } from 'zod';
import type { Step } from './define.ts';
import type { Field } from './field.ts';

const property = (field: Field, locale: Locale): Record<string, unknown> => {
  const { $schema: _, ...schema } = z.toJSONSchema(field.schema, { io: 'input' });
  const shared = {
    title: say(field.title, locale),
    ...(field.hint && { description: say(field.hint, locale) }),
    'x-kind': field.kind,
    ...(field.when !== undefined && { 'x-when': field.when }),
    ...(field.where !== undefined && {
      'x-where': {
        field: field.where.field,
        is: field.where.is.map(upperSnake),
        required: field.thenRequired === true,
      },
    }),
    ...(field.fromToday && { 'x-from-today': true }),
  };
  if (field.options) {
    return {
      type: 'string',
      enum: Object.keys(field.options).map(upperSnake),
      'x-titles': Object.fromEntries(
        Object.entries(field.options).map(([code, title]) => [upperSnake(code), say(title, locale)]),
      ),
      ...shared,
    };
  }
  if (field.kind === 'files')
    return { type: 'array', items: { type: 'string', 'x-kind': 'file' }, maxItems: field.max, ...shared };
  if (['person', 'unit', 'inspection', 'record'].includes(field.kind)) return { type: 'string', ...shared };
  return { ...schema, ...shared };
};

/** The JSON Schema of a step's input as the outside sees it: ids as opaque strings, enums in upper snake case. */
export const stepForm = (step: Step, locale: Locale): Record<string, unknown> => {
  const fields = Object.entries(step.input ?? {});
  return {
    type: 'object',
    title: say(step.title, locale),
    properties: Object.fromEntries(fields.map(([name, field]) => [name, property(field, locale)])),
    required: fields.filter(([, field]) => field.required).map(([name]) => name),
    additionalProperties: false,
  };
};
