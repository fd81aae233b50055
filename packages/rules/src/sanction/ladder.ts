import type { Outcome } from '../evaluation/evaluate.ts';
import { compareFractions, decimal, decimalText, type Fraction } from '../statistics/fraction.ts';
import { highest, type Standing, shownStanding, standingsOf } from './county-standing.ts';
import type { CountyFacts, LadderStep, RuleSettings, TeacherYear } from './facts.ts';

type Measure = RuleSettings['improvementBy'];

/** A year worked out, before it is placed on the ladder. */
interface Worked {
  readonly year: number;
  readonly outcome: Outcome | null;
  readonly standings: readonly Standing[];
  /** The better group's, exact; `null` without figures. */
  measured(by: Measure): Fraction | null;
  readonly hasScore: boolean;
  readonly flagged: boolean;
  readonly tied: boolean;
  /** A training proposed in the year counts unless it was waived or revoked. */
  readonly trainingCounts: boolean;
  readonly trainingGiven: boolean;
}

/** The rank that a rung rests on: of the year in which the teacher was flagged. */
export interface FlaggedRank {
  readonly year: number;
  readonly county: CountyFacts | null;
  readonly tied: boolean;
}

/** Where a teacher stands after the last year with data. */
interface Position {
  readonly worked: Worked;
  readonly flagged: FlaggedRank | null;
  readonly trained: FlaggedRank | null;
}

/** The next rung, what the improvement is measured by, and the standard score to be passed. */
export interface AtStake {
  readonly measure: 'training' | 'rotation';
  readonly improvementBy: Measure;
  readonly standardScore: string | null;
}

/** A rung that is proposed, and the rank it rests on. */
export interface ProposedRung {
  readonly measure: 'training' | 'rotation';
  readonly rank: FlaggedRank;
}

/** Rule D's ladder of a teacher, to the year that is judged. */
export interface Ladder {
  readonly steps: readonly LadderStep[];
  /** What is proposed in the year that is judged. */
  readonly proposed: ProposedRung | null;
  /** What a missed target without improvement leads to in the year that is judged; known before it is over. */
  readonly atStake: AtStake | null;
  /** Why nothing can be said of that year. */
  readonly unsaid: 'noCountyFigures' | 'paused' | 'firstYear' | null;
}

const workOut = ({ year, outcome, county, training }: TeacherYear, { lastTeachers }: RuleSettings): Worked => {
  const standings = standingsOf(county, lastTeachers);
  const flagged = outcome === 'missed' && standings.length > 0 && standings.every((each) => each.placing !== 'notLast');
  return {
    year,
    outcome,
    standings,
    hasScore: standings.some((each) => each.hasScore),
    measured: (by) =>
      highest(
        standings.map(({ score, facts: { lineRate } }) =>
          by === 'standardScore' ? score() : lineRate === null ? null : decimal(lineRate),
        ),
      ),
    flagged,
    tied: flagged && standings.some(({ placing }) => placing === 'tied'),
    trainingCounts: training !== 'notGiven',
    trainingGiven: training === 'given',
  };
};

/** A year counts when the target was met, or missed with the county's figures that its step needs. */
const counts = (worked: Worked, before: Position | null, settings: RuleSettings): boolean => {
  if (worked.outcome !== 'missed') return worked.outcome === 'met';
  if (!worked.hasScore) return false;
  return (
    before?.trained == null ||
    settings.improvementBy === 'standardScore' ||
    improvedBy('lineRate', worked, before) !== null
  );
};

const improvedBy = (measure: Measure, worked: Worked, before: Position | null): boolean | null => {
  const [now, then] = [worked.measured(measure), before?.worked.measured(measure) ?? null];
  return now === null || then === null ? null : compareFractions(now, then) > 0;
};

const text = (measure: Fraction | null): string | null => (measure === null ? null : decimalText(measure));

const stepOf = (worked: Worked, more: Pick<LadderStep, 'flagged' | 'improved' | 'improvedBy' | 'rung'>): LadderStep => {
  const { year, outcome, standings, tied } = worked;
  const groups = standings.map(shownStanding);
  return {
    year,
    outcome,
    county: groups[0] ?? null,
    groups,
    standardScore: text(worked.measured('standardScore')),
    lineRate: text(worked.measured('lineRate')),
    tied: more.flagged === true && tied,
    ...more,
  };
};

const stakeOf = (before: Position | null, { improvementBy }: RuleSettings): AtStake | null => {
  if (before === null || (before.flagged === null && before.trained === null)) return null;
  const standardScore = text(before.worked.measured('standardScore'));
  if (before.trained !== null) return { measure: 'rotation', improvementBy, standardScore };
  return { measure: 'training', improvementBy: 'standardScore', standardScore };
};

/** One year up, or back to the start (decision table "D"). */
const climb = (worked: Worked, before: Position | null, settings: RuleSettings) => {
  const rank: FlaggedRank = {
    year: worked.year,
    county: worked.standings[0]?.facts ?? null,
    tied: worked.tied,
  };
  const measure = before?.trained == null ? 'standardScore' : settings.improvementBy;
  const onLadder = before !== null && (before.flagged ?? before.trained) !== null;
  const fails = onLadder && worked.outcome === 'missed' && improvedBy(measure, worked, before) === false;
  // A training that was waived or revoked leads nowhere, but its year may have been flagged itself.
  const rotates = fails ? (before?.trained ?? null) : null;
  const trains = fails && rotates === null ? (before?.flagged ?? null) : null;
  const rung = rotates ? 'rotation' : trains ? 'training' : worked.flagged ? 'flagged' : 'none';
  const position: Position = {
    worked,
    flagged: worked.flagged ? rank : null,
    trained:
      trains !== null && worked.trainingCounts
        ? // The body that had the training given has broken the tie.
          { ...trains, tied: trains.tied && !worked.trainingGiven }
        : null,
  };
  const step = (): LadderStep => {
    const improved = improvedBy(measure, worked, before);
    return stepOf(worked, {
      flagged: worked.flagged,
      improved,
      improvedBy: improved === null ? null : measure,
      rung,
    });
  };
  return { step, position, rotates, trains };
};

/**
 * Rule D's ladder (Q8). Flagged: missed, and among the county's last so many. Flagged the year before and not improved:
 * training; trained the year before and again not improved: rotation. Improved, or the target met: it starts again.
 * A year without data pauses it, and the next one is compared with the last that has some. Of several groups the better
 * one counts: the highest standard score, and flagged only where all of them are.
 * @param judged the year up to which it is worked out
 */
export const ladderOf = (years: readonly TeacherYear[], judged: number, settings: RuleSettings): Ladder => {
  const sorted = years.filter(({ year }) => year <= judged).sort((a, b) => a.year - b.year);
  const nothing: TeacherYear = { year: judged, outcome: null, county: [], training: null };
  const rows = sorted.at(-1)?.year === judged ? sorted : [...sorted, nothing];
  // Worked out only for who looks at them: most teachers are on no rung.
  const steps: (() => LadderStep)[] = [];
  let before: Position | null = null;
  let proposed: ProposedRung | null = null;
  let unsaid: Ladder['unsaid'] = null;
  let atStake: AtStake | null = null;
  for (const row of rows) {
    if (row.year === judged) atStake = stakeOf(before, settings);
    const worked = workOut(row, settings);
    if (!counts(worked, before, settings)) {
      steps.push(() => stepOf(worked, { flagged: null, improved: null, improvedBy: null, rung: 'paused' }));
      if (row.year === judged)
        unsaid = worked.outcome === 'missed' ? 'noCountyFigures' : before === null ? null : 'paused';
      continue;
    }
    const { step, position, rotates, trains }: ReturnType<typeof climb> = climb(worked, before, settings);
    steps.push(step);
    if (row.year === judged) {
      if (rotates !== null) proposed = { measure: 'rotation', rank: rotates };
      else if (trains !== null) proposed = { measure: 'training', rank: trains };
      else if (before === null && worked.outcome === 'missed') unsaid = 'firstYear';
    }
    before = position;
  }
  return {
    get steps() {
      return steps.map((step) => step());
    },
    proposed,
    atStake,
    unsaid,
  };
};
