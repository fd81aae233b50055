import { type Kind, type ValueNode, valueFromASTUntyped } from 'graphql';
import { builder } from '../builder.ts';

/** Inputs are lenient on purpose: a bad day is an `InvalidInput` of the step, with its path, not a top-level error. */
const asGiven = (value: unknown): string => String(value);
const literal = (node: ValueNode & { kind: Kind }): string => String(valueFromASTUntyped(node));

builder.scalarType('Date', {
  description: 'A day of the town’s calendar: YYYY-MM-DD',
  serialize: (value) => value,
  parseValue: asGiven,
  parseLiteral: (node) => literal(node as ValueNode & { kind: Kind }),
});

builder.scalarType('DateTime', {
  description: 'An instant: ISO 8601 with offset',
  serialize: (value) => (value instanceof Date ? value.toISOString() : value),
  parseValue: asGiven,
  parseLiteral: (node) => literal(node as ValueNode & { kind: Kind }),
});

builder.scalarType('JSON', {
  description: 'Any JSON value',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
