import type { Deps } from '../deps.ts';
import { checkStep } from '../notice/check-step.ts';
import { type Answer, type Problem, refuse } from '../problem.ts';
import { keyOfRow, refuseKey } from '../record/key.ts';
import { runStep, type StepCall } from '../record/run-step.ts';
import type { Viewer } from '../viewer.ts';
import { mostDrafts } from './draft-many.ts';

/** An agreement that is to be offered as it stands. */
export interface OfferItem {
  readonly recordId: number;
  readonly expectedVersion: number;
}

/** What came of one agreement. */
export interface OfferRow {
  readonly recordId: number;
  readonly problems: readonly Problem[];
}

const refused = (viewer: Viewer, items: readonly OfferItem[], key: string) => {
  const wrongKey = refuseKey(viewer.locale, key);
  if (wrongKey !== null) return wrongKey;
  const twice = new Set(items.map(({ recordId }) => recordId)).size < items.length;
  if (items.length > 0 && items.length <= mostDrafts && !twice) return null;
  return refuse(
    viewer.locale,
    'InvalidInput',
    [
      `这次有 ${items.length} 份，应为 1 到 ${mostDrafts} 份，不能重复`,
      `${items.length} agreements were given; 1 to ${mostDrafts} are taken, each once`,
    ],
    { path: ['items'] },
  );
};

/**
 * Offers many agreements for signature, a step for each; the same call again under the same key goes on where it stopped.
 * @param signBy a new day to sign by for all of them; left out, each keeps its own
 */
export const offerAgreements = async (
  deps: Deps,
  viewer: Viewer,
  {
    items,
    signBy,
    examId,
    key,
    preview = false,
  }: {
    readonly items: readonly OfferItem[];
    readonly signBy?: string | undefined;
    readonly examId?: number | undefined;
    readonly key: string;
    readonly preview?: boolean | undefined;
  },
): Promise<Answer<{ readonly rows: readonly OfferRow[] }>> => {
  const fault = refused(viewer, items, key);
  if (fault !== null) return fault;
  const rows: OfferRow[] = [];
  for (const { recordId, expectedVersion } of items) {
    const call: StepCall = {
      workflow: 'agreement',
      step: 'offer',
      id: recordId,
      expectedVersion,
      idempotencyKey: keyOfRow(key, recordId),
      input: { signBy, exam: examId },
    };
    if (preview) {
      rows.push({ recordId, problems: await checkStep(deps, viewer, call) });
      continue;
    }
    const answer = await runStep(deps, viewer, call);
    rows.push({ recordId, problems: answer.ok ? [] : answer.problems });
  }
  return { ok: true, rows };
};
