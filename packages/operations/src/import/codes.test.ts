import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rowCodes, warningCodes } from './codes.ts';

const root = join(import.meta.dirname, '../../../..');

it.each([
  ['README.zh-CN.md', 0],
  ['README.md', 1],
] as const)(
  '%s explains every code of an import, with what to do in the words of the product',
  async (file, language) => {
    const lines = (await readFile(join(root, file), 'utf8')).split('\n');
    const explained = (code: string): string => lines.find((line) => line.startsWith(`| \`${code}\``)) ?? '';
    const refusals = Object.entries(rowCodes).map(([code, [, remedy]]) => [code, remedy[language]] as const);
    const unexplained = [
      ...refusals.filter(([code, remedy]) => !explained(code).includes(`| ${remedy}`)).map(([code]) => code),
      ...Object.keys(warningCodes).filter((code) => explained(code) === ''),
    ];
    expect(unexplained).toEqual([]);
  },
);
