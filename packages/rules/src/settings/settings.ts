import { consequence } from './consequence.ts';
import type { SettingDeclaration } from './declaration.ts';
import { exam } from './exam.ts';
import { inspection } from './inspection.ts';
import { product } from './product.ts';
import { year } from './year.ts';

/** Every setting of a plan year by key. */
export const settings = {
  ...inspection,
  ...exam,
  ...consequence,
  ...year,
  ...product,
} satisfies Readonly<Record<string, SettingDeclaration>>;

/** Key of a setting. */
export type SettingKey = keyof typeof settings;

/** All keys in order. */
export const settingKeys = Object.keys(settings) as readonly SettingKey[];

/**
 * The value of a setting in a plan year: what the town set, or the plan's default.
 * @param own what the town set, by key
 */
export const settingValue = (own: ReadonlyMap<string, number>, key: SettingKey): number =>
  own.get(key) ?? settings[key].default;
