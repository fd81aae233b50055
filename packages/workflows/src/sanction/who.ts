/** Who takes a step, and by which right of a post. */
export const byHandler = { by: 'handler', permission: 'sanction:handle' } as const;
export const byChair = { by: 'chair', permission: 'sanction:decide' } as const;
export const byMember = { by: 'member', permission: 'sanction:decide' } as const;

/** The case officer and the body, as the town's posts make them up at that moment. */
export const body = { handler: { to: 'gathered' }, chair: { to: 'gathered' }, member: { to: 'gathered' } } as const;
