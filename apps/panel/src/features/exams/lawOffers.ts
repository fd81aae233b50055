import type { ResultOf } from '../../data/graphql.ts';
import type { LawCheckQuery } from './documents.ts';
import type { Objection } from './LawPanel.tsx';
import type { LawChange } from './open/examDraft.ts';

type Asked = ResultOf<typeof LawCheckQuery>['lawCheck'][number];

const scopes = ['town', 'campus', 'class'] as const;

const changeOf = ({ kind, written, sampled, scope, grades }: Asked['offers'][number]): LawChange => {
  const known = scopes.find((one) => one === scope);
  return {
    ...(kind === null ? {} : { kind }),
    ...(written === null ? {} : { written }),
    ...(sampled === null ? {} : { sampled }),
    ...(known === undefined ? {} : { scope: known }),
    ...(grades === null ? {} : { grades }),
  };
};

/** Objections as the panel shows them, each offer with the change that it stands for. */
export const objectionsOf = (asked: readonly Asked[]): Objection[] =>
  asked.map(({ offers, ...objection }) => ({
    ...objection,
    offers: offers.map((offer) => ({ text: offer.text, change: changeOf(offer) })),
  }));

/** A problem of a mutation, with the objections that it may carry. */
export type LawProblem = { code: string; message: string; path: string[] | null; objections?: readonly Asked[] };

/** The objections among the problems, and the problems that are something else. */
export const splitProblems = (problems: readonly LawProblem[]): { objections: Objection[]; rest: LawProblem[] } => ({
  objections: problems.flatMap(({ objections }) => (objections ? objectionsOf(objections) : [])),
  rest: problems.filter(({ code }) => code !== 'LawObjection'),
});
