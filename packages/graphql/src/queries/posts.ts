import { unitAndBelow, type Vacancy, vacanciesOn } from '@plumbline/operations';
import { roles, say } from '@plumbline/terms';
import { sql } from 'kysely';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { encodeId, idFrom } from '../global-id.ts';
import { at } from '../read/fields.ts';
import { type Row, readRows } from '../read/read.ts';
import { ownTown } from '../read/record-scope.ts';

/** Most posts that are shown of one day. */
const mostPosts = 5000;

const VacancyType = builder.objectRef<Vacancy>('Vacancy').implement({
  description: 'A unit whose head’s post nobody holds · 空缺',
  fields: (t) => ({
    unit: t.id({ resolve: ({ unitId }) => encodeId('Unit', unitId) }),
    role: t.string({ resolve: ({ role }) => role }),
    roleTitle: t.string({ resolve: ({ role }, _args, { viewer }) => say(roles[role], viewer.locale) }),
  }),
});

builder.queryFields((t) => ({
  posts: t.field({
    type: ['Post'],
    description: 'Who holds which post on a day, past, present or to come · 某日的岗位',
    args: {
      on: t.arg({ type: 'Date', description: 'Left out, today' }),
      unit: t.arg.id({ description: 'Only in this unit and below it' }),
    },
    resolve: (_root, args, context, info): Promise<Row[]> => {
      checkDays(context, args, 'on');
      const unit = args.unit ? idFrom('Unit', args.unit) : null;
      return readRows(info, context, {
        type: 'Post',
        nodes: info.fieldNodes,
        shape: unit === null ? 'town' : 'unit',
        args: { $on: args.on ?? context.today, $units: unit === null ? [] : [...unitAndBelow(context.town, unit)] },
        base: ({ slot }) =>
          sql`select b.* from post b where b.town_id = ${ownTown()} and ${slot('$on')}::date between b.from_on and b.to_on
            ${unit === null ? sql`` : sql`and b.unit_id = any(${slot('$units')}::bigint[])`} order by b.unit_id, b.id limit ${sql.lit(mostPosts)}`,
        order: (alias) => sql`${at(alias, 'unit_id')}, ${at(alias, 'id')}`,
      });
    },
  }),
  vacancies: t.field({
    type: [VacancyType],
    description: 'Units whose head’s post nobody holds on a day · 空缺的负责人岗位',
    args: { on: t.arg({ type: 'Date', description: 'Left out, today' }) },
    resolve: async (_root, args, context) => {
      checkDays(context, args, 'on');
      return [...(await vacanciesOn(context.deps, context.viewer, args.on ?? context.today))];
    },
  }),
}));
