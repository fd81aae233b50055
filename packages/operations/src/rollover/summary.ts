import type { RolloverPlan } from './plan-type.ts';

/** What a rollover did, in numbers. */
export interface RolloverSummary {
  /** Digest of the plan that was carried out. */
  readonly digest: string;
  readonly yearMade: boolean;
  readonly terms: number;
  readonly days: number;
  readonly settings: number;
  readonly templates: number;
  readonly classesUp: number;
  readonly classesLeft: number;
  readonly classesMade: number;
  readonly classesClosed: number;
  readonly pupilsUp: number;
  readonly pupilsLeft: number;
  readonly postsEnded: number;
  readonly postsBegun: number;
  readonly teachingEnded: number;
  readonly teachingBegun: number;
}

/** Counts what a plan does. */
export const summaryOf = (plan: RolloverPlan, digest: string): RolloverSummary => {
  const up = plan.classes.filter(({ leaves }) => !leaves);
  const left = plan.classes.filter(({ leaves }) => leaves);
  const pupils = (classes: typeof up) => classes.reduce((sum, each) => sum + each.pupils, 0);
  return {
    digest,
    yearMade: plan.yearId === null,
    terms: plan.termsKept ? 0 : plan.terms.length,
    days: plan.days.length,
    settings: plan.settings.filter(({ change }) => change !== 'kept').length,
    templates: plan.templates.length,
    classesUp: up.length,
    classesLeft: left.length,
    classesMade: plan.made.length,
    classesClosed: plan.closed.length,
    pupilsUp: pupils(up),
    pupilsLeft: pupils(left),
    postsEnded: plan.posts.filter(({ act }) => act === 'end').length,
    postsBegun: plan.posts.filter(({ next }) => next !== null).length,
    teachingEnded: plan.teaching.filter(({ next }) => next === null).length,
    teachingBegun: plan.teaching.filter(({ next }) => next !== null).length,
  };
};
