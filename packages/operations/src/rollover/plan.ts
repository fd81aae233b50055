import { type SettingKey, settingKeys, settings } from '@plumbline/rules';
import type { InputFault } from '../record/parse-input.ts';
import { planCalendar } from './plan-calendar.ts';
import { planClasses } from './plan-classes.ts';
import { planPosts, planTeaching, type Turn } from './plan-posts.ts';
import type { RolloverChoices, RolloverPlan, SettingPlan } from './plan-type.ts';
import type { YearState } from './state.ts';

const valueIn = (own: Readonly<Record<string, number>>, key: SettingKey): number => own[key] ?? settings[key].default;

/** Numbers of the new year: those of the year before; what somebody set for the new year already stays. */
const planSettings = ({ from, next }: YearState): readonly SettingPlan[] =>
  settingKeys.map((key): SettingPlan => {
    const before = valueIn(from.settings, key);
    const there = next?.settings[key];
    if (there === undefined) return { key, value: before, before, change: 'made' };
    const isOwn = there !== settings[key].default || there === before;
    return isOwn ? { key, value: there, before, change: 'kept' } : { key, value: before, before, change: 'changed' };
  });

/**
 * Everything that the turn of the year does, from what is there and what somebody chose; nothing is written.
 * The same state and choices always give the same plan.
 */
export const planRollover = (
  state: YearState,
  choices: RolloverChoices,
): { readonly plan: RolloverPlan; readonly faults: readonly InputFault[] } => {
  const { from, next } = state;
  const calendar = planCalendar(state, choices);
  const { faults: classFaults, ...classes } = planClasses(
    state,
    valueIn(from.settings, 'year.lastPrimaryGrade'),
    choices,
  );
  const turn: Turn = {
    state,
    moves: classes.classes,
    closed: new Set(classes.closed.map(({ unitId }) => unitId)),
    endsOn: calendar.endsOn,
    schoolOf: classes.schoolOf,
  };
  const { posts, faults: postFaults } = planPosts(turn, choices.posts ?? []);
  const teachingAct = choices.teaching ?? 'follow';
  const { faults: calendarFaults, ...days } = calendar;
  return {
    plan: {
      fromYearId: from.id,
      fromTitle: from.title,
      lastDay: from.endsOn,
      yearId: next?.id ?? null,
      ...days,
      weekNotesLeft: state.weekNotes,
      settings: planSettings(state),
      templates: from.templates.filter((party) => !next?.templates.includes(party)),
      teachingAct,
      classes: classes.classes,
      intakes: classes.intakes,
      made: classes.made,
      closed: classes.closed,
      posts,
      teaching: planTeaching(turn, teachingAct),
    },
    faults: [...calendarFaults, ...classFaults, ...postFaults],
  };
};
