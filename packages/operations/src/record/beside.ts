import type { Transaction } from '@plumbline/database';
import type { Workflow } from '@plumbline/workflows';
import { type Acting, actorFor, seesFor } from '../delegation/acting.ts';
import { type FactsRow, featureOf } from './feature.ts';
import type { InputFault } from './parse-input.ts';
import { inStep, lockOpenBeside, lockRecord, type Subject } from './read-for-step.ts';
import type { PreparedCall } from './run-step.ts';

/** Why a record may not start beside another one. */
export type BesideRefusal = 'missing' | 'unrelated' | 'otherKind';

/** Locks the record beside which a new one is to start, and finds out whether this person may start it there. */
export const lockParent = async (
  tx: Transaction,
  { workflow, viewer, town, call }: PreparedCall,
  acting: Acting,
): Promise<Subject | BesideRefusal> => {
  const parent = call.parentId === undefined ? null : await lockRecord(tx, viewer.townId, call.parentId);
  if (parent === null) return 'missing';
  const place = { unitId: parent.record.unit_id, assignments: parent.standings };
  if (!seesFor(parent.workflow, town, acting, place)) return 'missing';
  if (!workflow.beside?.of.includes(parent.workflow.name)) return 'otherKind';
  const { relations } = actorFor(parent.workflow, town, acting, place);
  return workflow.beside.by.some((relation) => relations.includes(relation)) ? parent : 'unrelated';
};

/** What is wrong with starting a record beside that one. */
export const faultsBeside = async (
  tx: Transaction,
  townId: number,
  workflow: Workflow,
  input: FactsRow,
  parent: Subject,
): Promise<readonly InputFault[]> => {
  const open = await lockOpenBeside(tx, townId, parent.workflow, parent.record.id);
  const siblings = open.filter((each) => each.workflow === workflow).map(({ row }) => row);
  return featureOf(workflow).beside?.faults(input, inStep(parent), parent.workflow, siblings) ?? [];
};
