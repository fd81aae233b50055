import type {
  ClassMove,
  DayPlan,
  EmptyClass,
  Intake,
  PostAct,
  PostPlan,
  RolloverEntry,
  RolloverPlan,
  RolloverPreview,
  RolloverSummary,
  SettingPlan,
  TeachingAct,
  TeachingPlan,
} from '@plumbline/operations';
import { type SettingKey, settings } from '@plumbline/rules';
import { isRole, roles, say } from '@plumbline/terms';
import { builder } from '../builder.ts';
import { encodeId } from '../global-id.ts';

/** What becomes of a post when the year turns. */
export const PostActEnum = builder.enumType('RolloverPostAct', {
  description: 'What becomes of a post when the year turns · 岗位如何处理',
  values: {
    FOLLOW: { value: 'follow', description: '随班升级 · Goes up with its class' },
    RENEW: { value: 'renew', description: '续任 · Goes on where it is' },
    MOVE: { value: 'move', description: '转到别处 · Goes on in another unit' },
    END: { value: 'end', description: '到期 · Ends with the year' },
  } as const satisfies Record<string, { value: PostAct; description: string }>,
});

/** What becomes of who teaches what. */
export const TeachingActEnum = builder.enumType('RolloverTeachingAct', {
  description: 'What becomes of who teaches what · 任课如何处理',
  values: {
    FOLLOW: { value: 'follow', description: '随班升级 · Goes up with the class' },
    STAY: { value: 'stay', description: '留在原年级 · Stays with the grade' },
    EMPTY: { value: 'empty', description: '清空，重新录入 · Ends; entered anew' },
  } as const satisfies Record<string, { value: TeachingAct; description: string }>,
});

const Term = builder.objectRef<RolloverPlan['terms'][number]>('RolloverTerm').implement({
  fields: (t) => ({
    title: t.exposeString('title'),
    startsOn: t.expose('startsOn', { type: 'Date' }),
    endsOn: t.expose('endsOn', { type: 'Date' }),
  }),
});

const Day = builder.objectRef<DayPlan>('RolloverDay').implement({
  description: 'A day that is put into the calendar',
  fields: (t) => ({
    day: t.expose('day', { type: 'Date' }),
    note: t.exposeString('note'),
    working: t.boolean({ description: 'A make-up day', resolve: ({ kind }) => kind === 'makeUp' }),
    vacation: t.boolean({ resolve: ({ kind }) => kind === 'vacation' }),
    provisional: t.exposeBoolean('provisional', { description: 'Not announced yet' }),
  }),
});

const shown = (key: SettingKey, value: number, locale: 'zh' | 'en'): string => {
  const { choices, unit } = settings[key];
  const chosen = choices?.[value];
  return chosen ? say(chosen, locale) : `${value} ${say(unit, locale)}`;
};

const keyOf = ({ key }: SettingPlan): SettingKey => key as SettingKey;

const SettingOfYear = builder.objectRef<SettingPlan>('RolloverSetting').implement({
  description: 'A number of the new year that is not the plan’s own',
  fields: (t) => ({
    key: t.exposeString('key'),
    title: t.string({ resolve: (each, _args, { viewer }) => say(settings[keyOf(each)].title, viewer.locale) }),
    clause: t.string({ resolve: (each) => settings[keyOf(each)].clause }),
    value: t.string({ resolve: (each, _args, { viewer }) => shown(keyOf(each), each.value, viewer.locale) }),
    before: t.string({
      description: 'In the year before',
      resolve: (each, _args, { viewer }) => shown(keyOf(each), each.before, viewer.locale),
    }),
    usual: t.string({
      description: 'The plan’s own',
      resolve: (each, _args, { viewer }) => shown(keyOf(each), settings[keyOf(each)].default, viewer.locale),
    }),
    kept: t.boolean({
      description: 'Set for the new year already, and left alone',
      resolve: ({ change }) => change === 'kept',
    }),
  }),
});

const ClassOfYear = builder.objectRef<ClassMove>('RolloverClass').implement({
  description: 'Where the pupils of a class go',
  fields: (t) => ({
    class: t.id({ resolve: ({ classId }) => encodeId('Unit', classId) }),
    name: t.exposeString('name'),
    school: t.exposeString('school'),
    grade: t.exposeInt('grade'),
    pupils: t.exposeInt('pupils'),
    leaves: t.exposeBoolean('leaves'),
    toName: t.exposeString('toName', { nullable: true, description: 'The class that they go to' }),
    made: t.boolean({
      description: 'The class that they go to is made',
      resolve: ({ toName, toId }) => toName !== null && toId === null,
    }),
  }),
});

const IntakeOfYear = builder.objectRef<Intake>('RolloverIntake').implement({
  description: 'Classes that a school begins with',
  fields: (t) => ({
    school: t.id({ resolve: ({ schoolId }) => encodeId('Unit', schoolId) }),
    schoolName: t.string({ resolve: ({ school }) => school }),
    grade: t.exposeInt('grade'),
    before: t.exposeInt('before', { description: 'How many there were' }),
    names: t.stringList({ resolve: ({ names }) => [...names] }),
  }),
});

const Closed = builder.objectRef<EmptyClass>('RolloverClosedClass').implement({
  description: 'A class that is not there in the new year',
  fields: (t) => ({ name: t.exposeString('name'), school: t.exposeString('school') }),
});

const PostOfYear = builder.objectRef<PostPlan>('RolloverPost').implement({
  description: 'What becomes of a post',
  fields: (t) => ({
    post: t.id({ resolve: ({ postId }) => encodeId('Post', postId) }),
    person: t.exposeString('person'),
    roleTitle: t.string({
      resolve: ({ role }, _args, { viewer }) => (isRole(role) ? say(roles[role], viewer.locale) : role),
    }),
    title: t.exposeString('title'),
    unit: t.exposeString('unit'),
    from: t.expose('fromOn', { type: 'Date' }),
    to: t.expose('toOn', { type: 'Date', nullable: true }),
    ofClass: t.exposeBoolean('ofClass'),
    act: t.field({ type: PostActEnum, resolve: ({ act }) => act }),
    nextTitle: t.string({ nullable: true, resolve: ({ next }) => next?.title ?? null }),
    nextUnit: t.string({ nullable: true, resolve: ({ next }) => next?.unitName ?? null }),
  }),
});

const TeachingOfYear = builder.objectRef<TeachingPlan>('RolloverTeaching').implement({
  description: 'What becomes of who teaches a subject in a class',
  fields: (t) => ({
    class: t.exposeString('class'),
    subject: t.exposeString('subject'),
    person: t.exposeString('person'),
    nextClass: t.string({ nullable: true, resolve: ({ next }) => next?.unitName ?? null }),
  }),
});

const Summary = builder.objectRef<RolloverSummary>('RolloverSummary').implement({
  description: 'What a rollover does, in numbers',
  fields: (t) => ({
    yearMade: t.exposeBoolean('yearMade'),
    terms: t.exposeInt('terms'),
    days: t.exposeInt('days'),
    settings: t.exposeInt('settings'),
    templates: t.exposeInt('templates'),
    classesUp: t.exposeInt('classesUp'),
    classesLeft: t.exposeInt('classesLeft'),
    classesMade: t.exposeInt('classesMade'),
    classesClosed: t.exposeInt('classesClosed'),
    pupilsUp: t.exposeInt('pupilsUp'),
    pupilsLeft: t.exposeInt('pupilsLeft'),
    postsEnded: t.exposeInt('postsEnded'),
    postsBegun: t.exposeInt('postsBegun'),
    teachingEnded: t.exposeInt('teachingEnded'),
    teachingBegun: t.exposeInt('teachingBegun'),
  }),
});

/** A rollover as it is shown before it is carried out. */
export const RolloverPreviewType = builder.objectRef<RolloverPreview>('RolloverPreview').implement({
  description: 'Everything that a rollover would do, before anything is written · 学年交替预览',
  fields: (t) => ({
    digest: t.exposeString('digest', { description: 'Of what is shown: sent when it is carried out' }),
    fromTitle: t.string({ resolve: ({ plan }) => plan.fromTitle }),
    lastDay: t.field({ type: 'Date', description: 'Last day of the old year', resolve: ({ plan }) => plan.lastDay }),
    title: t.string({ resolve: ({ plan }) => plan.title }),
    startsOn: t.field({ type: 'Date', resolve: ({ plan }) => plan.startsOn }),
    endsOn: t.field({ type: 'Date', resolve: ({ plan }) => plan.endsOn }),
    yearThere: t.boolean({
      description: 'The calendar has the year already: it is filled, its days stay',
      resolve: ({ plan }) => plan.yearId !== null,
    }),
    terms: t.field({ type: [Term], resolve: ({ plan }) => [...plan.terms] }),
    termsKept: t.boolean({ resolve: ({ plan }) => plan.termsKept }),
    days: t.field({ type: [Day], resolve: ({ plan }) => [...plan.days] }),
    weekNotesLeft: t.int({
      description: 'Weeks of the old year with a note of their own: these notes are not taken over',
      resolve: ({ plan }) => plan.weekNotesLeft,
    }),
    settings: t.field({
      type: [SettingOfYear],
      description: 'Numbers that are not the plan’s own, or not those of the year before',
      resolve: ({ plan }) =>
        plan.settings.filter((each) => each.value !== settings[keyOf(each)].default || each.value !== each.before),
    }),
    classes: t.field({ type: [ClassOfYear], resolve: ({ plan }) => [...plan.classes] }),
    intakes: t.field({ type: [IntakeOfYear], resolve: ({ plan }) => [...plan.intakes] }),
    closed: t.field({ type: [Closed], resolve: ({ plan }) => [...plan.closed] }),
    posts: t.field({ type: [PostOfYear], resolve: ({ plan }) => [...plan.posts] }),
    teachingAct: t.field({ type: TeachingActEnum, resolve: ({ plan }) => plan.teachingAct }),
    teaching: t.field({ type: [TeachingOfYear], resolve: ({ plan }) => [...plan.teaching] }),
    summary: t.field({ type: Summary, resolve: ({ summary }) => summary }),
  }),
});

/** A turn of the plan year that was carried out. */
export const RolloverType = builder.objectRef<RolloverEntry>('Rollover').implement({
  description:
    'A turn of the plan year: who carried it out, why, what it did, and whether it was taken back · 学年交替',
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => encodeId('Rollover', id) }),
    title: t.exposeString('title', { description: 'The year that was made ready' }),
    fromTitle: t.exposeString('fromTitle'),
    startsOn: t.expose('startsOn', { type: 'Date' }),
    by: t.exposeString('by'),
    at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
    reason: t.exposeString('reason'),
    summary: t.field({ type: Summary, resolve: ({ summary }) => summary }),
    undoneAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ undoneAt }) => undoneAt }),
    undoneBy: t.exposeString('undoneBy', { nullable: true }),
    undoneReason: t.exposeString('undoneReason', { nullable: true }),
  }),
});
