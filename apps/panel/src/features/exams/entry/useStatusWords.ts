import { useMemo } from 'react';
import { textOf } from '../../../i18n/texts.ts';
import { type StatusWords, statusWords } from './readScore.ts';

/** Words and keys for who has no mark, in both languages, whichever the reader's is. */
export const useStatusWords = (): StatusWords =>
  useMemo(
    () => statusWords((status) => `${textOf(`exams.keys_${status}`, 'zh')} ${textOf(`exams.keys_${status}`, 'en')}`),
    [],
  );
