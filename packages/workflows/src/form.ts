import { type Locale, say, upperSnake } from '@plumbline/terms';
import { z } from 'zod';
import type { Step } from './define.ts';
import { comparisons, type Field } from './field.ts';

const object = (properties: Readonly<Record<string, unknown>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

const targetItem = (locale: Locale) =>
  object({
    indicator: { type: 'string', title: say(['指标', 'Indicator'], locale) },
    comparison: {
      type: 'string',
      title: say(['要求', 'Comparison'], locale),
      enum: Object.keys(comparisons).map(upperSnake),
      'x-titles': Object.fromEntries(
        Object.entries(comparisons).map(([code, title]) => [upperSnake(code), say(title, locale)]),
      ),
    },
    value: { type: 'string', title: say(['目标值', 'Value'], locale) },
    mandatory: { type: 'boolean', title: say(['必达', 'Mandatory'], locale) },
  });

const clauseItem = (locale: Locale) =>
  object({
    title: { type: 'string', title: say(['标题', 'Title'], locale), maxLength: 60 },
    text: { type: 'string', title: say(['内容', 'Text'], locale), maxLength: 2000 },
  });

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
  if (['person', 'unit', 'inspection', 'record', 'exam'].includes(field.kind)) return { type: 'string', ...shared };
  if (field.kind === 'password') return { type: 'string', writeOnly: true, ...shared };
  if (field.kind === 'targets') return { type: 'array', items: targetItem(locale), maxItems: field.max, ...shared };
  if (field.kind === 'clauses') return { type: 'array', items: clauseItem(locale), maxItems: field.max, ...shared };
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
