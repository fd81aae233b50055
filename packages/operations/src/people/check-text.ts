import type { Text } from '@plumbline/terms';
import type { InputFault } from '../record/parse-input.ts';

/** Faults of a required line of text. */
export const checkText = (field: string, [zh, en]: Text, value: string, max: number): InputFault[] => {
  const length = [...value.trim()].length;
  if (length === 0) return [{ path: [field], text: [`请填写“${zh}”`, `“${en}” is required`] }];
  if (length > max)
    return [
      {
        path: [field],
        text: [
          `“${zh}”有 ${length} 个字，最多 ${max} 个`,
          `“${en}” has ${length} characters, at most ${max} are taken`,
        ],
      },
    ];
  return [];
};
