import type { LetterLine } from '@plumbline/operations';
import { expect, it } from 'vitest';
import { writeLetter } from './letter.ts';

const line: LetterLine = {
  kind: 'turn',
  words: ['答复申请', 'Answer the request'],
  workflow: 'request',
  number: '申请〔2026〕3',
  title: '延期：走廊灯罩缺失',
  unit: '东片小学',
  dueOn: null,
};
const around = { town: '青石镇', url: 'https://plumbline.school.example.cn', locale: 'zh' } as const;

it.each([
  ['rectification', '整改〔2026〕17', '/cases/'],
  ['request', '申请〔2026〕3', '/requests/'],
])('of a record of the workflow %s links to its own page', (workflow, number, page) => {
  const { text } = writeLetter([{ ...line, workflow, number }], around);
  expect(text.split('\n')).toContain(`${around.url}/#${page}${encodeURIComponent(number)}`);
});

it('of what its reader may not see any more links to the inbox and names nothing', () => {
  const { text } = writeLetter([{ ...line, workflow: null, number: null }], around);
  expect(text).toContain(`${around.url}/#/notifications\n`);
  expect(text).not.toContain('走廊');
});
