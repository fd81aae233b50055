import { decimal, decimalText, fraction, plus, times } from '@plumbline/rules';
import type { ExamSubject } from '../exam.ts';
import { isEntitled, noMark } from './read-marks.ts';

/** Full mark of all subjects together: percent, in hundredths. */
export const fullPercent = 10_000;

/**
 * Each pupil's mean percent of the full marks over the subjects sat, in hundredths of a percent, rounded half up;
 * `noMark` for a pupil who sat none, and as exempt where all of them are. This is what subject 0, all subjects together,
 * is described and compared by; the composite is computed from the subjects themselves.
 */
export const meanPercents = (subjects: readonly ExamSubject[], marks: readonly Int32Array[]): Int32Array => {
  const [first] = marks;
  const percents = new Int32Array(first?.length ?? 0);
  for (let pupil = 0; pupil < percents.length; pupil += 1) {
    let [sum, sat, entitled] = [0, 0, false];
    for (let at = 0; at < marks.length; at += 1) {
      const mark = marks[at]?.[pupil] ?? noMark;
      entitled ||= isEntitled(mark);
      if (mark === noMark || !isEntitled(mark)) continue;
      sum += (mark * fullPercent) / (subjects[at]?.fullMark ?? fullPercent);
      sat += 1;
    }
    percents[pupil] = sat > 0 ? Math.round(sum / sat) : entitled ? noMark : (first?.[pupil] ?? noMark);
  }
  return percents;
};

/** A threshold for all subjects together: that of the subjects, by their weights. */
export const meanThreshold = (
  subjects: readonly ExamSubject[],
  threshold: 'passPercent' | 'excellentPercent' | 'lowPercent',
): string => {
  const weights = subjects.map(({ weight }) => decimal(weight));
  const total = weights.reduce(plus, fraction(0));
  const sum = subjects.reduce(
    (before, subject, at) => plus(before, times(weights[at] ?? fraction(0), decimal(subject[threshold]))),
    fraction(0),
  );
  return decimalText(times(sum, { numerator: total.denominator, denominator: total.numerator }), 4);
};
