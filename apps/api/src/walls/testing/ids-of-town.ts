import { encodeId, type NodeType } from '@plumbline/graphql';
import type pg from 'pg';

/** What to select for the things of each kind. */
const places: Readonly<Record<NodeType, string>> = {
  RectificationCase: "id from record where kind = 'rectification' and town_id = $1",
  Request: "id from record where kind = 'request' and town_id = $1",
  Agreement: "id from record where kind = 'agreement' and town_id = $1",
  Sanction: "id from record where kind = 'sanction' and town_id = $1",
  Unit: 'id from unit where town_id = $1',
  Person: 'id from person where town_id = $1',
  Post: 'id from post where town_id = $1',
  Inspection: 'id from inspection where town_id = $1',
  Notice: 'id from notice where town_id = $1',
  File: 'id from file where town_id = $1',
  SavedQuery: 'id from saved_query where town_id = $1',
  Notification: 'id from notification where town_id = $1',
  // Named by its record and version; nothing asks for it by its number alone.
  Event: 'record_id as id from event where town_id = $1',
  Exam: 'id from exam where town_id = $1',
  Support: 'id from support where town_id = $1',
  Reobservation: 'id from reobservation where town_id = $1',
  Meeting: 'id from meeting where town_id = $1',
  Delegation: 'id from delegation where town_id = $1',
  ExamAnalysis: 'id from exam_analysis where town_id = $1',
  Pupil: 'id from pupils.pupil where town_id = $1',
  Town: 'id from town where id = $1',
  PlanYear: 'id from plan_year where town_id = $1',
  Rollover: 'id from rollover where town_id = $1',
  Term: 'id from term where town_id = $1',
};

/** Global ids of what a town holds, by kind. */
export type Ids = Readonly<Record<NodeType, readonly string[]>>;

/** An id of a kind that nothing ever had. */
export const neverWas = (type: NodeType): string => encodeId(type, 987_654_321);

/** Reads all ids of a town as the owner of the schema. */
export const idsOfTown = async (owner: pg.Client, townId: number): Promise<Ids> => {
  const found: [NodeType, readonly string[]][] = [];
  for (const [type, place] of Object.entries(places) as [NodeType, string][]) {
    const { rows } = await owner.query<{ id: number }>(`select ${place} order by 1`, [townId]);
    found.push([type, rows.map(({ id }) => encodeId(type, id))]);
  }
  return Object.fromEntries(found) as Ids;
};
