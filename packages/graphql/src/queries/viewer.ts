import {
  actingOf,
  permissionsOf as actsOf,
  mayMakeWritingKeys,
  sightOf,
  todayOf,
  type Viewer,
} from '@plumbline/operations';
import { say, unitRoles } from '@plumbline/terms';
import { type Workflow, workflows } from '@plumbline/workflows';
import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import type { GraphqlContext, SecondFactor } from '../context.ts';
import { at } from '../read/fields.ts';
import { readRows } from '../read/read.ts';
import { ownTown } from '../read/record-scope.ts';
import { AccountChangeType } from '../types/account.ts';
import { usableDelegations } from './delegations.ts';
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

/** The posts that count: the viewer's own, or those of whom they stand in for. */
const postsShown = ({ posts, behalf }: Viewer) => behalf?.posts ?? posts;

const scopeOf = ({ viewer, town }: GraphqlContext): string => {
  const sight = sightOf(workflows.rectification, town, actingOf(viewer, workflows.rectification).posts);
  if (sight.all) return say([`全镇（${town.name}）`, `The whole town (${town.name})`], viewer.locale);
  const units = postsShown(viewer)
    .filter(({ role }) => workflows.rectification.readers.unit.includes(role))
    .map(({ unitName }) => unitName);
  return units.length > 0
    ? say([`${units.join('、')}，以及与我有关的`, `${units.join(', ')}, and what I have a part in`], viewer.locale)
    : say(['与我有关的', 'What I have a part in'], viewer.locale);
};

const permissionsOf = (viewer: Viewer): string[] => {
  const stepwise = Object.values<Workflow>(workflows).flatMap((workflow) => {
    const held = actingOf(viewer, workflow).posts.map(({ role }) => role);
    return Object.entries(workflow.permissions)
      .filter(([, allowed]) => allowed.some((role) => held.includes(role)))
      .map(([permission]) => permission);
  });
  return [...stepwise, ...actsOf(viewer)];
};

const SecondFactorType = builder.objectRef<SecondFactor>('SecondFactor').implement({
  fields: (t) => ({
    setUp: t.exposeBoolean('setUp', { description: 'Codes are asked for when the caller signs in' }),
    required: t.boolean({ description: 'The caller’s posts need it', resolve: ({ from }) => from !== null }),
    from: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day from which on nothing is changed until it is set up',
      resolve: ({ from }, _args, { town }) => (from === null ? null : todayOf(town, from)),
    }),
  }),
});

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
      description: 'Posts held today; those that are handed on, where the caller stands in for somebody',
      resolve: (viewer, _args, context, info) =>
        ownPosts(
          info,
          context,
          postsShown(viewer).map(({ id }) => id),
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
      resolve: (viewer) => postsShown(viewer).every(({ role }) => unitRoles.has(role)),
    }),
    onBehalfOf: t.field({
      type: 'Person',
      nullable: true,
      description: 'For whom the caller stands in, by the header x-on-behalf-of',
      resolve: ({ onBehalfOf }, _args, context, info) =>
        onBehalfOf === null ? null : readNode(info, context, 'Person', onBehalfOf),
    }),
    delegation: t.field({
      type: 'Delegation',
      nullable: true,
      description: 'By which delegation',
      resolve: ({ behalf }, _args, context, info) =>
        behalf === undefined ? null : readNode(info, context, 'Delegation', behalf.delegationId),
    }),
    delegations: t.field({
      type: ['Delegation'],
      description: 'Delegations that the caller may use today',
      resolve: (_viewer, _args, context, info) => usableDelegations(info, context),
    }),
    unreadNotifications: t.int({ resolve: (_viewer, _args, context) => unreadNotifications(context) }),
    mustChangePassword: t.boolean({ resolve: (_viewer, _args, { mustChangePassword }) => mustChangePassword }),
    secondFactor: t.field({
      type: SecondFactorType,
      description: 'Codes beside the password · 二次验证',
      resolve: (_viewer, _args, { secondFactor }) => secondFactor,
    }),
    mayMakeWritingKeys: t.boolean({
      description: 'Keys of the caller may write, too',
      resolve: (viewer) => mayMakeWritingKeys(viewer),
    }),
    accountChanges: t.field({
      type: [AccountChangeType],
      description: 'What happened to the caller’s account, the latest first',
      resolve: async ({ townId, personId }, _args, { accounts }) => [...(await accounts.changesOf(townId, personId))],
    }),
  }),
});

builder.queryFields((t) => ({ viewer: t.field({ type: ViewerType, resolve: (_root, _args, { viewer }) => viewer }) }));
