import type { Text } from '@plumbline/terms';

/** A number of the plan: a setting of the plan year, with the plan's value as default and its clause beside it. */
export interface SettingDeclaration {
  readonly title: Text;
  readonly clause: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly unit: Text;
}

const workingDays: Text = ['个工作日', 'working days'];
const days: Text = ['天', 'days'];
const times: Text = ['次', 'times'];

/** Every setting of a plan year by key. */
export const settings = {
  'rectification.issueDays': {
    title: ['发现后几日内下发通知', 'Issue the notice within'],
    clause: 'I6',
    default: 2,
    min: 1,
    max: 30,
    unit: workingDays,
  },
  'rectification.acknowledgeDays': {
    title: ['通知后几日内签收', 'Acknowledge within'],
    clause: 'I6',
    default: 1,
    min: 1,
    max: 30,
    unit: workingDays,
  },
  'rectification.planDays': {
    title: ['签收后几日内报方案', 'Submit the plan within'],
    clause: 'I6',
    default: 3,
    min: 1,
    max: 30,
    unit: workingDays,
  },
  'rectification.reviewDays': {
    title: ['几日内审完方案', 'Review the plan within'],
    clause: 'I6',
    default: 2,
    min: 1,
    max: 30,
    unit: workingDays,
  },
  'rectification.rectifyDays': {
    title: ['限期整改的一般期限', 'Usual time to rectify'],
    clause: 'I6',
    default: 10,
    min: 1,
    max: 120,
    unit: workingDays,
  },
  'rectification.onTheSpotDays': {
    title: ['立行立改的期限', 'Time to rectify on the spot'],
    clause: 'I6',
    default: 1,
    min: 0,
    max: 30,
    unit: workingDays,
  },
  'rectification.reinspectDays': {
    title: ['报告后几日内复查', 'Re-inspect within'],
    clause: 'I6',
    default: 3,
    min: 1,
    max: 30,
    unit: workingDays,
  },
  'rectification.againDays': {
    title: ['长期坚持的复查间隔', 'Between long-term re-inspections'],
    clause: 'I6',
    default: 10,
    min: 1,
    max: 120,
    unit: workingDays,
  },
  'rectification.reinspectionsNeeded': {
    title: ['长期坚持要几次复查合格', 'Good re-inspections of a long-term finding'],
    clause: 'I6',
    default: 3,
    min: 1,
    max: 12,
    unit: times,
  },
  'rectification.hearDays': {
    title: ['申辩几日内答复', 'Answer an objection within'],
    clause: 'I6',
    default: 3,
    min: 1,
    max: 30,
    unit: workingDays,
  },
  'rectification.lookBackDays': {
    title: ['销号后几天回头看', 'Look back after closing'],
    clause: 'I6',
    default: 30,
    min: 1,
    max: 365,
    unit: days,
  },
  'request.answerDays': {
    title: ['申请几日内答复', 'Answer a request within'],
    clause: 'I6',
    default: 2,
    min: 1,
    max: 30,
    unit: workingDays,
  },
  'inspection.largePerTerm': {
    title: ['每学期大型教学检查至少', 'Large inspections per term, at least'],
    clause: 'I6',
    default: 3,
    min: 0,
    max: 20,
    unit: times,
  },
} as const satisfies Record<string, SettingDeclaration>;

/** Key of a setting. */
export type SettingKey = keyof typeof settings;

/** All keys in order. */
export const settingKeys = Object.keys(settings) as readonly SettingKey[];

/** The value of a setting in a plan year: what the town set, or the plan's default. */
export const settingValue = (own: ReadonlyMap<string, number>, key: SettingKey): number =>
  own.get(key) ?? settings[key].default;
