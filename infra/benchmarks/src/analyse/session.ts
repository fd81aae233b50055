import type { Analysis } from '@plumbline/rules';

/** Numbers from 0 to 1, the same in every run. */
const uniformFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 4_294_967_296;
  };
};

/** Uniform and standard normal numbers, the same in every run. */
export const numbersFrom = (seed: number): { uniform: () => number; normal: () => number } => {
  const uniform = uniformFrom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
};

/** A county's session of one subject: entry scores, groups that truly differ, marks from 0 to 100. */
export const drawSession = (pupils: number, groups: number): Analysis => {
  const { uniform, normal } = numbersFrom(2026);
  const own = Float64Array.from({ length: groups }, () => 4.5 * normal());
  const group = Int32Array.from({ length: pupils }, () => Math.floor(uniform() * groups));
  const prior = Float64Array.from({ length: pupils }, () => Math.round(600 + 150 * normal()) / 10);
  const marks = Int32Array.from(prior, (came, pupil) => {
    const mark = 26 + 0.56 * came + (own[group[pupil] ?? 0] ?? 0) + 11 * normal();
    return Math.round(Math.min(100, Math.max(0, mark)) * 100);
  });
  return {
    groups: Array.from({ length: groups }, (_, at) => `${at + 1}`),
    smallGroup: 10,
    subjects: [
      {
        subject: 'subject',
        fullMark: 10_000,
        thresholds: { pass: '60', excellent: '85', low: '40' },
        rows: { group, marks, prior },
      },
    ],
  };
};
