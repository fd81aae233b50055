import { readOnce, sqlOf } from '@plumbline/database';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { type Answer, type Problem, refuse } from '../problem.ts';
import { canonicalJson, sha256 } from '../record/canonical.ts';
import { keyOfRow, refuseKey } from '../record/key.ts';
import { runStep, type StepCall } from '../record/run-step.ts';
import { townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { checkStep } from './check-step.ts';
import { planNotices } from './plan-notices.ts';

/** A finding that a notice is to be issued for. */
export interface NoticeItem {
  readonly recordId: number;
  readonly expectedVersion: number;
  /** The step's own fields. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** What came of one finding. */
export interface NoticeRow {
  readonly recordId: number;
  readonly problems: readonly Problem[];
}

/** What came of a call: the notices that carry a case now, and a result per row in the order of the items. */
export type NoticesAnswer = Answer<{ readonly noticeIds: readonly number[]; readonly rows: readonly NoticeRow[] }>;

/** Most findings of one call. */
export const mostNoticeItems = 500;

const callOf = (item: NoticeItem, key: string): StepCall => ({
  workflow: 'rectification',
  step: 'issueNotice',
  id: item.recordId,
  expectedVersion: item.expectedVersion,
  idempotencyKey: keyOfRow(key, item.recordId),
  input: item.input,
});

/** A refusal of the call as a whole, before anything is planned. */
const faultOf = (viewer: Viewer, items: readonly NoticeItem[], key: string) => {
  const wrongKey = refuseKey(viewer.locale, key);
  if (wrongKey !== null) return wrongKey;
  if (items.length === 0 || items.length > mostNoticeItems)
    return refuse(
      viewer.locale,
      'InvalidInput',
      [
        `这次给了 ${items.length} 个问题，应为 1 到 ${mostNoticeItems} 个；请分几次下发`,
        `${items.length} findings were given, 1 to ${mostNoticeItems} are taken; issue them in parts`,
      ],
      { path: ['items'] },
    );
  if (new Set(items.map(({ recordId }) => recordId)).size < items.length)
    return refuse(
      viewer.locale,
      'InvalidInput',
      ['同一个问题给了两次；请去掉重复的', 'A finding was given twice; please leave the second one out'],
      { path: ['items'] },
    );
  return null;
};

/** Of some notices those that carry a case. */
const issuedOf = async (deps: Deps, viewer: Viewer, ids: readonly number[]): Promise<readonly number[]> => {
  const rows = await readOnce(
    deps.pool,
    viewer,
    sqlOf
      .selectFrom('notice')
      .where('town_id', '=', viewer.townId)
      .where('id', '=', sql<number>`any(${ids}::bigint[])`)
      .where('number', 'is not', null)
      .orderBy('serial')
      .select('id'),
  );
  return rows.map(({ id }) => id);
};

/**
 * Issues notices 整改通知单 for many findings (I6): one notice per inspection and addressed campus, one step per finding,
 * each with its own rights, version and problems. A crash in the middle leaves whole cases behind; the same call again
 * under the same key goes on where it stopped.
 * @param preview judges every finding and writes nothing
 */
export const issueNotices = async (
  deps: Deps,
  viewer: Viewer,
  { items, key, preview = false }: { items: readonly NoticeItem[]; key: string; preview?: boolean },
): Promise<NoticesAnswer> => {
  const fault = faultOf(viewer, items, key);
  if (fault !== null) return fault;
  const rows: NoticeRow[] = [];
  if (preview) {
    for (const item of items)
      rows.push({ recordId: item.recordId, problems: await checkStep(deps, viewer, callOf(item, key)) });
    return { ok: true, noticeIds: [], rows };
  }
  const planned = await planNotices(deps, viewer, await townFacts(deps, viewer.townId), {
    key,
    digest: sha256(canonicalJson(items)),
    cases: items.map((item) => ({ recordId: item.recordId, stepKey: callOf(item, key).idempotencyKey })),
  });
  if (planned === null)
    return refuse(
      viewer.locale,
      'IdempotencyKeyReused',
      [
        '这个 idempotencyKey 已用于另一次内容不同的下发；请换一个新的',
        'This idempotencyKey was used for another issue with other content; please use a new one',
      ],
      { path: ['idempotencyKey'] },
    );
  for (const item of items) {
    const answer = await runStep(deps, viewer, callOf(item, key));
    rows.push({ recordId: item.recordId, problems: answer.ok ? [] : answer.problems });
  }
  return { ok: true, noticeIds: await issuedOf(deps, viewer, planned), rows };
};
