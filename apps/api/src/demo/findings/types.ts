import type { categories, requestKinds, weights } from '@plumbline/workflows';
import type { InspectionKey } from '../inspections.ts';
import type { PhotoName } from '../photos.ts';

/**
 * When something happened, so that it makes sense on any day: `ago` school days before today (at least 1), a place in
 * last plan year from 0 (its first school day) to 1 (its last one), or the day of an inspection.
 */
export type When = { readonly ago: number } | { readonly lastYear: number } | { readonly inspection: InspectionKey };

/** A deadline: school days after the day of the notice, or school days from today (negative: overdue). */
export type Deadline = { readonly within: number } | { readonly due: number };

/** What is asked for beside a case. */
export type RequestKind = keyof typeof requestKinds;

/** One event of a storyline. */
export interface StoryStep {
  readonly step: string;
  /** School days after the finding. */
  readonly day: number;
  /** Local time of day. */
  readonly time: string;
  /** Who does it; by default whoever's turn it is in the storyline. */
  readonly by?: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The request beside the case that the step belongs to, of which a storyline has one of a kind; nothing for steps of the case. */
  readonly request?: RequestKind;
  /** Key of a person: who gets the case, or who is asked to remove an obstacle. */
  readonly to?: string;
  readonly deadline?: Deadline;
  readonly photos?: readonly PhotoName[];
  /** Why an administrator takes it for somebody absent. */
  readonly override?: string;
}

/** A finding of the demo town and how far its storyline goes. */
export interface Finding {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly place: string;
  /** Key of the school. */
  readonly unit: string;
  readonly category: keyof typeof categories;
  readonly weight: keyof typeof weights;
  readonly inspector: string;
  readonly responsible: string;
  readonly when: When;
  readonly time: string;
  readonly inspection?: InspectionKey;
  /** Key of an earlier finding of the same problem. */
  readonly sameProblemAs?: string;
  readonly requirement: string;
  readonly photos?: readonly PhotoName[];
  readonly story: readonly StoryStep[];
}
