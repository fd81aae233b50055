import { readOnce, sqlOf } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { type Problem, refuse } from '../problem.ts';
import { type Act, allows } from '../rights/declare.ts';
import { rootOf, type TownFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';

/** Whom a question is about. */
export interface PersonAsked {
  readonly id: number;
  readonly name: string;
  /** Units of the posts held on the day, or of all posts where none is. */
  readonly units: readonly number[];
}

/** Reads the person that a question is about. */
export const readPersonAsked = async (
  deps: Deps,
  viewer: Viewer,
  personId: number,
  on: string,
): Promise<PersonAsked | null> => {
  const { townId } = viewer;
  const [[person], posts] = await Promise.all([
    readOnce(
      deps.pool,
      viewer,
      sqlOf.selectFrom('person').where('town_id', '=', townId).where('id', '=', personId).select('name'),
    ),
    readOnce(
      deps.pool,
      viewer,
      sqlOf
        .selectFrom('post')
        .where('town_id', '=', townId)
        .where('person_id', '=', personId)
        .select(['unit_id', 'from_on', 'to_on']),
    ),
  ]);
  if (person === undefined) return null;
  const held = posts.filter(({ from_on, to_on }) => from_on <= on && to_on >= on);
  return { id: personId, name: person.name, units: (held.length > 0 ? held : posts).map(({ unit_id }) => unit_id) };
};

/** Whether somebody may ask about a person: everywhere, about those of their own units, or about themselves. */
export const mayAskAbout = (
  act: Act,
  asked: {
    readonly town: TownFacts;
    readonly viewer: Viewer;
    readonly personId: number;
    readonly person: PersonAsked | null;
  },
): boolean => {
  const { town, viewer, personId, person } = asked;
  const own = personId === viewer.personId;
  const units = person === null || person.units.length === 0 ? [rootOf(town)] : person.units;
  return units.some((unitId) => allows(act, viewer, { town, unitId, own }));
};

/** The answer where there is no such person. */
export const noPerson = ({ locale }: Viewer): { ok: false; problems: readonly Problem[] } =>
  refuse(locale, 'NotFound', ['没有这个人', 'There is no such person'], { path: ['person'] });
