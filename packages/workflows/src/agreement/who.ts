/** Who takes a step, and by which right of a post. */
export const byDrafter = { by: ['office', 'drafter'], permission: 'agreement:draft' } as const;
export const byEvaluator = { by: ['office', 'drafter', 'partyA'], permission: 'agreement:evaluate' } as const;
/** A party that has not signed the text on the table. */
export const byParty = { by: ['partyA', 'partyB'], except: 'signed' } as const;
