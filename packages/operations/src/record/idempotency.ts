import { sqlOf } from '@plumbline/database';
import { refuse } from '../problem.ts';
import type { PreparedCall, StepAnswer } from './run-step.ts';

/** How keys begin of what may be repeated after any time: an import of the same file, a load of the demo town. */
export const lastingKeys = ['import:', 'demo:'] as const;

/** The statement that finds what a key was used for before. */
export const earlierUse = ({ viewer, call }: PreparedCall) =>
  sqlOf
    .selectFrom('idempotency')
    .where('town_id', '=', viewer.townId)
    .where('person_id', '=', viewer.personId)
    .where('key', '=', call.idempotencyKey)
    .select(['digest', 'record_id', 'version']);

/** The answer to a key that was used before. */
export const answerAgain = (
  { viewer, digest }: PreparedCall,
  earlier: { digest: string; record_id: number; version: number },
): StepAnswer =>
  earlier.digest === digest
    ? { ok: true, recordId: earlier.record_id, version: earlier.version, replayed: true, seen: null }
    : refuse(
        viewer.locale,
        'IdempotencyKeyReused',
        [
          '这个 idempotencyKey 已用于另一次内容不同的办理；请换一个新的',
          'This idempotencyKey was used for an act with other content; please use a new one',
        ],
        { path: ['idempotencyKey'] },
      );
