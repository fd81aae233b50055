import { upperSnake } from '@plumbline/terms';
import type { Tone, Workflow } from '@plumbline/workflows';
import { builder } from '../builder.ts';

const tones: readonly Tone[] = ['neutral', 'responsible', 'office', 'done'];

/** Whose turn it is: all that a screen's colour says about a state. */
export const StateTone = builder.enumType('StateTone', {
  description: 'Whose turn it is in a state: nobody’s yet, the responsible person’s, the office’s, or done · 轮到谁',
  values: Object.fromEntries(tones.map((tone) => [upperSnake(tone), { value: tone }])) as Record<
    string,
    { value: Tone }
  >,
});

/** The tone of a state. */
export const toneOf = (workflow: Workflow, state: string): Tone => workflow.states[state]?.tone ?? 'neutral';
