import { maySaveSettings, type PlanYearFacts, planYearOf, type TermFacts, termOf } from '@plumbline/operations';
import {
  addDays,
  type DayKind,
  daysBetween,
  isWorkingDay,
  mondayOf,
  readNote,
  schoolWeek,
  settingKeys,
  settings,
  settingValue,
  weeksOf,
} from '@plumbline/rules';
import { say } from '@plumbline/terms';
import { badRequest, checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { decodeId, encodeId } from '../global-id.ts';

/** A plan year as the schema shows it. */
export const PlanYear = builder.objectRef<PlanYearFacts>('PlanYear').implement({
  description: 'A plan year · 学年',
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => encodeId('PlanYear', id) }),
    title: t.exposeString('title'),
    startsOn: t.expose('startsOn', { type: 'Date' }),
    endsOn: t.expose('endsOn', { type: 'Date' }),
  }),
});

const Term = builder.objectRef<TermFacts>('Term').implement({
  description: 'A term · 学期',
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => encodeId('Term', id) }),
    title: t.exposeString('title'),
    startsOn: t.expose('startsOn', { type: 'Date' }),
    endsOn: t.expose('endsOn', { type: 'Date' }),
    week: t.int({
      nullable: true,
      description: 'The present school week, from 1',
      resolve: ({ startsOn, endsOn }, _args, { today }) => schoolWeek(today, startsOn, endsOn),
    }),
    weeks: t.int({
      description: 'Number of school weeks',
      resolve: ({ startsOn, endsOn }) => weeksOf(startsOn, endsOn),
    }),
  }),
});

builder.objectField(PlanYear, 'terms', (t) =>
  t.field({
    type: [Term],
    resolve: ({ id }, _args, { town }) => town.terms.filter(({ planYearId }) => planYearId === id),
  }),
);

const TermWeek = builder
  .objectRef<{ week: number; startsOn: string; note: string | null; current: boolean }>('TermWeek')
  .implement({
    description: 'A school week of the term · 周次',
    fields: (t) => ({
      week: t.exposeInt('week'),
      startsOn: t.expose('startsOn', { type: 'Date' }),
      note: t.exposeString('note', { nullable: true }),
      current: t.exposeBoolean('current'),
    }),
  });

const dayKinds = { HOLIDAY: 'holiday', MAKE_UP: 'makeUp', VACATION: 'vacation' } as const satisfies Record<
  string,
  DayKind
>;

/** What a day is that differs from its weekday. */
export const DayKindEnum = builder.enumType('DayKind', {
  description: 'What a day is that is not as its weekday says: holiday, make-up day 补班, vacation',
  values: Object.fromEntries(Object.entries(dayKinds).map(([name, value]) => [name, { value }])) as {
    [Name in keyof typeof dayKinds]: { value: (typeof dayKinds)[Name] };
  },
});

interface TownDay {
  readonly day: string;
  readonly working: boolean;
  readonly kind: DayKind | null;
  readonly note: string | null;
}

const CalendarDay = builder.objectRef<TownDay>('CalendarDay').implement({
  description: 'A day of the town’s calendar · 校历',
  fields: (t) => ({
    day: t.expose('day', { type: 'Date' }),
    working: t.exposeBoolean('working'),
    kind: t.expose('kind', { type: DayKindEnum, nullable: true }),
    note: t.exposeString('note', { nullable: true }),
    title: t.string({
      nullable: true,
      description: 'The note without the mark of a provisional day',
      resolve: ({ note }) => (note === null ? null : readNote(note).title),
    }),
    provisional: t.boolean({
      description: 'A holiday that the State Council’s notice may still move · 暂定',
      resolve: ({ note }) => note !== null && readNote(note).provisional,
    }),
  }),
});

const mostDays = 400;

const Town = builder.objectRef<Record<never, never>>('Town').implement({
  description: 'The caller’s town and its calendar · 镇',
  fields: (t) => ({
    id: t.id({ resolve: (_town, _args, { town }) => encodeId('Town', town.id) }),
    name: t.string({ resolve: (_town, _args, { town }) => town.name }),
    code: t.string({ resolve: (_town, _args, { town }) => town.code }),
    zone: t.string({
      description: 'IANA time zone that the town’s days and times are read in',
      resolve: (_town, _args, { town }) => town.zone,
    }),
    today: t.field({ type: 'Date', resolve: (_town, _args, { today }) => today }),
    planYear: t.field({ type: PlanYear, resolve: (_town, _args, { town, today }) => planYearOf(town, today) }),
    term: t.field({ type: Term, nullable: true, resolve: (_town, _args, { town, today }) => termOf(town, today) }),
    termWeeks: t.field({
      type: [TermWeek],
      resolve: (_town, _args, { town, today }) => {
        const term = termOf(town, today);
        if (term === null) return [];
        const current = schoolWeek(today, term.startsOn, term.endsOn);
        return Array.from({ length: weeksOf(term.startsOn, term.endsOn) }, (_, index) => ({
          week: index + 1,
          startsOn: addDays(mondayOf(term.startsOn), index * 7),
          note: term.notes.get(index + 1) ?? null,
          current: current === index + 1,
        }));
      },
    }),
    calendar: t.field({
      type: [CalendarDay],
      args: { from: t.arg({ type: 'Date', required: true }), to: t.arg({ type: 'Date', required: true }) },
      resolve: (_town, { from, to }, context) => {
        checkDays(context, { from, to }, 'from', 'to');
        const days = daysBetween(from, to);
        if (days < 0 || days > mostDays)
          throw badRequest(context, [
            `from 到 to 有 ${days} 天，应在 0 到 ${mostDays} 天之间`,
            `from and to are ${days} days apart; 0 to ${mostDays} was expected`,
          ]);
        return Array.from({ length: days + 1 }, (_, index) => addDays(from, index)).map((day) => ({
          day,
          working: isWorkingDay(day, context.town.exceptions),
          kind: context.town.exceptions.get(day) ?? null,
          note: context.town.dayNotes.get(day) ?? null,
        }));
      },
    }),
  }),
});

interface SettingShape {
  readonly key: (typeof settingKeys)[number];
  readonly value: number;
}

/** A setting of a plan year. */
export const Setting = builder.objectRef<SettingShape>('Setting').implement({
  description: 'A number of the plan year, with the plan’s own as default and its clause · 学年设置',
  fields: (t) => ({
    key: t.exposeString('key'),
    title: t.string({ resolve: ({ key }, _args, { viewer }) => say(settings[key].title, viewer.locale) }),
    value: t.field({ type: 'JSON', resolve: ({ value }) => value }),
    default: t.field({ type: 'JSON', resolve: ({ key }) => settings[key].default }),
    min: t.float({ description: 'Least value', resolve: ({ key }) => settings[key].min }),
    max: t.float({ description: 'Greatest value', resolve: ({ key }) => settings[key].max }),
    choices: t.stringList({
      nullable: true,
      description: 'What 0 and 1 stand for, where it is a choice and not a number',
      resolve: ({ key }, _args, { viewer }) => {
        const { choices } = settings[key];
        return choices?.map((choice) => say(choice, viewer.locale)) ?? null;
      },
    }),
    clause: t.string({ resolve: ({ key }) => settings[key].clause }),
    unit: t.string({ nullable: true, resolve: ({ key }, _args, { viewer }) => say(settings[key].unit, viewer.locale) }),
  }),
});

/** All settings of a plan year, those of the plan where the year has none of its own. */
export const settingsOf = ({ settings: own }: PlanYearFacts): SettingShape[] =>
  settingKeys.map((key) => ({ key, value: settingValue(own, key) }));

builder.queryFields((t) => ({
  town: t.field({ type: Town, resolve: () => ({}) }),
  address: t.string({
    nullable: true,
    description: 'Where people open the product, without a path: what QR codes carry · 网址',
    resolve: (_root, _args, { address }) => address,
  }),
  settings: t.field({
    type: [Setting],
    description: 'Settings of a plan year',
    args: { planYear: t.arg.id({ description: 'Left out, the present one' }) },
    resolve: (_root, { planYear }, context) => {
      const { town, today } = context;
      if (!planYear) return settingsOf(planYearOf(town, today));
      const wanted = town.planYears.find(({ id }) => id === decodeId('PlanYear', String(planYear)));
      if (wanted === undefined) throw badRequest(context, ['没有这个学年', 'There is no such plan year']);
      return settingsOf(wanted);
    },
  }),
  settingsEditable: t.boolean({
    description: 'The caller may change the settings of a plan year',
    resolve: (_root, _args, { viewer }) => maySaveSettings(viewer),
  }),
  planYears: t.field({
    type: [PlanYear],
    description: 'Every plan year of the town, latest first · 学年',
    resolve: (_root, _args, { town }) => [...town.planYears].reverse(),
  }),
}));
