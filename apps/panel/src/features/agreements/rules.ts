import type { Json } from '../../data/graphql.ts';
import type { Translate } from '../../i18n/useT.ts';
import type { EvaluatedTarget } from './documents.ts';
import { foundText } from './foundText.ts';

/** Under which name the weight of an indicator stands among the frozen rules. */
const weightOf: Readonly<Record<string, string>> = {
  meanScore: 'mean',
  passRate: 'pass',
  excellentRate: 'excellent',
  lowRate: 'notLow',
};

type Fact = { title: string; value: string };
type Fields = { [key: string]: Json };

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fieldsIn = (value: Json | undefined): Fields => (isFields(value) ? value : {});
const text = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
/** A decimal as people write it: 60, not 60.00. */
const plain = (value: Json | undefined): string => {
  const written = text(value);
  return written !== '' && Number.isFinite(Number(written)) ? String(Number(written)) : written;
};
const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** Marks are kept in hundredths. */
const marks = (value: Json | undefined): string => (typeof value === 'number' ? String(value / 100) : '');

/** One subject with its lines in percent of the full mark. */
const subjectText = (subject: Fields, t: Translate): string => {
  const lines = fieldsIn(subject['thresholds']);
  return t('agreements.ruleSubject', {
    subject: text(subject['subject']),
    full: marks(subject['fullMark']),
    weight: plain(subject['weight']),
    pass: plain(lines['pass']),
    excellent: plain(lines['excellent']),
    low: plain(lines['low']),
  });
};

/**
 * How a composite was put together, as a sum: 0.4 × 72.85 + 0.3 × 91.67 + … = 69.42. Null for other indicators, and where
 * the frozen rules do not say their weights.
 */
export const formulaOf = (
  target: Pick<EvaluatedTarget, 'found' | 'value' | 'parts'>,
  frozen: Json,
  t: Translate,
): string | null => {
  const { found, value, parts } = target;
  const weights = fieldsIn(fieldsIn(frozen)['composite']);
  const terms = parts.flatMap(({ indicator, title, percent }) => {
    const weight = Number(weights[weightOf[indicator] ?? '']);
    return Number.isFinite(weight)
      ? [{ weight, title, percent: foundText(percent, null), lowest: indicator === 'lowRate' }]
      : [];
  });
  const whole = terms.reduce((sum, { weight }) => sum + weight, 0);
  if (found === null || terms.length === 0 || terms.length < parts.length || whole === 0) return null;
  const sum = terms.map(({ weight, title, percent, lowest }) =>
    t(lowest ? 'agreements.termLess' : 'agreements.term', {
      share: Number((weight / whole).toFixed(4)),
      title,
      percent,
    }),
  );
  return `${t('agreements.ruleComposite')} = ${sum.join(' + ')} = ${foundText(found, value)}`;
};

/**
 * The rules that an evaluation was made by, in words, from what was frozen with it. What an older or newer evaluation does
 * not say is left out.
 */
export const rulesOf = (frozen: Json, t: Translate): Fact[] => {
  const rules = fieldsIn(frozen);
  const parts = fieldsIn(rules['composite']);
  const compared = list(rules['compared']).map(text).filter(Boolean);
  const subjects = list(rules['subjects']).filter(isFields);
  return [
    ...(Object.keys(parts).length > 0
      ? [
          {
            title: t('agreements.ruleComposite'),
            value: t('agreements.ruleWeights', {
              mean: text(parts['mean']),
              pass: text(parts['pass']),
              excellent: text(parts['excellent']),
              notLow: text(parts['notLow']),
            }),
          },
        ]
      : []),
    ...(subjects.length > 0
      ? [
          {
            title: t('agreements.ruleSubjects'),
            value: subjects.map((subject) => subjectText(subject, t)).join(t('agreements.ruleStop')),
          },
        ]
      : []),
    ...(compared.length > 0
      ? [{ title: t('agreements.ruleCompared'), value: compared.join(t('agreements.listStop')) }]
      : []),
    ...(rules['contentHash'] ? [{ title: t('agreements.hash'), value: text(rules['contentHash']) }] : []),
  ];
};
