import { type Description, describe, noMark, type Thresholds } from './describe.ts';
import type { NoEstimate } from './group-sums.ts';
import { chancesOfLast } from './last-k.ts';
import { ranksByMean, ranksOf } from './rank.ts';
import { type RankInterval, rankIntervals } from './rank-interval.ts';
import { type Model, valueAdded } from './value-added.ts';

/** One row per pupil who should have sat the subject, in columns. */
export interface Rows {
  /** Place of the pupil's group in `groups`; below 0 for a pupil who counts for none. */
  readonly group: Int32Array;
  /** In hundredths of a point, `noMark` (-1) where there is none. */
  readonly marks: Int32Array;
  /** Entry scores in any unit, NaN where there is none. */
  readonly prior?: Float64Array;
}

/** A subject of a session. */
export interface SubjectRows {
  readonly subject: string;
  /** In hundredths of a point. */
  readonly fullMark: number;
  readonly thresholds: Thresholds;
  readonly rows: Rows;
}

/** What is known of a group's effect given what its pupils came in with, in points; `null` without entry scores. */
export interface GroupEffect {
  readonly effect: number | null;
  readonly se: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly effectRank: number | null;
  readonly rankLo: number | null;
  readonly rankHi: number | null;
  /** Probability of being one of the last two of all groups. */
  readonly pLast2: number | null;
}

/** A group in a subject. */
export interface GroupAnalysis extends Description, GroupEffect {
  readonly group: string;
  /** By mean, 1 at the top, equals sharing the best; `null` without a mark. */
  readonly rank: number | null;
  /** Pupils with both a mark and an entry score: those that the effect rests on. */
  readonly modelled: number;
}

/** A subject of a session, by groups. */
export interface SubjectAnalysis {
  readonly subject: string;
  readonly model: Model | null;
  /** Why there is no model. */
  readonly whyNoModel: NoEstimate | 'noPrior' | null;
  /** All pupils of all groups together. */
  readonly all: Description;
  /** Groups with at least one pupil who should have sat, in the order of `groups`. */
  readonly groups: readonly GroupAnalysis[];
}

/** A session to be analysed. */
export interface Analysis {
  /** Names of the groups compared. */
  readonly groups: readonly string[];
  readonly subjects: readonly SubjectRows[];
  /** Groups with fewer marks are marked small. */
  readonly smallGroup: number;
}

const check = (subject: string, { group, marks, prior }: Rows, groups: number): void => {
  if (marks.length !== group.length || (prior !== undefined && prior.length !== group.length))
    throw new RangeError(
      `${subject} has ${group.length} pupils, ${marks.length} marks and ${prior?.length ?? 'no'} entry scores; expected one each`,
    );
  const wrong = group.find((at) => at >= groups);
  if (wrong !== undefined) throw new RangeError(`${subject} names group ${wrong}; expected below ${groups}`);
};

/** Marks by group, each group's in a row, and all together. */
const marksByGroup = ({ group, marks }: Rows, groups: number): { all: Int32Array; of(at: number): Int32Array } => {
  const starts = new Int32Array(groups + 1);
  for (const at of group) if (at >= 0) starts[at + 1] = (starts[at + 1] ?? 0) + 1;
  for (let at = 0; at < groups; at += 1) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  const next = starts.slice();
  const all = new Int32Array(starts[groups] ?? 0);
  group.forEach((at, row) => {
    if (at < 0) return;
    all[next[at] ?? 0] = marks[row] ?? noMark;
    next[at] = (next[at] ?? 0) + 1;
  });
  return { all, of: (at) => all.subarray(starts[at], starts[at + 1]) };
};

const unknown: GroupEffect = {
  effect: null,
  se: null,
  lo: null,
  hi: null,
  effectRank: null,
  rankLo: null,
  rankHi: null,
  pLast2: null,
};

/** Effects that differ by less than this share of their own spread are equal: rounding, not pupils, told them apart. */
const sameEffect = 1e-9;

const effectRanks = (effect: Float64Array, varGroup: number): readonly number[] => {
  const unit = Math.sqrt(varGroup) * sameEffect;
  return ranksOf(
    Array.from(effect, (value) => (unit === 0 ? 0 : Math.round(value / unit))),
    (a, b) => a - b,
  );
};

interface Modelled {
  readonly model: Model | null;
  readonly why: NoEstimate | 'noPrior' | null;
  readonly sizes: Int32Array;
  readonly effects: ReadonlyMap<number, GroupEffect>;
}

const modelOf = ({ group, marks, prior }: Rows, groups: number): Modelled => {
  const sizes = new Int32Array(groups);
  const rows: number[] = [];
  if (prior !== undefined)
    group.forEach((at, row) => {
      if (at < 0 || marks[row] === noMark || Number.isNaN(prior[row] ?? Number.NaN)) return;
      rows.push(row);
      sizes[at] = (sizes[at] ?? 0) + 1;
    });
  if (prior === undefined || rows.length === 0) return { model: null, why: 'noPrior', sizes, effects: new Map() };
  const places = new Map<number, number>();
  sizes.forEach((size, at) => {
    if (size > 0) places.set(at, places.size);
  });
  const estimate = valueAdded({
    groupCount: places.size,
    group: Int32Array.from(rows, (row) => places.get(group[row] ?? 0) ?? 0),
    score: Float64Array.from(rows, (row) => (marks[row] ?? 0) / 100),
    prior: Float64Array.from(rows, (row) => prior[row] ?? 0),
  });
  if (!estimate.ok) return { model: null, why: estimate.why, sizes, effects: new Map() };
  const ranks = effectRanks(estimate.effect, estimate.model.varGroup);
  const intervals: readonly RankInterval[] = rankIntervals(estimate);
  const chances = chancesOfLast(estimate, 2);
  const effects = new Map<number, GroupEffect>();
  for (const [at, place] of places)
    effects.set(at, {
      effect: estimate.effect[place] ?? null,
      se: estimate.se[place] ?? null,
      lo: estimate.lo[place] ?? null,
      hi: estimate.hi[place] ?? null,
      effectRank: ranks[place] ?? null,
      rankLo: intervals[place]?.lo ?? null,
      rankHi: intervals[place]?.hi ?? null,
      pLast2: chances[place] ?? null,
    });
  return { model: estimate.model, why: null, sizes, effects };
};

const analyseSubject = (
  { subject, fullMark, thresholds, rows }: SubjectRows,
  { groups, smallGroup }: Omit<Analysis, 'subjects'>,
): SubjectAnalysis => {
  check(subject, rows, groups.length);
  const scale = { fullMark, thresholds, smallGroup };
  const marks = marksByGroup(rows, groups.length);
  const present = groups.map((group, at) => ({ group, at })).filter(({ at }) => marks.of(at).length > 0);
  const described = present.map(({ at }) => describe(marks.of(at), scale));
  const ranks = ranksByMean(described);
  const { model, why, sizes, effects } = modelOf(rows, groups.length);
  return {
    subject,
    model,
    whyNoModel: why,
    all: describe(marks.all, scale),
    groups: present.flatMap(({ group, at }, place) => {
      const description = described[place];
      if (description === undefined) return [];
      return {
        group,
        ...description,
        rank: ranks[place] ?? null,
        modelled: sizes[at] ?? 0,
        ...(effects.get(at) ?? unknown),
      };
    }),
  };
};

/**
 * Analyses a session, subject by subject: 一分三率 and ranks of all groups, and where entry scores exist, what each group
 * added to them and how far that can be told from chance (Q1). Pure and without random numbers: the same rows in any
 * order give the same answer to rounding.
 * @throws RangeError when columns differ in length, a group is out of range, a threshold is not a decimal or a full mark
 * is not above 0
 * @example analyse({ groups: ['东片', '西片'], subjects: [{ subject: '语文', fullMark: 10_000, thresholds, rows }], smallGroup: 10 })
 */
export const analyse = ({ subjects, ...rest }: Analysis): readonly SubjectAnalysis[] =>
  subjects.map((subject) => analyseSubject(subject, rest));
