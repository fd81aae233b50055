import { readOnce, sqlOf, transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { notAdministrator } from '../people/rights.ts';
import type { Answer } from '../problem.ts';
import { allows } from '../rights/declare.ts';
import { setupRights } from '../rights/setup.ts';
import type { Viewer } from '../viewer.ts';
import { townFacts } from './facts.ts';

/** What setting a town up consists of, in the order in which one thing needs the other. */
export const setupSteps = ['calendar', 'schools', 'offices', 'settings', 'people'] as const;

/** A part of setting a town up. */
export type SetupStep = (typeof setupSteps)[number];

/** How far a town is. */
export interface Setup {
  readonly steps: readonly { readonly step: SetupStep; readonly done: boolean }[];
  /** Somebody asked not to be reminded of the rest. */
  readonly dismissed: boolean;
}

/**
 * How far a town is with being set up: campuses, offices and people are there or not, calendar and numbers were
 * confirmed. Whatever was confirmed counts as done.
 * @returns `null` for a town that was not founded by a person, such as the demo town, and for whoever may not set it up
 */
export const setupOf = async (deps: Deps, viewer: Viewer): Promise<Setup | null> => {
  if (!allows(setupRights.read, viewer)) return null;
  const { townId } = viewer;
  const [{ units }, confirmed, people] = await Promise.all([
    townFacts(deps, townId),
    readOnce(deps.pool, viewer, sqlOf.selectFrom('setup_step').where('town_id', '=', townId).select('step')),
    readOnce(deps.pool, viewer, sqlOf.selectFrom('person').where('town_id', '=', townId).select('id').limit(2)),
  ]);
  const noted = new Set(confirmed.map(({ step }) => step));
  if (!noted.has('founded')) return null;
  const kinds = [...units.values()].map(({ kind }) => kind);
  const there: Readonly<Partial<Record<SetupStep, boolean>>> = {
    schools: kinds.includes('campus') || kinds.includes('centralSchool'),
    // The town begins with academic affairs alone.
    offices: kinds.filter((kind) => kind === 'office').length > 1,
    people: people.length > 1,
  };
  return {
    steps: setupSteps.map((step) => ({ step, done: noted.has(step) || there[step] === true })),
    dismissed: noted.has('dismissed'),
  };
};

/**
 * Notes that a part was looked through, or that one wants no more reminding of the rest. A second time changes nothing.
 * @returns problems where the viewer may not set the town up
 */
export const confirmSetup = async (
  deps: Deps,
  viewer: Viewer,
  step: SetupStep | 'dismissed',
): Promise<Answer<{ readonly step: SetupStep | 'dismissed' }>> => {
  if (!allows(setupRights.acts.confirm, viewer)) return notAdministrator(viewer);
  const { townId, personId } = viewer;
  await transaction(deps.pool, viewer, (tx) =>
    tx.run(
      sqlOf
        .insertInto('setup_step')
        .values({ town_id: townId, step, person_id: personId, at: deps.clock() })
        .onConflict((conflict) => conflict.doNothing()),
    ),
  );
  return { ok: true, step };
};
