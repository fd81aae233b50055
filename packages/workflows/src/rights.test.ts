import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step, Workflow } from './define.ts';
import { workflows } from './index.ts';
import { judgeOverride } from './judge.ts';
import { rectification } from './rectification/rectification.ts';
import { barringOf, barsAs, isDelegable, mayAct, standInOf, toList } from './rights.ts';
import { models } from './testing/models.ts';

const { workflow } = models.rectification;
const relations = Object.keys(rectification.relations) as (keyof typeof rectification.relations)[];
const permissions = Object.keys(rectification.permissions) as (keyof typeof rectification.permissions)[];
type Name = keyof typeof rectification.steps;

/** Who may do what, written down a second time on purpose: a slip in the table of steps shows here. */
interface Right {
  readonly by: readonly string[];
  readonly permission: string | null;
  readonly checksWork: boolean;
  /** Whoever found it does not hear the objection to it. */
  readonly barsInspector?: true;
}
const hear: Right = {
  by: ['office', 'issuer', 'campusHead', 'group'],
  permission: 'rectification:hear',
  checksWork: true,
  barsInspector: true,
};
const inspect: Right = {
  by: ['inspector', 'issuer', 'office'],
  permission: 'rectification:inspect',
  checksWork: true,
};

/** Steps that no person takes of their own accord. */
const ofTheSystem = ['extend', 'correct', 'handOver'] as const;
const written: Readonly<Partial<Record<Name, Right>>> = {
  record: { by: [], permission: 'rectification:record', checksWork: false },
  issueNotice: { by: ['office'], permission: 'rectification:issue', checksWork: false },
  acknowledge: { by: ['responsible'], permission: null, checksWork: false },
  object: { by: ['responsible'], permission: null, checksWork: false },
  upholdObjection: hear,
  rejectObjection: hear,
  submitPlan: { by: ['responsible'], permission: null, checksWork: false },
  approvePlan: { by: ['issuer', 'office', 'campusHead'], permission: 'rectification:review', checksWork: true },
  returnPlan: { by: ['issuer', 'office', 'campusHead'], permission: 'rectification:review', checksWork: true },
  submitReport: { by: ['responsible'], permission: null, checksWork: false },
  accept: inspect,
  returnReport: inspect,
  reassign: { by: ['issuer', 'office', 'campusHead'], permission: 'rectification:assign', checksWork: false },
  void: { by: ['issuer', 'office'], permission: 'rectification:void', checksWork: false },
  lookBack: inspect,
  reopen: inspect,
};
const stepOf = (name: Name) => workflow.steps[name] as Step;
const names = (Object.keys(rectification.steps) as Name[]).filter((name) => !stepOf(name).system);

/** What the table of steps itself says: a row that is not written down here yet is held to its own words. */
const declared = (step: Step): Right => {
  const { by, permission } = step;
  const barring = barringOf(workflow, step);
  return {
    by: toList(by),
    permission: permission ?? null,
    checksWork: barring.includes('responsible'),
    ...(barring.includes('inspector') && { barsInspector: true }),
  };
};
const rightOf = (name: Name): Right => written[name] ?? declared(stepOf(name));

const person = fc.record({ relations: fc.subarray<string>(relations), permissions: fc.subarray<string>(permissions) });
const somebody = (check: (who: { relations: string[]; permissions: string[] }) => void) =>
  fc.assert(fc.property(person, check), { seed: 11, numRuns: 500 });
const rectified = (held: readonly string[]) => held.includes('responsible') || held.includes('wasResponsible');

describe.each(names)('%s', (name) => {
  const { by, permission, checksWork, barsInspector } = rightOf(name);
  const barred = ({ relations: held }: { relations: readonly string[] }) =>
    (checksWork && rectified(held)) || (barsInspector === true && held.includes('inspector'));

  it('may be done by whom the plan names, and by nobody else', () => {
    somebody((who) => {
      const related = by.length === 0 || by.some((relation) => who.relations.includes(relation));
      const allowed = permission === null || who.permissions.includes(permission);
      expect(mayAct(workflow, stepOf(name), who) === null).toBe(related && allowed && !barred(who));
    });
  });

  it('is worth a reason only for those whom it would belong to', () => {
    somebody((who) => {
      const found = mayAct(workflow, stepOf(name), who);
      if (found?.kind !== 'separated') return;
      expect([barred(who), who.permissions.includes(permission ?? '')]).toEqual([true, true]);
      expect(found.reason.every((text) => text.length > 5)).toBe(true);
    });
  });
});

it('writes down twice only steps that are in the table', () => {
  const known: readonly string[] = Object.keys(rectification.steps);
  expect([...Object.keys(written), ...ofTheSystem].filter((name) => !known.includes(name))).toEqual([]);
});

it('bars whoever rectifies or rectified from every review and inspection, whatever posts they hold', () => {
  const checking = names.filter((name) => rightOf(name).checksWork);
  expect(checking).toEqual(
    expect.arrayContaining([
      ...['upholdObjection', 'rejectObjection', 'approvePlan', 'returnPlan'],
      ...['accept', 'returnReport', 'lookBack', 'reopen'],
    ]),
  );
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

it.each(ofTheSystem)('lets nobody take %s, whatever relations and permissions they have; the system may', (name) => {
  const step = workflow.steps[name] as Step;
  somebody((who) => {
    expect(mayAct(workflow, step, who)).toEqual({ kind: 'unrelated' });
  });
  expect(mayAct(workflow, step, { relations: [], permissions: [], system: true })).toBeNull();
});

it('gives nothing to somebody without relation and permission', () => {
  for (const name of names)
    expect(mayAct(workflow, stepOf(name), { relations: [], permissions: [] })).toEqual({ kind: 'unrelated' });
});

it('gives more rights for more relations only where none of them bars', () => {
  fc.assert(
    fc.property(person, fc.constantFrom(...names), fc.constantFrom<string>(...relations), (who, name, more) => {
      if (mayAct(workflow, stepOf(name), who) !== null || rectified([more]) || more === 'inspector') return;
      expect(mayAct(workflow, stepOf(name), { ...who, relations: [...who.relations, more] })).toBeNull();
    }),
    { seed: 11, numRuns: 500 },
  );
});

describe('whoever stands in for somebody absent', () => {
  const everybody = Object.values<Workflow>(workflows);
  const standing = fc.constantFrom(...everybody).chain((of) =>
    fc.record({
      of: fc.constant(of),
      name: fc.constantFrom(...Object.keys(of.steps)),
      absent: fc.subarray(Object.keys(of.relations)),
      permissions: fc.subarray(Object.keys(of.permissions)),
      own: fc.subarray(Object.keys(of.relations).flatMap((relation) => [relation, standInOf(relation)])),
    }),
  );
  const standsIn = (check: (drawn: typeof standing extends fc.Arbitrary<infer Drawn> ? Drawn : never) => void) =>
    fc.assert(fc.property(standing, check), { seed: 11, numRuns: 3000 });

  it('may do exactly what the absent person may, less what is personal and what they themselves are barred from', () => {
    standsIn(({ of, name, absent, permissions: allowed, own }) => {
      const step = of.steps[name] as Step;
      const inPerson = mayAct(of, step, { relations: absent, permissions: allowed }) === null;
      const bars = barringOf(of, step, absent).some((named) => own.some((held) => barsAs(held, named)));
      const actor = { relations: absent, permissions: allowed, standsIn: { relations: own } };
      expect(mayAct(of, step, actor) === null).toBe(inPerson && !step.personal && !bars);
    });
  });

  it('gets nothing from relations of their own', () => {
    standsIn(({ of, name, absent, permissions: allowed, own }) => {
      const step = of.steps[name] as Step;
      const may = (relations: readonly string[]) =>
        mayAct(of, step, { relations: absent, permissions: allowed, standsIn: { relations } }) === null;
      if (!may([])) expect(may(own)).toBe(false);
    });
  });

  it('is barred afterwards as the person they acted for', () => {
    standsIn(({ of, name, absent, permissions: allowed }) => {
      const step = of.steps[name] as Step;
      for (const named of barringOf(of, step, absent)) {
        const later = { relations: [...absent, standInOf(named)], permissions: allowed };
        expect(mayAct(of, step, later)).not.toBeNull();
      }
    });
  });

  it('signs, votes, decides and states nothing: such steps are personal, whatever the workflow', () => {
    const personal = everybody.flatMap((of) =>
      Object.entries(of.steps).flatMap(([name, step]) => (step.personal ? [`${of.name}.${name}`] : [])),
    );
    expect(personal).toEqual(
      expect.arrayContaining([
        ...['agreement.sign', 'agreement.counter', 'agreement.refuse', 'agreement.signOnPaper'],
        ...['rectification.object', 'sanction.vote', 'sanction.decide', 'sanction.submitDefence', 'sanction.screen'],
      ]),
    );
    expect(everybody.filter(isDelegable).map(({ name }) => name)).toEqual(['rectification', 'request', 'agreement']);
  });
});

describe('an administrator’s override', () => {
  it('opens the marked steps whatever relations and permissions there are, and no other', () => {
    somebody((who) => {
      for (const name of names) {
        const open = mayAct(workflow, stepOf(name), { ...who, override: true }) === null;
        expect([name, open]).toEqual([name, ['acknowledge', 'submitPlan', 'submitReport'].includes(name)]);
      }
    });
  });

  it('is refused where the step is theirs anyway, and where somebody has a delegate', () => {
    const position = { state: 'noticed', context: {} };
    const judged = (relations: string[], standIn: boolean) =>
      judgeOverride(workflow, stepOf('acknowledge'), position, {}, { relations, permissions: [] }, standIn);
    expect(judged([], false)).toEqual({ open: true });
    expect(judged([], true)).toMatchObject({ open: false, theirs: true });
    expect(judged(['responsible'], false)).toMatchObject({ open: false, theirs: true });
    expect(
      judgeOverride(workflow, stepOf('accept'), position, {}, { relations: [], permissions: [] }, false),
    ).toMatchObject({ open: false, theirs: false });
  });
});
