/** Who takes a step, and by which right of a post. */
export const byHearer = { by: ['office', 'issuer', 'campusHead', 'group'], permission: 'rectification:hear' } as const;
export const byReviewer = { by: ['issuer', 'office', 'campusHead'], permission: 'rectification:review' } as const;
export const byReinspector = { by: ['inspector', 'issuer', 'office'], permission: 'rectification:inspect' } as const;
