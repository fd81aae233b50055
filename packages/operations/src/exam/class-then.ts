/** Pupils of a class who went to another one with a plan year. */
export interface ClassStep {
  readonly startsOn: string;
  readonly fromId: number;
  readonly toId: number;
}

/**
 * The class in which the pupils of a class of one day were on an earlier day. A year that was turned without a record of
 * it leaves classes as they are.
 * @param today the day on which `classId` is their class
 * @returns `null` where they were in no class of the town yet
 */
export const classThen = (steps: readonly ClassStep[], classId: number, today: string, day: string): number | null => {
  const years = [...new Set(steps.map(({ startsOn }) => startsOn))]
    .filter((startsOn) => day < startsOn && startsOn <= today)
    .sort()
    .reverse();
  let at: number | null = classId;
  for (const year of years) {
    const step = steps.find(({ startsOn, toId }) => startsOn === year && toId === at);
    at = step?.fromId ?? null;
    if (at === null) break;
  }
  return at;
};
