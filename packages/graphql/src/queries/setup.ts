import { type Setup, type SetupStep, setupOf, setupSteps } from '@plumbline/operations';
import { type ProposedYear, proposedYear, type SpecialDay, specialDaysOf } from '@plumbline/rules';
import { upperSnake } from '@plumbline/terms';
import { badRequest } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { DayKindEnum } from './town.ts';

/** Parts of setting a town up. */
export const SetupStepEnum = builder.enumType('SetupStep', {
  values: Object.fromEntries(setupSteps.map((step) => [upperSnake(step), { value: step }])) as Record<
    string,
    { value: SetupStep }
  >,
});

const SetupPart = builder.objectRef<Setup['steps'][number]>('SetupPart').implement({
  fields: (t) => ({
    step: t.expose('step', { type: SetupStepEnum }),
    done: t.exposeBoolean('done'),
  }),
});

/** How far a town is with being set up. */
export const SetupType = builder.objectRef<Setup>('Setup').implement({
  description: 'How far a new town is with being set up · 建镇进度',
  fields: (t) => ({
    steps: t.field({ type: [SetupPart], resolve: ({ steps }) => [...steps] }),
    dismissed: t.exposeBoolean('dismissed', { description: 'Nobody wants to be reminded of the rest' }),
  }),
});

const ProposedTerm = builder
  .objectRef<ProposedYear['terms'][number] & { readonly title: string }>('ProposedTerm')
  .implement({
    fields: (t) => ({
      title: t.exposeString('title'),
      startsOn: t.expose('startsOn', { type: 'Date' }),
      endsOn: t.expose('endsOn', { type: 'Date' }),
    }),
  });

const ProposedDay = builder.objectRef<SpecialDay>('ProposedDay').implement({
  fields: (t) => ({
    day: t.expose('day', { type: 'Date' }),
    kind: t.expose('kind', { type: DayKindEnum }),
    title: t.exposeString('title'),
    provisional: t.exposeBoolean('provisional', {
      description: 'The State Council’s notice of its year is not known yet · 暂定',
    }),
  }),
});

const ProposedCalendar = builder.objectRef<ProposedYear>('ProposedCalendar').implement({
  description: 'A plan year as the national calendar suggests it · 建议的校历',
  fields: (t) => ({
    title: t.exposeString('title'),
    startsOn: t.expose('startsOn', { type: 'Date' }),
    endsOn: t.expose('endsOn', { type: 'Date' }),
    terms: t.field({
      type: [ProposedTerm],
      resolve: ({ title, terms }) => terms.map((term) => ({ ...term, title: `${title}${term.name}` })),
    }),
    days: t.field({ type: [ProposedDay], resolve: (year) => [...specialDaysOf([year])] }),
  }),
});

builder.queryFields((t) => ({
  setup: t.field({
    type: SetupType,
    nullable: true,
    description: 'How far the town is with being set up; none for whoever does not set it up, and for the demo town',
    resolve: (_root, _args, { deps, viewer }) => setupOf(deps, viewer),
  }),
  calendarProposal: t.field({
    type: ProposedCalendar,
    description: 'The plan year that begins in a calendar year, as the national calendar suggests it',
    args: { startsIn: t.arg.int({ required: true }) },
    resolve: (_root, { startsIn }, context) => {
      if (startsIn < 2000 || startsIn > 2098)
        throw badRequest(context, [
          `年份是 ${startsIn}，应在 2000 到 2098 之间`,
          `The year is ${startsIn}; 2000 to 2098 was expected`,
        ]);
      return proposedYear(startsIn);
    },
  }),
}));
