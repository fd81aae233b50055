/** How long the person concerned has: working days for the defence, days for a review and an appeal. */
export type Terms = { readonly defence: number; readonly review: number; readonly appeal: number };

const keys = {
  defence: 'sanction.defenceDays',
  review: 'sanction.reviewDays',
  appeal: 'sanction.appealDays',
} as const satisfies Record<keyof Terms, string>;

/** Reads the terms of the plan year from its settings; null while one is missing. */
export const termsOf = (settings: readonly { readonly key: string; readonly value: unknown }[]): Terms | null => {
  const of = (key: string) => Number(settings.find((setting) => setting.key === key)?.value ?? Number.NaN);
  const terms = { defence: of(keys.defence), review: of(keys.review), appeal: of(keys.appeal) };
  return Object.values(terms).every(Number.isFinite) ? terms : null;
};
