import type { Role, Text } from '@plumbline/terms';
import { type TownFacts, unitAndAbove, unitAndBelow } from '../town/facts.ts';

/**
 * How far a right reaches: the town; what lies in or below the unit of the post; the units above it as well (what is kept
 * for the town concerns each campus); or only what is the person's own.
 */
export type Over = 'town' | 'unit' | 'unitAndAbove' | 'own';

const widths: readonly Over[] = ['town', 'unitAndAbove', 'unit', 'own'];

/** Orders reaches by how far they go, the widest first. */
export const widestFirst = (a: { readonly over: Over }, b: { readonly over: Over }): number =>
  widths.indexOf(a.over) - widths.indexOf(b.over);

/** To whom an act is open, and how far. */
export interface Grant {
  readonly to: readonly Role[] | 'everybody';
  readonly over: Over;
  /** What is meant by the person's own, or a further limit, in words for the matrix. */
  readonly part?: Text;
}

/** Something that is done with records of a type, or the reading of them. */
export interface Act {
  readonly title: Text;
  readonly grants: readonly Grant[];
  /** A limit that holds for everyone, in words for the matrix: nobody keeps their own entry. */
  readonly note?: Text;
}

/** Who may read and do what with the records of one type that no workflow moves. */
export interface Rights {
  /** Name of the type, as in the schema. */
  readonly type: string;
  readonly title: Text;
  readonly read: Act;
  readonly acts: Readonly<Record<string, Act>>;
}

/** Declares the rights of a type; the one place that guards, buttons, the matrix and its page are taken from. */
export const declareRights = <const Type extends Rights>(rights: Type): Type => rights;

/** The record that somebody wants to act on. */
export interface Place {
  readonly town: TownFacts;
  readonly unitId: number;
  /** Whether it is the person's own, in the sense of the declaration. */
  readonly own?: boolean;
}

/** The posts of whoever asks. */
export interface Asking {
  readonly posts: readonly { readonly role: string; readonly unitId: number }[];
}

const postsOf = ({ to }: Grant, { posts }: Asking) =>
  to === 'everybody' ? [] : posts.filter(({ role }) => (to as readonly string[]).includes(role));

const isMet = (grant: Grant, asking: Asking, place: Place | undefined): boolean => {
  if (grant.over === 'own' && place?.own !== true) return false;
  if (grant.to === 'everybody') return true;
  const held = postsOf(grant, asking);
  if (grant.over === 'town' || grant.over === 'own') return held.length > 0;
  if (place === undefined) return false;
  const { town, unitId } = place;
  return held.some(
    (post) =>
      unitAndAbove(town, unitId).includes(post.unitId) ||
      (grant.over === 'unitAndAbove' && unitAndAbove(town, post.unitId).includes(unitId)),
  );
};

/**
 * Whether somebody may do an act.
 * @param place the record; without it only those are let through whose right reaches over the whole town
 */
export const allows = (act: Act, asking: Asking, place?: Place): boolean =>
  act.grants.some((grant) => isMet(grant, asking, place));

/** Whether somebody may do an act with some record at least: what a menu asks, never a guard. */
export const allowsSomewhere = (act: Act, asking: Asking): boolean =>
  act.grants.some((grant) => grant.to === 'everybody' || postsOf(grant, asking).length > 0);

/** Whether a post of somebody opens an act somewhere, whatever may be their own besides. */
export const holdsFor = (act: Act, asking: Asking): boolean =>
  act.grants.some((grant) => postsOf(grant, asking).length > 0);

/** How far somebody reads: all of the town, or some units; what is their own comes beside it. */
export type Reach = { readonly all: true } | { readonly all: false; readonly units: readonly number[] };

/** Over which units an act is open to somebody, for the condition of a list. */
export const reachOf = (act: Act, asking: Asking, town: TownFacts): Reach => {
  const units = new Set<number>();
  for (const grant of act.grants) {
    if (grant.over === 'own') continue;
    if (grant.over === 'town' && (grant.to === 'everybody' || postsOf(grant, asking).length > 0)) return { all: true };
    for (const { unitId } of postsOf(grant, asking)) {
      for (const unit of unitAndBelow(town, unitId)) units.add(unit);
      if (grant.over === 'unitAndAbove') for (const unit of unitAndAbove(town, unitId)) units.add(unit);
    }
  }
  return { all: false, units: [...units] };
};
