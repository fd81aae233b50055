/** Types that have global ids. */
export const nodeTypes = [
  'RectificationCase',
  'Request',
  'Agreement',
  'Sanction',
  'Unit',
  'Person',
  'Post',
  'Inspection',
  'Notice',
  'File',
  'SavedQuery',
  'Notification',
  'Event',
  'Exam',
  'Support',
  'Reobservation',
  'Meeting',
  'Delegation',
  'ExamAnalysis',
  'Pupil',
  'Town',
  'PlanYear',
  'Rollover',
  'Term',
] as const;
export type NodeType = (typeof nodeTypes)[number];

/** An opaque global id. */
export const encodeId = (type: NodeType, id: number | string): string =>
  Buffer.from(`${type}:${id}`).toString('base64url');

/** Reads a global id; `null` for anything that this server did not give. */
export const readId = (globalId: string): { readonly type: NodeType; readonly id: number } | null => {
  const match = /^(\w+):([1-9]\d{0,15})$/.exec(Buffer.from(globalId, 'base64url').toString('utf8'));
  const type = nodeTypes.find((name) => name === match?.[1]);
  return type === undefined || match?.[2] === undefined ? null : { type, id: Number(match[2]) };
};

/** The number behind a global id of a certain type; `null` for anything else. */
export const decodeId = (type: NodeType, globalId: string): number | null => {
  const found = readId(globalId);
  return found?.type === type ? found.id : null;
};

/** The number that an input names by a global id of a certain type; 0, which nothing has, for anything else. */
export const idFrom = (type: NodeType, given: unknown): number => decodeId(type, String(given)) ?? 0;
