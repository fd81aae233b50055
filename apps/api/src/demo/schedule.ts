import { type Finding, findings, type StoryStep } from './findings.ts';
import { instantOf, type SchoolDays } from './school-days.ts';

/** A step of a storyline at its time. */
export interface ScheduledStep {
  readonly finding: Finding;
  /** 0 is the finding itself. */
  readonly index: number;
  readonly step: StoryStep;
  readonly day: string;
  readonly at: Date;
}

/** The step that records a finding. */
const recordStep = ({ time, photos }: Finding): StoryStep => ({
  step: 'record',
  day: 0,
  time,
  input: {},
  ...(photos === undefined ? {} : { photos }),
});

/** Steps of one finding; seconds differ, since nobody acts on the full minute. */
const stepsOf = (finding: Finding, number: number, days: SchoolDays): ScheduledStep[] => {
  const length = finding.story.at(-1)?.day ?? 0;
  const foundOn = days.dayOf(finding.when, length);
  return [recordStep(finding), ...finding.story].map((step, index) => {
    const day = days.after(foundOn, step.day);
    const seconds = String((number * 17 + index * 23) % 60).padStart(2, '0');
    return { finding, index, step, day, at: instantOf(day, `${step.time}:${seconds}`) };
  });
};

/** Every step of every storyline in the order of time, so that numbers and history grow as in real life. */
export const schedule = (days: SchoolDays): readonly ScheduledStep[] =>
  findings
    .flatMap((finding, number) => stepsOf(finding, number, days))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.index - b.index);
