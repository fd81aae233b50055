import { classes } from './findings/classes.ts';
import { laboratory } from './findings/laboratory.ts';
import { management } from './findings/management.ts';
import { marking } from './findings/marking.ts';
import { preparation } from './findings/preparation.ts';
import { research } from './findings/research.ts';
import { safety } from './findings/safety.ts';
import { timetable } from './findings/timetable.ts';
import type { Finding } from './findings/types.ts';

export type { Deadline, Finding, StoryStep, When } from './findings/types.ts';

/** The sixty findings of the demo town, topic by topic. */
export const findings: readonly Finding[] = [
  ...marking,
  ...preparation,
  ...timetable,
  ...research,
  ...laboratory,
  ...safety,
  ...classes,
  ...management,
];
