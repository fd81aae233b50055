import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sheetRowCodes, sheetWarningCodes } from '@plumbline/documents';
import { staffCodes, staffWarnings, teacherCodes } from '@plumbline/operations';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../../..');
const shown = (text: string): string => text.replaceAll(/\{\w+\}/gu, '…');

it.each([
  ['README.zh-CN.md', 0, '## 导入成绩、名册和县级成绩'],
  ['README.md', 1, '## Importing scores, rosters and county results'],
] as const)(
  '%s explains every code of an import of a sheet in the words of the product',
  async (file, language, title) => {
    const [, section = ''] = (await readFile(join(root, file), 'utf8')).split(`${title}\n`);
    const rows =
      section
        .split('\n## ')[0]
        ?.split('\n')
        .map((line) => line.split('|').map((cell) => cell.trim())) ?? [];
    const cellsOf = (code: string) => rows.find((cells) => cells[1] === `\`${code}\``)?.slice(2, -1);
    for (const [code, [reason, remedy]] of Object.entries({ ...sheetRowCodes, ...teacherCodes, ...staffCodes }))
      expect([code, cellsOf(code)]).toEqual([code, [shown(reason[language]), shown(remedy[language])]]);
    for (const [code, reason] of Object.entries({ ...sheetWarningCodes, ...staffWarnings }))
      expect([code, cellsOf(code)]).toEqual([code, [shown(reason[language])]]);
  },
);
