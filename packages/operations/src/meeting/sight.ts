import { allows, type Reach, reachOf } from '../rights/declare.ts';
import { meetingRights } from '../rights/meeting.ts';
import type { TownFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';

/** How far somebody reads meetings: academic affairs and the leading group all, a campus head those of the town and the campus. */
export const meetingSight = (town: TownFacts, viewer: Viewer): Reach => reachOf(meetingRights.read, viewer, town);

/** Whether somebody may keep the meetings of a unit: academic affairs. */
export const mayEditMeeting = (town: TownFacts, viewer: Viewer, { unitId }: { readonly unitId: number }): boolean =>
  allows(meetingRights.acts.keep, viewer, { town, unitId });
