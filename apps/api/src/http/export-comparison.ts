import type { Text } from '@plumbline/terms';
import { exportComparison } from '../export/comparison.ts';
import type { ContextReader } from './context.ts';
import { asked, sendWorkbook } from './import.ts';
import { HttpProblem } from './respond.ts';
import type { Handler } from './router.ts';

const numberIn = (text: string | null): number | null =>
  text !== null && /^\d{1,9}$/u.test(text) ? Number(text) : null;

/** Gives the figures of a comparison out as a workbook: `?exam` (its code), `?by`, `?subject` and `?revision` as the screen has them. */
export const exportComparisonHandler =
  (contextOf: ContextReader): Handler =>
  async (request, response, { search }) => {
    const context = await asked(contextOf, request);
    const given = new URLSearchParams(search);
    const sheet = await exportComparison(context, {
      code: given.get('exam') ?? '',
      by: given.get('by') ?? 'CAMPUS',
      subject: numberIn(given.get('subject')),
      revision: numberIn(given.get('revision')),
    });
    if (sheet === null) throw new HttpProblem(404, 'NOT_FOUND', nothing);
    sendWorkbook(response, sheet.bytes, `${sheet.name}.xlsx`);
  };

const nothing: Text = [
  '没有这样一份分析，或者它不在您能看的范围。请从质量分析页面导出。',
  'There is no such comparison, or it is not within what you may see. Export it from the page of the analysis.',
];
