type Step = { readonly name: string; readonly main: boolean };
type Open<One extends Step> = { readonly availableSteps: readonly One[] };

/** What the dock of a vote holds. */
const ofVote: readonly string[] = ['vote', 'recuse'];

/** Whether the reader may vote now. */
export const mayVote = <One extends Step>({ availableSteps }: Open<One>): boolean =>
  availableSteps.some(({ name }) => name === 'vote');

/** What the dock asks for where the reader does not vote: the main road. */
export const dockedSteps = <One extends Step>({ availableSteps }: Open<One>): One[] =>
  availableSteps.filter(({ main }) => main);

/** What else may be done, so that the dock asks one thing: no step is in both, and none in neither. */
export const stepsBeside = <One extends Step>(record: Open<One>): One[] =>
  mayVote(record)
    ? record.availableSteps.filter(({ name }) => !ofVote.includes(name))
    : record.availableSteps.filter(({ main }) => !main);
