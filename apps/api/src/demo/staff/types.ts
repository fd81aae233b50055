import type { Role } from '@plumbline/terms';

/** A term of office, counted in plan years: `null` is open. Resolved to dates by `postDates`. */
export type Tenure = 'standing' | 'sinceThisYear' | 'untilLastYear';

/** A post of a person of the demo town. */
export interface PostPlan {
  readonly role: Role;
  /** Key of the unit in town.ts. */
  readonly unit: string;
  readonly title: string;
  readonly tenure: Tenure;
}

/** A person of the demo town; `key` is the pinyin of the name and how the findings name them. */
export interface PersonPlan {
  readonly key: string;
  readonly name: string;
  /** Key of the school where they work, or `town`. */
  readonly school: string;
  readonly posts: readonly PostPlan[];
  /** Set for the one person per role whose login is the role's code. */
  readonly demoRole?: Role;
}
