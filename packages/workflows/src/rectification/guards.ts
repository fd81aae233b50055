import type { Guard } from '../define.ts';
import type { Context, Facts } from './context.ts';

/** Conditions of a case, each with the reason that is shown where it does not hold. */
export const guards = {
  planAsked: {
    test: ({ context }) => context.weight !== 'light' && context.category !== 'onTheSpot' && !context.planApproved,
    reason: ['轻微或立行立改的问题不需要整改方案', 'Light and on-the-spot findings need no plan'],
  },
  serious: {
    test: ({ context }) => context.weight === 'serious',
    reason: ['只对严重问题要求', 'Asked for serious findings only'],
  },
  notHeardYet: {
    test: ({ context }) => context.objections === 0,
    reason: [
      '申辩已经答复过；有新情况请申请更正或延期',
      'The objection has been answered; ask for a correction or more time if something is new',
    ],
  },
  objectedWhenNoticed: {
    test: ({ context }) => context.objectedIn === 'noticed',
    reason: ['签收时提出的申辩', 'Objected before acknowledging'],
  },
  objectedWhenPlanning: {
    test: ({ context }) => context.objectedIn === 'planning',
    reason: ['报方案时提出的申辩', 'Objected while planning'],
  },
  lookBackAwaited: {
    test: ({ context }) => context.lookBackOn !== null,
    reason: ['已经回头看过', 'The look back has been done'],
  },
  stillMended: {
    test: ({ input }) => input['effective'] === true,
    reason: ['回头看有效', 'Still mended'],
  },
  withinPlanYear: {
    test: ({ facts }) => facts.withinPlanYear,
    reason: [
      '已过了本学年；问题再出现请重新记录，并注明相同问题',
      'Its plan year is over; record the finding anew and name the earlier case',
    ],
  },
  moreReinspectionsDue: {
    test: ({ context, facts }) =>
      context.category === 'longTerm' && context.goodReinspections + 1 < facts.reinspectionsNeeded,
    reason: ['长期坚持的问题要多次复查合格才销号', 'Long-term findings close after several good re-inspections'],
  },
} as const satisfies Readonly<Record<string, Guard<Context, Facts>>>;
