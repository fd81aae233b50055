import { declareFrame } from '../define.ts';
import { context, facts } from './context.ts';
import { deadlines, reminders } from './deadlines.ts';
import { guards } from './guards.ts';
import { permissions, relations, separation } from './relations.ts';
import { states } from './states.ts';

const declared = declareFrame({
  name: 'sanction',
  title: ['处置', 'Consequence'],
  version: 2,
  clause: 'Q5',
  series: '处置',
  confidentialSeries: '党内处置',
  context,
  facts,
  relations,
  permissions,
  separation,
  // Nobody sees another's case without a part in it: every reader has an assignment.
  readers: { town: [], unit: [] },
  guards,
  reminders,
  deadlines,
  initial: 'proposed',
  states,
});

export const { frame } = declared;

/** A step that a person takes: whatever is done in a matter of consequence binds whoever does it. */
export const step: typeof declared.step = (row) => declared.step({ ...row, personal: true });

/** A step that nobody takes: it follows from the clock, from a vote, or from a change elsewhere. */
export const systemStep: typeof declared.step = (row) => declared.step({ ...row, system: true });
