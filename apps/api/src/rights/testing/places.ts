import type { NodeType } from '@plumbline/graphql';

/** Kinds of things that stand in places, with the type of their ids. */
export const kinds = {
  case: 'RectificationCase',
  request: 'Request',
  agreement: 'Agreement',
  sanction: 'Sanction',
  exam: 'Exam',
  class: 'Unit',
  unit: 'Unit',
  person: 'Person',
  post: 'Post',
  support: 'Support',
  reobservation: 'Reobservation',
  meeting: 'Meeting',
  notice: 'Notice',
  inspection: 'Inspection',
  notification: 'Notification',
  savedQuery: 'SavedQuery',
  planYear: 'PlanYear',
  delegation: 'Delegation',
} as const satisfies Record<string, NodeType>;

/** A kind of thing. */
export type Kind = keyof typeof kinds;

/** Numbers of things by kind, place and, where the place is a person's own, role. */
export type ById = Map<string, number>;
