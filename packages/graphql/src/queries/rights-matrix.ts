import { allows, type MatrixRow, type MatrixType, matrixRights, type Over, rightsMatrix } from '@plumbline/operations';
import { type Role, roleCodes, roles, say, type Text } from '@plumbline/terms';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';

const OverEnum = builder.enumType('RightOver', {
  description: 'How far a right reaches',
  values: {
    TOWN: { value: 'town', description: 'The whole town · 全镇' },
    UNIT_AND_ABOVE: {
      value: 'unitAndAbove',
      description: 'What lies in, below or above the post’s unit · 本单位及上级',
    },
    UNIT: { value: 'unit', description: 'What lies in or below the post’s unit · 本单位' },
    OWN: { value: 'own', description: 'What is their own, or in which they have a part · 本人的' },
  } as const satisfies Record<string, { value: Over; description: string }>,
});

const KindEnum = builder.enumType('RightKind', {
  description: 'What is done: reading, an act, or a step of a workflow',
  values: { READ: { value: 'read' }, ACT: { value: 'act' }, STEP: { value: 'step' } } as const,
});

interface RightGrant {
  readonly roles: readonly Role[];
  readonly over: Over;
  readonly part: Text | null;
}
const GrantType = builder.objectRef<RightGrant>('RightGrant').implement({
  fields: (t) => ({
    roles: t.stringList({ description: 'Codes of the posts', resolve: (grants) => [...grants.roles] }),
    over: t.expose('over', { type: OverEnum }),
    part: t.string({
      nullable: true,
      description: 'What is meant by their own, or a further limit, in the reader’s language',
      resolve: ({ part }, _args, { viewer }) => (part === null ? null : say(part, viewer.locale)),
    }),
  }),
});

interface Shown {
  readonly row: MatrixRow;
  readonly roles: readonly Role[];
}

/** The same right of several posts is told once. */
const grantsOf = ({ row, roles: shown }: Shown): RightGrant[] => {
  const found = new Map<string, { roles: Role[]; over: Over; part: Text | null }>();
  for (const role of shown)
    for (const { over, part } of row.byRole.get(role) ?? []) {
      const key = JSON.stringify([over, part]);
      const known = found.get(key) ?? { roles: [], over, part };
      known.roles.push(role);
      found.set(key, known);
    }
  return [...found.values()];
};

const RowType = builder.objectRef<Shown>('RightsRow').implement({
  description: 'One thing that is done with records of a type, and who may do it',
  fields: (t) => ({
    name: t.string({ resolve: ({ row }) => row.name }),
    kind: t.field({ type: KindEnum, resolve: ({ row }) => row.kind }),
    title: t.string({ resolve: ({ row }, _args, { viewer }) => say(row.title, viewer.locale) }),
    grants: t.field({ type: [GrantType], resolve: grantsOf }),
    notes: t.stringList({
      description: 'Limits that hold for every post: separation of duties, that a body decides',
      resolve: ({ row }, _args, { viewer }) => row.notes.map((note) => say(note, viewer.locale)),
    }),
  }),
});

interface TypeShown {
  readonly type: MatrixType;
  readonly roles: readonly Role[];
}
const TypeOfRights = builder.objectRef<TypeShown>('RightsOfType').implement({
  fields: (t) => ({
    type: t.string({ resolve: ({ type }) => type.type }),
    title: t.string({ resolve: ({ type }, _args, { viewer }) => say(type.title, viewer.locale) }),
    rows: t.field({
      type: [RowType],
      resolve: ({ type, roles: shown }) => type.rows.map((row) => ({ row, roles: shown })),
    }),
  }),
});

interface Matrix {
  readonly roles: readonly Role[];
}
const MatrixRoleType = builder.objectRef<Role>('RightsRole').implement({
  fields: (t) => ({
    code: t.string({ resolve: (role) => role }),
    title: t.string({ resolve: (role, _args, { viewer }) => say(roles[role], viewer.locale) }),
  }),
});
const MatrixObject = builder.objectRef<Matrix>('RightsMatrix').implement({
  description: 'Who may do what, from the declarations that guards and buttons ask as well · 权限一览',
  fields: (t) => ({
    roles: t.field({ type: [MatrixRoleType], resolve: ({ roles: shown }) => [...shown] }),
    types: t.field({
      type: [TypeOfRights],
      resolve: ({ roles: shown }) => rightsMatrix().map((type) => ({ type, roles: shown })),
    }),
  }),
});

/** Academic affairs look at all posts, everybody else at those that they hold. */
const rolesShown = ({ viewer }: GraphqlContext): readonly Role[] =>
  allows(matrixRights.read, viewer)
    ? roleCodes
    : roleCodes.filter((code) => viewer.posts.some(({ role }) => role === code));

builder.queryField('rightsMatrix', (t) =>
  t.field({
    type: MatrixObject,
    description: 'Who may do what by post: for academic affairs all posts, for everybody else their own · 权限一览',
    resolve: (_root, _args, context): Matrix => ({ roles: rolesShown(context) }),
  }),
);
