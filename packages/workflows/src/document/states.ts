import type { Text } from '@plumbline/terms';
import type { Deadline, State, Workflow } from '../define.ts';
import { relationTitles } from './declared.ts';
import type { GuideDeadline, GuideReminder, GuideSpan, GuideState } from './guide.ts';

const spanOf = (deadline: Deadline<never>): GuideSpan => {
  if ('days' in deadline) return { counts: 'workingDays', setting: deadline.days };
  if ('calendarDays' in deadline) return { counts: 'calendarDays', setting: deadline.calendarDays };
  return { counts: 'ownDay' };
};

const turnOf = (workflow: Workflow, state: State): readonly Text[] => relationTitles(workflow, state.turn ?? []);

const reminderOf = (workflow: Workflow, state: State, workingDays: number, name: string): GuideReminder => {
  const { title, to, orElse = [] } = workflow.reminders[name] ?? { title: [name, name], to: 'turn' };
  return {
    workingDays,
    title,
    to: to === 'turn' ? turnOf(workflow, state) : relationTitles(workflow, to),
    orElse: relationTitles(workflow, orElse),
  };
};

const deadlineOf = (workflow: Workflow, state: State): GuideDeadline | null => {
  const deadline = state.deadline === undefined ? undefined : workflow.deadlines[state.deadline];
  if (deadline === undefined) return null;
  const passed = deadline.passed === undefined ? undefined : workflow.steps[deadline.passed];
  return {
    title: deadline.title,
    span: spanOf(deadline),
    passed: passed?.title ?? null,
    reminders: deadline.rungs.map(([workingDays, name]) => reminderOf(workflow, state, workingDays, name)),
  };
};

/** Explains the states of a workflow in the order of the declaration. */
export const statesOf = (workflow: Workflow): readonly GuideState[] =>
  Object.entries(workflow.states).map(([name, state]) => ({
    name,
    title: state.title,
    tone: state.tone,
    tags: state.tags,
    turn: turnOf(workflow, state),
    turnElse: relationTitles(workflow, state.turnElse ?? []),
    task: state.task ?? null,
    deadline: deadlineOf(workflow, state),
  }));
