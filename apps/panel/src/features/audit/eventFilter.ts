import type { Picked } from '../../shared/form/values.ts';
import type { Span } from '../personal/DaySpan.tsx';

/** What events are looked for. */
export type EventFilter = {
  number: string;
  workflow: string | null;
  step: string | null;
  mark: 'delegated' | 'override' | null;
  unit: string | null;
  actor: Picked | null;
  span: Span;
};

/** Every event. */
export const everything: EventFilter = {
  number: '',
  workflow: null,
  step: null,
  mark: null,
  unit: null,
  actor: null,
  span: { from: '', to: '' },
};

/** The filter as the server takes it; what is not set is left out. */
export const askedOf = ({ number, workflow, step, mark, unit, actor, span }: EventFilter) => ({
  ...(number !== '' && { number }),
  ...(workflow !== null && { workflow }),
  ...(step !== null && { step }),
  ...(mark === 'delegated' && { delegated: true }),
  ...(mark === 'override' && { override: true }),
  ...(unit !== null && { unit }),
  ...(actor !== null && { actor: actor.id }),
  ...(span.from !== '' && { from: span.from }),
  ...(span.to !== '' && { to: span.to }),
});

/** How many conditions are set. */
export const filterCount = (filter: EventFilter): number => Object.keys(askedOf(filter)).length;
