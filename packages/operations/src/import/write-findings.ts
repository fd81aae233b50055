import type { Deps } from '../deps.ts';
import { createInspection } from '../inspection/create-inspection.ts';
import { issueNotices, mostNoticeItems, type NoticeItem } from '../notice/issue-notices.ts';
import { plannedUnder } from '../notice/plan-notices.ts';
import type { Problem } from '../problem.ts';
import { sha256 } from '../record/canonical.ts';
import { runStep } from '../record/run-step.ts';
import { todayOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { claimRows } from './claim-rows.ts';
import { rowFault } from './codes.ts';
import { findInspection, readDirectory } from './directory.ts';
import type { RowFault } from './finding-row.ts';
import type { JudgedRow } from './judge-findings.ts';
import type { NewFinding } from './new-finding.ts';

/** What came of writing. */
export interface Written {
  /** Cases made now, by the line of their row. */
  readonly recorded: ReadonlyMap<number, number>;
  /** Cases whose notice was issued now. */
  readonly noticed: number;
  /** Rows that could not go in after all, by line. */
  readonly refused: ReadonlyMap<number, RowFault>;
}

type Finding = NonNullable<JudgedRow['finding']>;
/** A finding with the case that was made of it. */
interface Made {
  readonly finding: Finding;
  readonly recordId: number;
  readonly inspectionId: number | null;
}

const refused = (problems: readonly Problem[]): RowFault => {
  const why = problems.map(({ message }) => message).join('；');
  return rowFault('REFUSED', null, '', { why });
};

const inspectionKey = ({ title, heldOn }: NonNullable<NewFinding['inspection']>): string => `${heldOn}/${title}`;

/** Inspections that findings name, each with its id; those that are missing are made. */
const inspectionsOf = async (
  deps: Deps,
  viewer: Viewer,
  findings: readonly Finding[],
): Promise<Map<string, number>> => {
  const ids = new Map<string, number>();
  const wanted = findings.flatMap(({ inspection }) => inspection ?? []);
  if (wanted.length === 0) return ids;
  const town = await townFacts(deps, viewer.townId);
  const directory = await readDirectory(deps, viewer, town, todayOf(town, deps.clock()));
  const root = [...town.units.values()].find(({ parentId }) => parentId === null)?.id ?? 0;
  for (const inspection of wanted) {
    const key = inspectionKey(inspection);
    if (ids.has(key)) continue;
    const found = findInspection(directory, inspection.title, inspection.heldOn);
    if (found.kind === 'one') {
      ids.set(key, found.value.id);
      continue;
    }
    const inspectorIds = findings.flatMap(({ inspection: own, record }) =>
      own !== null && inspectionKey(own) === key && typeof record['inspector'] === 'number'
        ? [record['inspector']]
        : [],
    );
    const made = await createInspection(deps, viewer, { ...inspection, unitId: root, inspectorIds });
    if (made.ok) ids.set(key, made.inspectionId);
  }
  return ids;
};

/** Records one finding; a row that an earlier import recorded is answered as it was then. */
const recordFinding = async (deps: Deps, viewer: Viewer, finding: Finding, inspectionId: number | null) =>
  finding.earlier !== null
    ? { ok: true as const, recordId: finding.earlier.record_id }
    : runStep(deps, viewer, {
        workflow: 'rectification',
        step: 'record',
        idempotencyKey: `import:${finding.digest}`,
        input: { ...finding.record, ...(inspectionId !== null && { inspection: inspectionId }) },
      });

/** Issues the notices of findings of one inspection; what an interrupted import planned is carried on under its plan. */
const issue = async (deps: Deps, viewer: Viewer, made: readonly Made[]) => {
  const key = `import:${sha256(
    made
      .map(({ finding }) => finding.digest)
      .sort()
      .join(),
  )}`;
  const planned = await plannedUnder(deps, viewer, key);
  const due = made.filter(({ recordId, finding }) =>
    planned.size > 0 ? planned.has(recordId) : (finding.earlier?.version ?? 1) === 1,
  );
  if (due.length === 0) return { noticed: 0, refused: new Map<number, RowFault>() };
  const items = due.map(
    ({ recordId, finding }): NoticeItem => ({ recordId, expectedVersion: 1, input: finding.notice ?? {} }),
  );
  const answer = await issueNotices(deps, viewer, { items, key });
  const problems = answer.ok ? answer.rows.map((row) => row.problems) : items.map(() => answer.problems);
  const failed = due.flatMap(({ finding }, index) => {
    const own = problems[index] ?? [];
    return own.length === 0 ? [] : [[finding.line, refused(own)] as const];
  });
  const before = due.filter(({ finding }) => (finding.earlier?.version ?? 1) > 1).length;
  return { noticed: due.length - failed.length - before, refused: new Map(failed) };
};

const chunks = <Each>(list: readonly Each[], size: number): Each[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, at * size + size));

/**
 * Writes what was judged good: a step per finding, then a notice per inspection and campus for those whose row says all
 * that one needs. Each row is known by its content: an import that broke off goes on where it stopped, and the same rows
 * brought again, by whomever, double nothing.
 * @param onProgress told how many of how many findings are recorded
 */
export const writeFindings = async (
  deps: Deps,
  viewer: Viewer,
  rows: readonly JudgedRow[],
  onProgress: (done: number, all: number) => void = () => {},
): Promise<Written> => {
  const findings = rows.flatMap(({ finding }) => finding ?? []);
  const fresh = findings.filter(({ earlier }) => earlier === null);
  const claimed = await claimRows(
    deps,
    viewer,
    fresh.map(({ digest }) => digest),
  );
  const inspections = await inspectionsOf(deps, viewer, fresh);
  const recorded = new Map<number, number>();
  const failures = new Map<number, RowFault>();
  const made: Made[] = [];
  for (const [index, finding] of findings.entries()) {
    const { line, inspection, earlier } = finding;
    const inspectionId =
      inspection === null ? null : (inspection.id ?? inspections.get(inspectionKey(inspection)) ?? null);
    if (earlier === null && !claimed.has(finding.digest)) {
      failures.set(
        line,
        rowFault('REFUSED', null, '', { why: '别人正在导入同一行 · Someone else is importing this row' }),
      );
      continue;
    }
    const answer = await recordFinding(deps, viewer, finding, inspectionId);
    if (answer.ok) {
      made.push({ finding, recordId: answer.recordId, inspectionId });
      if (earlier === null) recorded.set(line, answer.recordId);
    } else failures.set(line, refused(answer.problems));
    onProgress(index + 1, findings.length);
  }
  const withNotice = made.filter(({ finding }) => finding.notice !== null);
  let noticed = 0;
  for (const part of Map.groupBy(withNotice, ({ inspectionId }) => inspectionId).values())
    for (const chunk of chunks(part, mostNoticeItems)) {
      const issued = await issue(deps, viewer, chunk);
      noticed += issued.noticed;
      for (const [line, fault] of issued.refused) failures.set(line, fault);
    }
  return { recorded, noticed, refused: failures };
};
