/** Steps of the person concerned, the first that is open asked for first. */
const ownSteps = ['confirmReceipt', 'submitDefence', 'requestReview', 'appeal'] as const;
/** A step of the person concerned. */
export type OwnStep = (typeof ownSteps)[number];

/** Those in which the person concerned writes something. */
export const isWritten = (name: string): name is Exclude<OwnStep, 'confirmReceipt'> =>
  name !== 'confirmReceipt' && ownSteps.some((step) => step === name);

/** Those that a decision opens: told of beforehand. */
export const isLater = (name: string): boolean => name === 'requestReview' || name === 'appeal';

type Named = { readonly name: string };

/** What the person concerned may do now; nothing while it is the turn of others. */
export const ownStep = <Step extends Named>({
  availableSteps,
}: {
  readonly availableSteps: readonly Step[];
}): (Step & { readonly name: OwnStep }) | null => {
  for (const name of ownSteps) {
    const step = availableSteps.find((one) => one.name === name);
    if (step) return { ...step, name };
  }
  return null;
};

/** Name of the draft of a step, as its form keeps it. */
export const stepDraft = ({ number }: { readonly number: string }, step: string): string => `${number} ${step}`;
