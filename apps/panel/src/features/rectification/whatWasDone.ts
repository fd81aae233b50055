type Story = {
  step: string;
  stepTitle: string;
  tone: string;
  version: number;
  at: string;
  input: readonly { name: string; title: string; value: string; kind: string }[];
};

/** What was submitted at a step, in its writer's words. */
export type Deed = { step: string; title: string; at: string; texts: { title: string; value: string }[] };

/**
 * What was done in a case, in short: the last of each thing that was handed in for the office to check, a plan or a
 * report, oldest first.
 * @param events oldest first
 */
export const whatWasDone = (events: readonly Story[]): Deed[] => {
  const last = new Map<string, Deed>();
  for (const { step, stepTitle, tone, version, at, input } of events) {
    if (version <= 1 || tone !== 'OFFICE') continue;
    const texts = input.filter(({ kind, value }) => kind === 'longText' && value !== '');
    if (texts.length === 0) continue;
    last.delete(step);
    last.set(step, { step, title: stepTitle, at, texts: texts.map(({ title, value }) => ({ title, value })) });
  }
  return [...last.values()];
};
