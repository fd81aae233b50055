import type { PhotoName } from '../photos.ts';
import type { Deadline, RequestKind, StoryStep } from './types.ts';

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
  extras: Extras & Pick<StoryStep, 'to' | 'deadline' | 'request' | 'override'> = {},
): StoryStep => ({ step, day, time, input, ...extras });

/** The notice goes out, with a deadline. */
export const notice = (day: number, time: string, deadline: Deadline, extras: Extras = {}): StoryStep =>
  make('issueNotice', day, time, {}, { ...extras, deadline });

/** The responsible person acknowledges. */
export const acknowledge = (day: number, time: string): StoryStep => make('acknowledge', day, time, {});

/** An administrator acknowledges for a responsible person who is absent. */
export const acknowledgeFor = (day: number, time: string, by: string, reason: string): StoryStep =>
  make('acknowledge', day, time, {}, { by, override: reason });

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

/** The responsible person objects. */
export const object = (day: number, time: string, reason: string): StoryStep => make('object', day, time, { reason });

/** The objection is upheld: the finding is withdrawn. */
export const uphold = (day: number, time: string, reason: string, extras: Extras = {}): StoryStep =>
  make('upholdObjection', day, time, { reason }, extras);

/** The objection is rejected: the case goes on from where it stood. */
export const reject = (day: number, time: string, reason: string, extras: Extras = {}): StoryStep =>
  make('rejectObjection', day, time, { reason }, extras);

/** The look back some weeks after the closing; where it is no longer mended, the same case is open again. */
export const lookBack = (
  day: number,
  time: string,
  result: string,
  { effective = true, ...extras }: Extras & { effective?: boolean; deadline?: Deadline } = {},
): StoryStep => make('lookBack', day, time, { effective, result }, extras);

/** A closed case is opened again because the problem came back. */
export const reopen = (day: number, time: string, reason: string, extras: Extras & { deadline: Deadline }): StoryStep =>
  make('reopen', day, time, { reason }, extras);

/** The responsible person's post ended the day before: the case goes to the successor. */
export const handOver = (day: number, time: string, to: string): StoryStep => make('handOver', day, time, {}, { to });

/** Something is asked for beside the case, by the responsible person unless somebody else is named. */
export const ask = (
  day: number,
  time: string,
  request: RequestKind,
  reason: string,
  { input, ...extras }: Extras & Pick<StoryStep, 'to' | 'deadline'> & { input?: StoryStep['input'] } = {},
): StoryStep => make('ask', day, time, { kind: request, reason, ...input }, { ...extras, request });

/** The request is granted. */
export const grant = (
  day: number,
  time: string,
  request: RequestKind,
  answer: string,
  extras: Extras & Pick<StoryStep, 'to'> = {},
): StoryStep => make('grant', day, time, { answer }, { ...extras, request });

/** The request is refused. */
export const refuse = (
  day: number,
  time: string,
  request: RequestKind,
  answer: string,
  extras: Extras = {},
): StoryStep => make('refuse', day, time, { answer }, { ...extras, request });

/** Whoever asked takes the request back. */
export const withdraw = (day: number, time: string, request: RequestKind, extras: Extras = {}): StoryStep =>
  make('withdraw', day, time, {}, { ...extras, request });
