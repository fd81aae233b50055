import { allows, type HeldToday, mayResetPassword, personRights, type Viewer } from '@plumbline/operations';
import { isRole, roles, say, type UnitKind, unitKindCodes, unitKinds, upperSnake } from '@plumbline/terms';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { encodeId } from '../global-id.ts';
import {
  at,
  byKey,
  column,
  computed,
  dayOrNull,
  fromRow,
  hidden,
  instant,
  many,
  named,
  today,
} from '../read/fields.ts';
import { CaseCount, caseCounts, casesByState } from './case-count.ts';
import { idColumn, idField } from './node.ts';

/** Kinds of unit as an enum of the outside contract. */
export const UnitKindEnum = builder.enumType('UnitKind', {
  description: 'Kind of an organisational unit · 单位类型',
  values: Object.fromEntries(
    unitKindCodes.map((code) => [upperSnake(code), { value: code, description: unitKinds[code].join(' · ') }]),
  ) as Record<string, { value: UnitKind }>,
});

builder.objectType('Unit', {
  description: 'A unit of the town: campus, office, group, grade, class · 单位',
  interfaces: ['Node'],
  extensions: { hidden: { ...idColumn, $unit: (alias: string) => at(alias, 'id') } },
  fields: (t) => ({
    id: t.field(idField('Unit')),
    name: t.field({ type: 'String', extensions: named('name'), resolve: fromRow }),
    code: t.field({ type: 'String', nullable: true, extensions: named('code'), resolve: fromRow }),
    kind: t.field({ type: UnitKindEnum, extensions: named('kind'), resolve: fromRow }),
    grade: t.field({
      type: 'Int',
      nullable: true,
      description: 'Of a class: 1 to 9',
      extensions: named('grade'),
      resolve: fromRow,
    }),
    parent: t.field({ type: 'Unit', nullable: true, extensions: byKey('Unit', 'unit', 'parent_id'), resolve: fromRow }),
    path: t.field({
      type: 'String',
      description: 'Names from below the town down to the unit',
      extensions: computed('$unit'),
      resolve: (row, _args, { town }) => {
        const names: string[] = [];
        for (
          let unit = town.units.get(hidden<number>(row, '$unit'));
          unit !== undefined && unit.parentId !== null;
          unit = town.units.get(unit.parentId)
        )
          names.unshift(unit.name);
        return names.join(' / ');
      },
    }),
    from: t.field({ type: 'Date', nullable: true, extensions: named('from_on'), resolve: fromRow }),
    to: t.field({ type: 'Date', nullable: true, extensions: named('to_on'), resolve: fromRow }),
    teaching: t.field({
      type: ['Teaching'],
      description: 'Of a class: who teaches which subject today',
      extensions: many(
        'Teaching',
        (parent) =>
          sql`select * from teaching where town_id = ${at(parent, 'town_id')} and class_id = ${at(parent, 'id')} and ${today()} between from_on and to_on`,
        (child) => sql`${at(child, 'subject')}, ${at(child, 'id')}`,
      ),
      resolve: fromRow,
    }),
    posts: t.field({
      type: ['Post'],
      description: 'Posts held in the unit, present and past',
      extensions: many(
        'Post',
        (parent) =>
          sql`select * from post where town_id = ${at(parent, 'town_id')} and unit_id = ${at(parent, 'id')} order by from_on desc, id limit 200`,
        (child) => sql`${at(child, 'from_on')} desc, ${at(child, 'id')}`,
      ),
      resolve: fromRow,
    }),
  }),
});

builder.objectType('Person', {
  description: 'A member of staff · 人员',
  interfaces: ['Node'],
  extensions: {
    hidden: {
      ...idColumn,
      $login: (alias: string) => at(alias, 'login'),
      $held: (alias: string) =>
        sql`(select json_agg(json_build_object('role', p.role, 'unit_id', p.unit_id)) from post p where p.town_id = ${at(alias, 'town_id')} and p.person_id = ${at(alias, 'id')} and ${today()} between p.from_on and p.to_on)`,
      $posts: (alias: string) =>
        sql`(select coalesce(json_agg(p.title order by p.from_on desc), '[]'::json) from post p where p.town_id = ${at(alias, 'town_id')} and p.person_id = ${at(alias, 'id')} and ${today()} between p.from_on and p.to_on)`,
    },
  },
  fields: (t) => ({
    id: t.field(idField('Person')),
    name: t.field({ type: 'String', extensions: named('name'), resolve: fromRow }),
    staffNo: t.field({ type: 'String', nullable: true, extensions: named('staff_no'), resolve: fromRow }),
    pinyin: t.field({ type: 'String', nullable: true, extensions: named('pinyin'), resolve: fromRow }),
    login: t.field({
      type: 'String',
      nullable: true,
      description: 'Login name, for administrators',
      extensions: computed('$login'),
      resolve: (row, _args, { viewer }) =>
        allows(personRights.acts.readLogin, viewer) ? hidden<string | null>(row, '$login') : null,
    }),
    passwordResettable: t.field({
      type: 'Boolean',
      description: 'The caller may replace the password by a one-time one',
      extensions: computed('$id', '$held'),
      resolve: (row, _args, { viewer, town }) =>
        mayResetPassword(viewer, town, {
          id: hidden<number>(row, '$id'),
          held: hidden<readonly HeldToday[] | null>(row, '$held') ?? [],
        }),
    }),
    erasedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the personal data were erased; the name is a pseudonym since',
      extensions: instant('erased_at'),
      resolve: fromRow,
    }),
    mainPost: t.field({
      type: 'String',
      nullable: true,
      description: 'Title of the latest post held',
      extensions: computed('$posts'),
      resolve: (row) => hidden<string[] | null>(row, '$posts')?.[0] ?? null,
    }),
    posts: t.field({
      type: ['Post'],
      args: { current: t.arg.boolean() },
      extensions: many(
        'Post',
        (parent, _child, { given }) =>
          sql`select * from post where town_id = ${at(parent, 'town_id')} and person_id = ${at(parent, 'id')} ${given['current'] === true ? sql`and ${today()} between from_on and to_on` : sql``} order by from_on desc, id limit 100`,
        (child) => sql`${at(child, 'from_on')} desc, ${at(child, 'id')}`,
      ),
      resolve: fromRow,
    }),
  }),
});

builder.objectType('Post', {
  description: 'A post that a person holds from a day to a day: rights follow it · 岗位',
  interfaces: ['Node'],
  extensions: { hidden: { ...idColumn, $role: (alias: string) => at(alias, 'role') } },
  fields: (t) => ({
    id: t.field(idField('Post')),
    role: t.field({ type: 'String', extensions: named('role'), resolve: fromRow }),
    roleTitle: t.field({
      type: 'String',
      extensions: computed('$role'),
      resolve: (row, _args, { viewer }) => {
        const role = hidden<string>(row, '$role');
        return isRole(role) ? say(roles[role], viewer.locale) : role;
      },
    }),
    title: t.field({ type: 'String', extensions: named('title'), resolve: fromRow }),
    unit: t.field({ type: 'Unit', extensions: byKey('Unit', 'unit', 'unit_id'), resolve: fromRow }),
    person: t.field({ type: 'Person', extensions: byKey('Person', 'person', 'person_id'), resolve: fromRow }),
    from: t.field({ type: 'Date', extensions: named('from_on'), resolve: fromRow }),
    to: t.field({
      type: 'Date',
      nullable: true,
      extensions: column((alias) => dayOrNull(alias, 'to_on')),
      resolve: fromRow,
    }),
  }),
});

builder.objectType('Inspection', {
  description: 'An inspection that findings belong to · 检查',
  interfaces: ['Node'],
  extensions: { hidden: { ...idColumn, $cases: casesByState } },
  fields: (t) => ({
    id: t.field(idField('Inspection')),
    title: t.field({ type: 'String', extensions: named('title'), resolve: fromRow }),
    heldOn: t.field({ type: 'Date', extensions: named('held_on'), resolve: fromRow }),
    large: t.field({
      type: 'Boolean',
      description: 'Counts among the term’s large inspections (I6)',
      extensions: named('large'),
      resolve: fromRow,
    }),
    unit: t.field({ type: 'Unit', extensions: byKey('Unit', 'unit', 'unit_id'), resolve: fromRow }),
    inspectors: t.field({
      type: ['Person'],
      extensions: many(
        'Person',
        (parent) =>
          sql`select p.* from inspection_inspector i join person p on p.town_id = i.town_id and p.id = i.person_id where i.town_id = ${at(parent, 'town_id')} and i.inspection_id = ${at(parent, 'id')}`,
        (child) => sql`${at(child, 'pinyin')}, ${at(child, 'id')}`,
      ),
      resolve: fromRow,
    }),
    caseCounts: t.field({
      type: [CaseCount],
      description: 'Its cases by state, in the order of the road; only those that the caller sees',
      extensions: computed('$cases'),
      resolve: (row) => caseCounts(hidden<Readonly<Record<string, number>> | null>(row, '$cases') ?? {}),
    }),
  }),
});

builder.objectType('File', {
  description: 'A photo or document given as evidence · 佐证',
  interfaces: ['Node'],
  extensions: { hidden: { ...idColumn, $media: (alias: string) => at(alias, 'media_type') } },
  fields: (t) => ({
    id: t.field(idField('File')),
    name: t.field({ type: 'String', extensions: named('name'), resolve: fromRow }),
    mediaType: t.field({ type: 'String', extensions: named('media_type'), resolve: fromRow }),
    size: t.field({ type: 'Int', description: 'Bytes', extensions: named('size'), resolve: fromRow }),
    url: t.field({
      type: 'String',
      extensions: computed('$id'),
      resolve: (row, _args, { viewer }) => fileUrl(row, viewer),
    }),
    thumbnailUrl: t.field({
      type: 'String',
      nullable: true,
      extensions: computed('$id', '$media'),
      resolve: (row, _args, { viewer }) =>
        hidden<string>(row, '$media').startsWith('image/') ? fileUrl(row, viewer, 'thumb') : null,
    }),
  }),
});

/** A browser asks for a picture without headers, so for whom somebody stands in is told by its address. */
const fileUrl = (row: Readonly<Record<string, unknown>>, { behalf }: Viewer, size?: 'thumb'): string => {
  const query = new URLSearchParams({
    ...(size !== undefined && { size }),
    ...(behalf !== undefined && { for: encodeId('Delegation', behalf.delegationId) }),
  }).toString();
  return `/files/${String(idField('File').resolve(row))}${query === '' ? '' : `?${query}`}`;
};

builder.objectType('SavedQuery', {
  description: 'A filter kept under a name · 存为查询',
  extensions: { hidden: idColumn },
  fields: (t) => ({
    id: t.field(idField('SavedQuery')),
    name: t.field({ type: 'String', extensions: named('name'), resolve: fromRow }),
    filter: t.field({ type: 'JSON', extensions: named('filter'), resolve: fromRow }),
  }),
});
