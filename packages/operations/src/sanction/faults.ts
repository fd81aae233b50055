import type { InputFault } from '../record/parse-input.ts';

/** A fault at a field of the form, in both languages. */
export const faultAt = (path: string, zh: string, en: string): InputFault => ({ path: [path], text: [zh, en] });

/** What is wrong with a day that something happened on. */
export const faultsOfDay = (
  path: string,
  [zh, en]: readonly [string, string],
  on: unknown,
  { from, today }: { readonly from?: string | null; readonly today: string },
): readonly InputFault[] => {
  if (typeof on !== 'string') return [];
  if (on > today)
    return [
      faultAt(
        path,
        `${zh}是 ${on}，还没有到；请填今天 ${today} 或以前的日子`,
        `${en} is ${on}, which has not come yet; give today, ${today}, or an earlier day`,
      ),
    ];
  if (from != null && on < from)
    return [
      faultAt(path, `${zh}是 ${on}，早于 ${from}；请核对日期`, `${en} is ${on}, before ${from}; please check the day`),
    ];
  return [];
};
