import type { SettingKey } from '../settings/settings.ts';
import type { CompositeParts } from '../statistics/composite.ts';
import type { Thresholds } from '../statistics/describe.ts';

/** Gives the value of a setting in the plan year concerned. */
export type SettingOf = (key: SettingKey) => number;

/** The thresholds of a plan year; a subject may have its own. */
export const thresholdsOf = (setting: SettingOf): Thresholds => ({
  pass: String(setting('exam.passPercent')),
  excellent: String(setting('exam.excellentPercent')),
  low: String(setting('exam.lowPercent')),
});

/** The shares of a plan year's composite. */
export const compositePartsOf = (setting: SettingOf): CompositeParts => ({
  mean: setting('composite.meanPercent'),
  pass: setting('composite.passPercent'),
  excellent: setting('composite.excellentPercent'),
  notLow: setting('composite.notLowPercent'),
});
