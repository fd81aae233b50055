import { allows, type Reach, reachOf } from '../rights/declare.ts';
import { supportRights } from '../rights/support.ts';
import type { TownFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';

/**
 * How far somebody reads the register of help: academic affairs and the leading group all of it, a campus head the campus;
 * beside that everybody what they are given themselves, and what they give as a mentor.
 */
export const supportSight = (town: TownFacts, viewer: Viewer): Reach => reachOf(supportRights.read, viewer, town);

/** Whether somebody may keep the entries for a person in a unit: academic affairs, and the campus head; nobody their own. */
export const mayEditSupport = (
  town: TownFacts,
  viewer: Viewer,
  { unitId, personId }: { readonly unitId: number; readonly personId: number },
): boolean => personId !== viewer.personId && allows(supportRights.acts.keep, viewer, { town, unitId });
