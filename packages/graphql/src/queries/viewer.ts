import { mayAdminister, sightOf, type Viewer } from '@plumbline/operations';
import { say, unitRoles } from '@plumbline/terms';
import { type Workflow, workflows } from '@plumbline/workflows';
import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { at } from '../read/fields.ts';
import { readRows } from '../read/read.ts';
import { ownTown } from '../read/record-scope.ts';
import { readNode } from './nodes.ts';
import { unreadNotifications } from './notification.ts';

const ownPosts = (info: GraphQLResolveInfo, context: GraphqlContext, ids: readonly number[]) =>
  readRows(info, context, {
    type: 'Post',
    nodes: info.fieldNodes,
    shape: 'own',
    args: { $ids: [...ids] },
    base: ({ slot }) =>
      sql`select b.* from post b where b.town_id = ${ownTown()} and b.id = any(${slot('$ids')}::bigint[])`,
    order: (alias) => at(alias, 'id'),
  });

const scopeOf = ({ viewer, town }: GraphqlContext): string => {
  const posts = viewer.posts.map(({ id, role, unitId }) => ({ id, role, unit_id: unitId }));
  const sight = sightOf(workflows.rectification, town, posts);
  if (sight.all) return say([`全镇（${town.name}）`, `The whole town (${town.name})`], viewer.locale);
  const units = viewer.posts
    .filter(({ role }) => workflows.rectification.readers.unit.includes(role))
    .map(({ unitName }) => unitName);
  return units.length > 0
    ? say([`${units.join('、')}，以及与我有关的`, `${units.join(', ')}, and what I have a part in`], viewer.locale)
    : say(['与我有关的', 'What I have a part in'], viewer.locale);
};

const permissionsOf = (viewer: Viewer): string[] => {
  const held = viewer.posts.map(({ role }) => role);
  const stepwise = Object.values<Workflow>(workflows).flatMap(({ permissions }) =>
    Object.entries(permissions)
      .filter(([, allowed]) => allowed.some((role) => held.includes(role)))
      .map(([permission]) => permission),
  );
  return mayAdminister(viewer) ? [...stepwise, 'organisation:administer'] : stepwise;
};

const ViewerType = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Who asks · 我',
  fields: (t) => ({
    person: t.field({
      type: 'Person',
      resolve: async (viewer, _args, context, info) => {
        const person = await readNode(info, context, 'Person', viewer.personId);
        if (person === null) throw new Error('The viewer has no person.');
        return person;
      },
    }),
    posts: t.field({
      type: ['Post'],
      description: 'Posts held today',
      resolve: ({ posts }, _args, context, info) =>
        ownPosts(
          info,
          context,
          posts.map(({ id }) => id),
        ),
    }),
    actingPost: t.field({
      type: 'Post',
      nullable: true,
      description: 'The post that the caller acts in, stored on every event',
      resolve: async ({ postId }, _args, context, info) =>
        postId === null ? null : ((await ownPosts(info, context, [postId]))[0] ?? null),
    }),
    scope: t.string({
      description: 'How far the caller sees, in words',
      resolve: (_viewer, _args, context) => scopeOf(context),
    }),
    permissions: t.stringList({
      description: 'What the caller’s posts allow somewhere: a hint for menus, never a right',
      resolve: (viewer) => permissionsOf(viewer),
    }),
    campusOnly: t.boolean({
      description: 'All posts end at their own unit',
      resolve: ({ posts }) => posts.every(({ role }) => unitRoles.has(role)),
    }),
    unreadNotifications: t.int({ resolve: (_viewer, _args, context) => unreadNotifications(context) }),
    mustChangePassword: t.boolean({ resolve: (_viewer, _args, { mustChangePassword }) => mustChangePassword }),
  }),
});

builder.queryFields((t) => ({ viewer: t.field({ type: ViewerType, resolve: (_root, _args, { viewer }) => viewer }) }));
