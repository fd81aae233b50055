const verdicts = {
  unsure: 'sanctions.cannotTell',
  average: 'sanctions.cannotTellMean',
  few: 'sanctions.cannotTellFew',
  told: 'sanctions.canTell',
} as const;

/**
 * The verdict on a rank in one sentence, by why it is held: the place itself is unsure, or only the distance to the mean,
 * or there are too few pupils.
 * @param codes reasons as the interface gives them, in camel or in upper snake case
 */
export const verdictOf = (codes: readonly string[]): (typeof verdicts)[keyof typeof verdicts] => {
  const said = codes.map((code) => code.replaceAll('_', '').toLowerCase());
  if (said.length === 0) return verdicts.told;
  if (said.includes('includesaverage') && !said.includes('notsurelylast')) return verdicts.average;
  if (said.every((code) => code === 'smallgroup')) return verdicts.few;
  return verdicts.unsure;
};
