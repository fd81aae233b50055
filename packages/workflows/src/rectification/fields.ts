import { choice, day, files, longText, optional } from '../field.ts';
import { categories, weights } from './words.ts';

export const category = () => choice('类别', 'Category', categories);
export const weight = () => choice('轻重', 'Weight', weights);
export const reason = (zh = '理由', en = 'Reason') => longText(zh, en, { max: 500 });
export const evidence = () =>
  files('佐证', 'Evidence', { hint: ['照片或文件，可以不附', 'Photos or files; none is forced'] });
export const newDay = () =>
  optional(
    day('新的期限', 'New day', {
      hint: ['不填就用原期限；原期限已过的必填', 'Left empty, the day stays; once it has passed, a new one is needed'],
    }),
  );
