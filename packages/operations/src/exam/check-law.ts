import { transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import type { Objection } from '../problem.ts';
import { townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { type AskedExam, breachesOf, objectionsOf } from './law.ts';

/** What the law profile would object to in a session that somebody has in mind; nothing is written. */
export const checkLaw = async (deps: Deps, viewer: Viewer, exam: AskedExam): Promise<readonly Objection[]> => {
  const town = await townFacts(deps, viewer.townId);
  const breaches = await transaction(deps.pool, viewer, (tx) => breachesOf(tx, town, exam));
  return objectionsOf(breaches, viewer.locale);
};
