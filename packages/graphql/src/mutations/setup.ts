import { confirmSetup, type Problem, saveCalendar, setUpUnits, setupOf, townFacts } from '@plumbline/operations';
import { noteOfDay } from '@plumbline/rules';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { SetupStepEnum, SetupType } from '../queries/setup.ts';
import { DayKindEnum, PlanYear } from '../queries/town.ts';
import { ProblemType } from '../types/problem.ts';

interface Saved {
  readonly planYearId: number | null;
  readonly problems: readonly Problem[];
}

const CalendarPayload = builder.objectRef<Saved>('CalendarPayload').implement({
  fields: (t) => ({
    planYear: t.field({
      type: PlanYear,
      nullable: true,
      resolve: async ({ planYearId }, _args, { deps, viewer }) => {
        const { planYears } = await townFacts(deps, viewer.townId);
        return planYears.find(({ id }) => id === planYearId) ?? null;
      },
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

const TermDaysInput = builder.inputType('TermDaysInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    title: t.string({ required: true }),
    startsOn: t.field({ type: 'Date', required: true }),
    endsOn: t.field({ type: 'Date', required: true }),
  }),
});
const SpecialDayInput = builder.inputType('SpecialDayInput', {
  fields: (t) => ({
    day: t.field({ type: 'Date', required: true }),
    kind: t.field({ type: DayKindEnum, required: true }),
    title: t.string({ description: 'What the day is called, like 春节' }),
    provisional: t.boolean({ description: 'Until the State Council’s notice is out' }),
  }),
});
const CalendarSaveInput = builder.inputType('CalendarSaveInput', {
  fields: (t) => ({
    planYear: t.id({ required: true }),
    title: t.string({ required: true }),
    startsOn: t.field({ type: 'Date', required: true }),
    endsOn: t.field({ type: 'Date', required: true }),
    terms: t.field({ type: [TermDaysInput], required: true, description: 'Every term of the plan year' }),
    days: t.field({
      type: [SpecialDayInput],
      required: true,
      description: 'Every day of the plan year that differs from the plain week',
    }),
  }),
});

interface UnitsOutcome {
  readonly made: number;
  readonly there: number;
  readonly problems: readonly Problem[];
}

const UnitsPayload = builder.objectRef<UnitsOutcome>('UnitsSetUpPayload').implement({
  fields: (t) => ({
    made: t.exposeInt('made'),
    there: t.exposeInt('there', { description: 'Units of the entry that were there already' }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

const SchoolKind = builder.enumType('SchoolKind', {
  values: { CENTRAL_SCHOOL: { value: 'centralSchool' as const }, CAMPUS: { value: 'campus' as const } },
});
const GroupKind = builder.enumType('GroupKind', {
  values: {
    OFFICE: { value: 'office' as const },
    SUBJECT_GROUP: { value: 'subjectGroup' as const },
    RESEARCH_GROUP: { value: 'researchGroup' as const },
    GRADE: { value: 'grade' as const },
  },
});
const GradeClassesInput = builder.inputType('GradeClassesInput', {
  fields: (t) => ({
    grade: t.int({ required: true, description: '1 to 9' }),
    classes: t.int({ required: true, description: 'How many classes the grade has' }),
  }),
});
const SchoolSetUpInput = builder.inputType('SchoolSetUpInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    kind: t.field({ type: SchoolKind, required: true }),
    grades: t.field({ type: [GradeClassesInput], required: true }),
  }),
});
const GroupSetUpInput = builder.inputType('GroupSetUpInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    kind: t.field({ type: GroupKind, required: true }),
  }),
});
const UnitsSetUpInput = builder.inputType('UnitsSetUpInput', {
  fields: (t) => ({
    schools: t.field({ type: [SchoolSetUpInput], required: true }),
    groups: t.field({ type: [GroupSetUpInput], required: true }),
  }),
});

const SetupPayload = builder.objectRef<{ problems: readonly Problem[] }>('SetupPayload').implement({
  fields: (t) => ({
    setup: t.field({
      type: SetupType,
      nullable: true,
      resolve: (_done, _args, { deps, viewer }) => setupOf(deps, viewer),
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

builder.mutationFields((t) => ({
  calendarSave: t.field({
    type: CalendarPayload,
    description: '校历 · Changes the days of a plan year: its own, those of its terms, holidays and vacations',
    args: { input: t.arg({ type: CalendarSaveInput, required: true }) },
    resolve: async (_root, { input }, context): Promise<Saved> => {
      checkDays(context, input, 'startsOn', 'endsOn');
      for (const term of input.terms) checkDays(context, term, 'startsOn', 'endsOn');
      for (const day of input.days) checkDays(context, day, 'day');
      const saved = await saveCalendar(context.deps, context.viewer, {
        planYearId: idFrom('PlanYear', input.planYear),
        title: input.title,
        startsOn: input.startsOn,
        endsOn: input.endsOn,
        terms: input.terms.map((term) => ({ ...term, id: idFrom('Term', term.id) })),
        days: input.days.map(({ day, kind, title, provisional }) => ({
          day,
          kind,
          note: title?.trim() ? noteOfDay({ title: title.trim(), provisional: provisional ?? false }) : null,
        })),
      });
      return saved.ok ? { planYearId: saved.planYearId, problems: [] } : { planYearId: null, problems: saved.problems };
    },
  }),
  unitsSetUp: t.field({
    type: UnitsPayload,
    description: '成批建单位 · Enters schools with their classes, offices and groups at once; what is there stays',
    args: { input: t.arg({ type: UnitsSetUpInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer }): Promise<UnitsOutcome> => {
      const done = await setUpUnits(deps, viewer, input);
      return done.ok
        ? { made: done.made, there: done.there, problems: [] }
        : { made: 0, there: 0, problems: done.problems };
    },
  }),
  setupConfirm: t.field({
    type: SetupPayload,
    description: 'Notes that a part of setting the town up was looked through',
    args: { step: t.arg({ type: SetupStepEnum, required: true }) },
    resolve: async (_root, { step }, { deps, viewer }) => {
      const noted = await confirmSetup(deps, viewer, step);
      return { problems: noted.ok ? [] : noted.problems };
    },
  }),
  setupDismiss: t.field({
    type: SetupPayload,
    description: 'Asks not to be reminded of what is still to be set up',
    resolve: async (_root, _args, { deps, viewer }) => {
      const noted = await confirmSetup(deps, viewer, 'dismissed');
      return { problems: noted.ok ? [] : noted.problems };
    },
  }),
}));
