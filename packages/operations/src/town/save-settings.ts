import { sqlOf, transaction } from '@plumbline/database';
import { type SettingKey, settings } from '@plumbline/rules';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import type { InputFault } from '../record/parse-input.ts';
import { allows } from '../rights/declare.ts';
import { settingRights } from '../rights/setting.ts';
import type { Viewer } from '../viewer.ts';
import { forgetTown, townFacts } from './facts.ts';

/** A number of the plan as it is to be from now on; `null`: the plan's own value again. */
export interface SettingChange {
  readonly key: string;
  readonly value: string | null;
}

/** Whether somebody may change the settings of a plan year, such as which rules are switched on. */
export const maySaveSettings = (viewer: Viewer): boolean => allows(settingRights.acts.save, viewer);

const isSetting = (key: string): key is SettingKey => Object.hasOwn(settings, key);

const faultOf = ({ key, value }: SettingChange, place: string, isSecond: boolean): InputFault | null => {
  if (!isSetting(key))
    return {
      path: ['values', place, 'key'],
      text: [
        `没有“${key}”这项参数；请从参数页的列表中选`,
        `There is no setting “${key}”; choose one from the list on the page of settings`,
      ],
    };
  const { title, unit, min, max } = settings[key];
  const path = ['values', place, 'value'];
  if (isSecond)
    return { path, text: [`“${title[0]}”给了两次，请去掉一个`, `“${title[1]}” is given twice; leave one out`] };
  if (value === null || (/^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max)) return null;
  return {
    path,
    text: [
      `“${title[0]}”写的是“${value}”，应为 ${min} 到 ${max} 的整数（${unit[0]}）`,
      `“${title[1]}” is “${value}”; a whole number from ${min} to ${max} was expected (${unit[1]})`,
    ],
  };
};

/**
 * Sets numbers of a plan year, all or none of them: what is decided from then on follows them, what was decided stays.
 * @returns problems where the viewer may not, there is no such plan year, or a value is not within its bounds
 */
export const saveSettings = async (
  deps: Deps,
  viewer: Viewer,
  { planYearId, values }: { readonly planYearId: number; readonly values: readonly SettingChange[] },
): Promise<Answer<{ readonly planYearId: number }>> => {
  const { townId, locale } = viewer;
  if (!maySaveSettings(viewer))
    return refuse(locale, 'NotAllowed', [
      '学年参数由教导处或领导小组组长修改；请联系他们',
      'Settings of a plan year are changed by academic affairs or the head of the leading group; please ask them',
    ]);
  const { planYears } = await townFacts(deps, townId);
  if (!planYears.some(({ id }) => id === planYearId))
    return refuse(locale, 'NotFound', ['没有这个学年，请另选', 'There is no such plan year; choose another'], {
      path: ['planYear'],
    });
  const faults = values.flatMap((change, index) => {
    const isSecond = values.findIndex(({ key }) => key === change.key) < index;
    return faultOf(change, String(index), isSecond) ?? [];
  });
  if (faults.length > 0) return refuseInput(locale, faults);
  const rows = values.flatMap(({ key, value }) =>
    isSetting(key)
      ? [
          {
            town_id: townId,
            plan_year_id: planYearId,
            key,
            value: value ?? String(settings[key].default),
            clause: settings[key].clause,
          },
        ]
      : [],
  );
  if (rows.length > 0)
    await transaction(deps.pool, viewer, (tx) =>
      tx.run(
        sqlOf
          .insertInto('setting')
          .values(rows)
          .onConflict((conflict) =>
            conflict.columns(['town_id', 'plan_year_id', 'key']).doUpdateSet({ value: sql`excluded.value` }),
          ),
      ),
    );
  forgetTown(deps, townId);
  return { ok: true, planYearId };
};
