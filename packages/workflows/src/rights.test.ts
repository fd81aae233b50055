import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from './define.ts';
import { rectification } from './rectification/rectification.ts';
import { mayAct, toList } from './rights.ts';
import { models } from './testing/models.ts';

const { workflow } = models.rectification;
const relations = Object.keys(rectification.relations) as (keyof typeof rectification.relations)[];
const permissions = Object.keys(rectification.permissions) as (keyof typeof rectification.permissions)[];
type Name = keyof typeof rectification.steps;

/** Who may do what, written down a second time on purpose: a slip in the table of steps shows here. */
const rights: Readonly<Record<Name, { by: readonly string[]; permission: string | null; checksWork: boolean }>> = {
  record: { by: [], permission: 'rectification:record', checksWork: false },
  issueNotice: { by: ['office'], permission: 'rectification:issue', checksWork: false },
  acknowledge: { by: ['responsible'], permission: null, checksWork: false },
  submitPlan: { by: ['responsible'], permission: null, checksWork: false },
  approvePlan: { by: ['issuer', 'office', 'campusHead'], permission: 'rectification:review', checksWork: true },
  returnPlan: { by: ['issuer', 'office', 'campusHead'], permission: 'rectification:review', checksWork: true },
  submitReport: { by: ['responsible'], permission: null, checksWork: false },
  accept: { by: ['inspector', 'issuer', 'office'], permission: 'rectification:inspect', checksWork: true },
  returnReport: { by: ['inspector', 'issuer', 'office'], permission: 'rectification:inspect', checksWork: true },
  reassign: { by: ['issuer', 'office', 'campusHead'], permission: 'rectification:assign', checksWork: false },
  void: { by: ['issuer', 'office'], permission: 'rectification:void', checksWork: false },
};
const names = Object.keys(rights) as Name[];
const stepOf = (name: Name) => workflow.steps[name] as Step;

const person = fc.record({ relations: fc.subarray<string>(relations), permissions: fc.subarray<string>(permissions) });
const somebody = (check: (who: { relations: string[]; permissions: string[] }) => void) =>
  fc.assert(fc.property(person, check), { seed: 11, numRuns: 500 });
const rectified = (held: readonly string[]) => held.includes('responsible') || held.includes('wasResponsible');

describe.each(names)('%s', (name) => {
  const { by, permission, checksWork } = rights[name];

  it('may be done by whom the plan names, and by nobody else', () => {
    somebody((who) => {
      const related = by.length === 0 || by.some((relation) => who.relations.includes(relation));
      const allowed = permission === null || who.permissions.includes(permission);
      const apart = !checksWork || !rectified(who.relations);
      expect(mayAct(workflow, stepOf(name), who) === null).toBe(related && allowed && apart);
    });
  });

  it('is worth a reason only for those whom it would belong to', () => {
    somebody((who) => {
      const barred = mayAct(workflow, stepOf(name), who);
      if (barred?.kind !== 'separated') return;
      expect([checksWork, rectified(who.relations), who.permissions.includes(permission ?? '')]).toEqual([
        true,
        true,
        true,
      ]);
      expect(barred.reason.every((text) => text.length > 5)).toBe(true);
    });
  });
});

it('covers every step of the table', () => {
  expect(names).toEqual(Object.keys(rectification.steps));
});

it('bars whoever rectifies or rectified from every review and inspection, whatever posts they hold', () => {
  const checking = names.filter((name) => rights[name].checksWork);
  expect(checking).toEqual(['approvePlan', 'returnPlan', 'accept', 'returnReport']);
  fc.assert(
    fc.property(
      person,
      fc.constantFrom('responsible', 'wasResponsible'),
      fc.constantFrom(...checking),
      (who, own, name) => {
        const everything = {
          relations: [...new Set([...who.relations, ...toList(stepOf(name).by), own])],
          permissions,
        };
        expect(mayAct(workflow, stepOf(name), everything)?.kind).toBe('separated');
      },
    ),
    { seed: 11, numRuns: 500 },
  );
});

it('gives nothing to somebody without relation and permission', () => {
  for (const name of names)
    expect(mayAct(workflow, stepOf(name), { relations: [], permissions: [] })).toEqual({ kind: 'unrelated' });
});

it('gives more rights for more relations only where none of them bars', () => {
  fc.assert(
    fc.property(person, fc.constantFrom(...names), fc.constantFrom<string>(...relations), (who, name, more) => {
      if (mayAct(workflow, stepOf(name), who) !== null || rectified([more])) return;
      expect(mayAct(workflow, stepOf(name), { ...who, relations: [...who.relations, more] })).toBeNull();
    }),
    { seed: 11, numRuns: 500 },
  );
});
