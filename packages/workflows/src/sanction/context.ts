import { z } from 'zod';
import { oneOf } from '../field.ts';
import { sanctionMeasures, sanctionRules } from './words.ts';

const measure = oneOf(sanctionMeasures);

/** What is kept of a consequence: the columns of its table. */
export const context = z.strictObject({
  rule: oneOf(sanctionRules),
  measure,
  /** The body that may decide it: the leading group, or for rule B the Party branch alone. */
  body: z.enum(['group', 'branch']),
  /** Several stand level at the boundary of a rank, and nobody has broken the tie. */
  tied: z.boolean(),
  /** To be decided explicitly, with reasons. */
  held: z.boolean(),
  /** Measures of help that the person was given, offered here or in the register. */
  supports: z.int().min(0),
  supported: z.boolean(),
  /** Rules of law that object. */
  objections: z.int().min(0),
  /** The evaluation that it rests on was corrected, and no longer says missed. */
  basisGone: z.boolean(),
  /** Counts the votes anew: 1 the decision, then one for each review. */
  round: z.int().min(1),
  /** Members who may vote, and those of them who have. */
  mayVote: z.int().min(0),
  cast: z.int().min(0),
  reviewing: z.boolean(),
  reviews: z.int().min(0),
  appeals: z.int().min(0),
  /** The effect waits while a review or an appeal is open. */
  suspended: z.boolean(),
  carriedOut: z.boolean(),
  startsOn: z.iso.date().nullable(),
  endsOn: z.iso.date().nullable(),
  reviewBy: z.iso.date().nullable(),
  appealBy: z.iso.date().nullable(),
});

/** What operations loads inside the transaction before a step is judged. */
export const facts = z.strictObject({
  today: z.iso.date(),
  /** What a proposal rests on; known only while it is made. */
  basis: z
    .strictObject({
      measure,
      tied: z.boolean(),
      held: z.boolean(),
      supports: z.int(),
      objections: z.int(),
      mayVote: z.int(),
    })
    .nullable(),
  /** Help in the register; known only while it is screened. */
  supports: z.int().nullable(),
  /** Members who may vote; known whenever that may have changed. */
  mayVote: z.int().nullable(),
  /** The count of a round with the vote at hand. */
  count: z
    .strictObject({
      cast: z.int(),
      mayVote: z.int(),
      /** More than the plan year's share of those who may vote have voted. */
      quorate: z.boolean(),
      leaning: z.enum(['carried', 'rejected', 'level']),
    })
    .nullable(),
  /** Days of the effect; known only while it is delivered. */
  effect: z.strictObject({ startsOn: z.iso.date(), endsOn: z.iso.date() }).nullable(),
  /** Whether the effect waits while a review is open. */
  waits: z.boolean(),
});

export type Context = z.infer<typeof context>;
export type Facts = z.infer<typeof facts>;
