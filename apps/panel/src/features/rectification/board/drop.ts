import type { TextValues } from '../../../i18n/fillPlaces.ts';
import type { TextKey } from '../../../i18n/texts.ts';

type Available = { name: string; title: string; main: boolean };
type Card<Step extends Available> = {
  state: string;
  stateTitle: string;
  availableSteps: readonly Step[];
  blockedSteps: readonly { name: string; title: string; reason: string }[];
};
type Map = {
  states: readonly { name: string; title: string }[];
  steps: readonly {
    name: string;
    title: string;
    from: readonly string[];
    to: readonly string[];
    by: readonly string[];
  }[];
};

/** Why a card may not go to a column: a text with its places. */
export type Refusal = { key: TextKey; values: TextValues };

/**
 * The steps open to the reader that lead a card to a state. Those that can lead nowhere else come first: a step with
 * branches may end elsewhere, as the server decides.
 */
export const stepsTo = <Step extends Available>(card: Card<Step>, state: string, map: Map): Step[] => {
  const targets = (name: string) => map.steps.find((step) => step.name === name)?.to ?? [];
  return card.availableSteps
    .filter(({ name }) => targets(name).includes(state))
    .sort((a, b) => targets(a.name).length - targets(b.name).length);
};

const titleOf = (map: Map, state: string): string => map.states.find(({ name }) => name === state)?.title ?? state;

/** Why nothing leads a card to a state now: the server's reason where there is one, else what the workflow says. */
export const refusalOf = (card: Card<Available>, state: string, map: Map, between: string): Refusal => {
  if (state === card.state) return { key: 'look.sameColumn', values: { state: card.stateTitle } };
  const leading = map.steps.filter(({ to }) => to.includes(state));
  const hence = leading.filter(({ from }) => from.includes(card.state));
  const [step] = hence;
  const blocked = (step === undefined ? leading : hence)
    .map(({ name }) => card.blockedSteps.find((each) => each.name === name))
    .find((each) => each !== undefined);
  if (blocked) return { key: 'look.blocked', values: { step: blocked.title, reason: blocked.reason } };
  if (step === undefined) return { key: 'look.noWay', values: { from: card.stateTitle, to: titleOf(map, state) } };
  return step.by.length > 0
    ? { key: 'look.notYours', values: { step: step.title, who: step.by.join(between) } }
    : { key: 'look.notYoursToTake', values: { step: step.title } };
};
