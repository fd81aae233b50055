import type { Text } from '@plumbline/terms';
import { type FieldKind, type Workflow, workflows } from '@plumbline/workflows';
import type { Viewer } from '../viewer.ts';
import { type RecordedVote, seesBallots } from './ballots.ts';
import type { EventRow } from './dossier-rows.ts';
import type { DossierEvent } from './dossier-type.ts';

const workflow: Workflow = workflows.sanction;

/** How a case stands to its reader. */
export interface Reading {
  readonly viewer: Viewer;
  readonly relations: readonly string[];
  readonly presentRound: number;
  readonly voting: boolean;
  readonly ballots: readonly RecordedVote[];
}

/** Whether the reader is shown the ballots of others in a round. */
export const seesRound = ({ viewer, relations, presentRound, voting, ballots }: Reading, round: number): boolean =>
  seesBallots({
    relations,
    round,
    presentRound,
    voting,
    votedInRound: ballots.some((vote) => vote.round === round && vote.personId === viewer.personId),
  });

/** Whether what was entered at a step is kept from the reader; every vote is of the round that stood then. */
const isSealed = (reading: Reading, row: EventRow): boolean => {
  if (workflow.steps[row.step]?.sealed === undefined || row.actor_id === reading.viewer.personId) return false;
  const vote = reading.ballots.find(
    ({ personId, at }) => personId === row.actor_id && at.getTime() === row.at.getTime(),
  );
  return vote === undefined || !seesRound(reading, vote.round);
};

const titlesOf = (step: string, filled: Readonly<Record<string, unknown>>): Record<string, Text> =>
  Object.fromEntries(
    Object.entries(workflow.steps[step]?.input ?? {}).flatMap(([name, { title }]) =>
      Object.hasOwn(filled, name) ? [[name, title]] : [],
    ),
  );

/** The ids of a kind of field that were entered. */
export const idsEntered = (rows: readonly EventRow[], wanted: FieldKind): readonly number[] =>
  rows.flatMap(({ step, input }) =>
    Object.entries(workflow.steps[step]?.input ?? {}).flatMap(([name, { kind }]) =>
      kind === wanted && typeof input[name] === 'number' ? [input[name]] : [],
    ),
  );

/** Names of what ids refer to, by the kind of their field. */
export type Named = Readonly<Partial<Record<FieldKind, (id: number) => string | null>>>;

const namesEntered = (step: string, input: Readonly<Record<string, unknown>>, named: Named): Record<string, string> =>
  Object.fromEntries(
    Object.entries(workflow.steps[step]?.input ?? {}).flatMap(([field, { kind }]) => {
      const id = input[field];
      const name = typeof id === 'number' ? (named[kind]?.(id) ?? null) : null;
      return name === null ? [] : [[field, name]];
    }),
  );

/** A step as its reader may see it. */
export const eventOf = (reading: Reading, row: EventRow, named: Named): DossierEvent => {
  const sealed = isSealed(reading, row);
  const input = sealed ? {} : row.input;
  const payload = sealed ? null : row.payload;
  return {
    version: row.version,
    step: row.step,
    title: workflow.steps[row.step]?.title ?? [row.step, row.step],
    state: row.state,
    stateTitle: workflow.states[row.state]?.title ?? [row.state, row.state],
    at: row.at.toISOString(),
    actor: row.actor,
    post: row.post,
    input,
    fieldTitles: titlesOf(row.step, { ...input, ...payload }),
    names: namesEntered(row.step, input, named),
    sealed,
    erased: row.payload === null,
    payload,
    salt: sealed ? null : row.salt,
    digest: row.digest,
    files: sealed ? [] : row.files,
  };
};
