import { day, longText, optional, person, text } from '../../field.ts';
import { category, weight } from '../fields.ts';
import { step } from '../frame.ts';
import { open } from '../states.ts';

/** What nobody takes: it follows from granted requests and from posts. */
export const system = {
  extend: step({
    title: ['延期', 'Extend'],
    from: open,
    to: null,
    system: true,
    input: { rectifyBy: day('新的期限', 'New day') },
    change: ({ input }) => ({ rectifyBy: input.rectifyBy }),
    notify: ['responsible', 'inspector', 'campusHead'],
    next: ['准予延期后自动办理', 'Follows from a granted request'],
  }),
  correct: step({
    title: ['更正', 'Correct'],
    from: [...open, 'closed'],
    to: null,
    system: true,
    input: {
      title: optional(text('问题', 'Finding')),
      description: optional(longText('详细情况', 'Details')),
      place: optional(text('地点', 'Place')),
      requirement: optional(longText('整改要求', 'Requirement', { max: 1000 })),
      category: optional(category()),
      weight: optional(weight()),
    },
    change: ({ context, input }) => ({
      category: input.category ?? context.category,
      weight: input.weight ?? context.weight,
    }),
    notify: ['responsible', 'inspector', 'issuer'],
    next: ['准予更正后自动办理', 'Follows from a granted request'],
  }),
  handOver: step({
    title: ['移交', 'Hand over'],
    from: ['recorded', ...open, 'closed'],
    to: null,
    system: true,
    input: {
      responsible: optional(person('接任的责任人', 'Responsible person from now on')),
      inspector: optional(person('接任的检查人', 'Inspector from now on')),
      issuer: optional(person('接任的下发人', 'Issuer from now on')),
    },
    assign: {
      responsible: { to: 'responsible', formerly: 'wasResponsible' },
      inspector: { to: 'inspector' },
      issuer: { to: 'issuer' },
    },
    notify: ['responsible', 'inspector', 'issuer'],
    next: ['岗位变动时自动办理，期限不变', 'Follows from the end of a post; the days stay'],
  }),
};
