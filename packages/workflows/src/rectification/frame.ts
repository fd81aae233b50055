import { declareFrame } from '../define.ts';
import { context, facts } from './context.ts';
import { deadlines, reminders } from './deadlines.ts';
import { guards } from './guards.ts';
import { permissions, relations, separation } from './relations.ts';
import { states } from './states.ts';

export const { frame, step } = declareFrame({
  name: 'rectification',
  title: ['整改', 'Rectification'],
  version: 2,
  clause: 'I6',
  series: '整改',
  context,
  facts,
  relations,
  permissions,
  separation,
  readers: {
    town: ['admin', 'groupHead', 'groupDeputy', 'groupMember'],
    unit: ['campusHead', 'campusDeputy', 'linkedLeader'],
  },
  guards,
  reminders,
  deadlines,
  initial: 'recorded',
  states,
});
