import type { PhotoName } from '../photos.ts';
import type { Deadline, StoryStep } from './types.ts';

interface Extras {
  /** Who does it, where it is not the one whose turn it is. */
  readonly by?: string;
  readonly photos?: readonly PhotoName[];
}

const make = (
  step: string,
  day: number,
  time: string,
  input: StoryStep['input'],
  extras: Extras & Pick<StoryStep, 'to' | 'deadline'> = {},
): StoryStep => ({ step, day, time, input, ...extras });

/** The notice goes out, with a deadline. */
export const notice = (day: number, time: string, deadline: Deadline, extras: Extras = {}): StoryStep =>
  make('issueNotice', day, time, {}, { ...extras, deadline });

/** The responsible person acknowledges. */
export const acknowledge = (day: number, time: string): StoryStep => make('acknowledge', day, time, {});

/** The responsible person submits a plan; serious findings also ask for root cause and lasting measure. */
export const plan = (
  day: number,
  time: string,
  text: string,
  serious: { rootCause?: string; lastingMeasure?: string } = {},
): StoryStep => make('submitPlan', day, time, { plan: text, ...serious });

/** The plan is approved. */
export const approve = (day: number, time: string, note?: string, extras: Extras = {}): StoryStep =>
  make('approvePlan', day, time, note === undefined ? {} : { note }, extras);

/** The plan is returned. */
export const returnPlan = (day: number, time: string, reason: string, extras: Extras = {}): StoryStep =>
  make('returnPlan', day, time, { reason }, extras);

/** The responsible person reports. */
export const report = (day: number, time: string, text: string, photos: readonly PhotoName[] = []): StoryStep =>
  make('submitReport', day, time, { report: text }, { photos });

/** The re-inspection finds it mended. */
export const accept = (
  day: number,
  time: string,
  result: string,
  { verified = true, ...extras }: Extras & { verified?: boolean } = {},
): StoryStep => make('accept', day, time, { verified, result }, extras);

/** The re-inspection returns the report. */
export const returnReport = (
  day: number,
  time: string,
  reason: string,
  extras: Extras & { deadline?: Deadline } = {},
): StoryStep => make('returnReport', day, time, { reason }, extras);

/** The case is handed to somebody else. */
export const reassign = (day: number, time: string, to: string, reason: string, extras: Extras = {}): StoryStep =>
  make('reassign', day, time, { reason }, { ...extras, to });

/** The finding was recorded wrongly. */
export const makeVoid = (day: number, time: string, reason: string, extras: Extras = {}): StoryStep =>
  make('void', day, time, { reason }, extras);
