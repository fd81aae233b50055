import type { Role } from '@plumbline/terms';
import type { Relation } from '../define.ts';
import { group, office } from '../offices.ts';

/** Who stands in which relation to a case. */
export const relations = {
  inspector: { title: ['检查人', 'Inspector'] },
  issuer: { title: ['下发人', 'Issuer'] },
  responsible: { title: ['责任人', 'Responsible person'] },
  wasResponsible: { title: ['原责任人', 'Former responsible person'] },
  office,
  campusHead: { title: ['片校长', 'Campus head'], heldBy: { roles: ['campusHead', 'campusDeputy'], over: 'unit' } },
  linkedLeader: { title: ['挂钩领导', 'Linked leader'], heldBy: { roles: ['linkedLeader'], over: 'unit' } },
  group,
} as const satisfies Readonly<Record<string, Relation>>;

/** Whoever inspects also re-inspects. */
const inspectors = [
  'admin',
  'inspector',
  'groupHead',
  'groupDeputy',
  'groupMember',
  'campusHead',
  'campusDeputy',
  'linkedLeader',
  'moralEducation',
] as const satisfies readonly Role[];

/** What posts give: the rights that a step may ask for. */
export const permissions = {
  'rectification:record': inspectors,
  'rectification:issue': ['admin'],
  'rectification:review': ['admin', 'campusHead', 'campusDeputy'],
  'rectification:inspect': inspectors,
  'rectification:hear': ['admin', 'groupHead', 'groupDeputy', 'campusHead', 'campusDeputy'],
  'rectification:assign': ['admin', 'campusHead', 'campusDeputy'],
  'rectification:void': ['admin'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** Relations that bar a person from all steps under a permission. */
export const separation = {
  'rectification:review': ['responsible', 'wasResponsible'],
  'rectification:inspect': ['responsible', 'wasResponsible'],
  'rectification:hear': ['responsible', 'wasResponsible', 'inspector'],
} as const;
