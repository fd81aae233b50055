import { z } from 'zod';
import { oneOf } from '../field.ts';
import { categories, weights } from './words.ts';

/** States in which the responsible person may object; a rejected objection leads back there. */
export const objectable = ['noticed', 'planning', 'rectifying'] as const;
export const objectedIn = z.enum(objectable);

/** What is kept of a case: the columns of its table. */
export const context = z.strictObject({
  category: oneOf(categories),
  weight: oneOf(weights),
  rectifyBy: z.iso.date().nullable(),
  planApproved: z.boolean(),
  returns: z.int().min(0),
  goodReinspections: z.int().min(0),
  objectedIn: objectedIn.nullable(),
  objections: z.int().min(0),
  lookBackOn: z.iso.date().nullable(),
  reopens: z.int().min(0),
});

/** What operations loads inside the transaction before a step is judged. */
export const facts = z.strictObject({ reinspectionsNeeded: z.int().min(1), withinPlanYear: z.boolean() });

export type Context = z.infer<typeof context>;
export type Facts = z.infer<typeof facts>;
