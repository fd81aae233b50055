import type { VariablesOf } from '../../data/graphql.ts';
import type { Picked } from '../../shared/form/values.ts';
import type { Preview, RolloverPreviewQuery } from './documents.ts';

/** What was chosen in place of what is proposed, by what it is about. */
export interface Choices {
  readonly title?: string;
  readonly endsOn?: string;
  readonly terms?: Preview['terms'];
  readonly teaching?: Preview['teachingAct'];
  readonly classes: Readonly<Record<string, { readonly leaves?: boolean; readonly name?: string }>>;
  readonly intakes: Readonly<
    Record<string, { readonly school: string; readonly grade: number; readonly classes: number }>
  >;
  readonly posts: Readonly<
    Record<string, { readonly act: Preview['posts'][number]['act']; readonly unit?: Picked | null }>
  >;
}

/** Nothing chosen: everything as proposed. */
export const asProposed: Choices = { classes: {}, intakes: {}, posts: {} };

/** The choices as the server reads them; a post that is to go elsewhere waits until the unit is picked. */
export const inputOf = ({
  classes,
  intakes,
  posts,
  ...rest
}: Choices): VariablesOf<typeof RolloverPreviewQuery>['input'] => ({
  ...rest,
  ...(rest.terms ? { terms: rest.terms.map(({ title, startsOn, endsOn }) => ({ title, startsOn, endsOn })) } : {}),
  classes: Object.entries(classes).map(([id, choice]) => ({ class: id, ...choice })),
  intakes: Object.values(intakes),
  posts: Object.entries(posts).flatMap(([post, { act, unit }]) =>
    act === 'MOVE' && !unit ? [] : [{ post, act, ...(unit ? { unit: unit.id } : {}) }],
  ),
});
