import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { type ExamTown, examTown, hasSamples, sample } from './testing/exam-town.ts';

interface Expected {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: readonly { readonly line: number; readonly column: string; readonly code: string }[];
  readonly kept: readonly { readonly line: number; readonly column: string; readonly as: number | string }[];
}

describe.skipIf(!hasSamples)('a gradebook as a school exports it', () => {
  let town: ExamTown;
  let expected: Expected;
  let table: string[][];
  beforeAll(async () => {
    town = await examTown();
    expected = JSON.parse(await readFile(sample('scores-gb18030.expected.json'), 'utf8')) as Expected;
    const text = new TextDecoder('gb18030').decode(await readFile(sample('scores-gb18030.csv')));
    table = text
      .trim()
      .split(/\r?\n/u)
      .map(
        (line) =>
          line
            .match(/("([^"]|"")*"|[^,]*)(,|$)/gu)
            ?.map((cell) => cell.replace(/,$/u, '').replace(/^"|"$/gu, '').replaceAll('""', '"'))
            .slice(0, 7) ?? [],
      );
  });
  afterAll(() => town?.close());

  const workbook = (): Promise<Buffer> =>
    writeWorkbook(
      table.map((row) => row.map((value) => ({ value, type: String }))),
      {},
    ).toBuffer();

  it.each([
    ['CSV', 'csv', () => readFile(sample('scores-gb18030.csv'))],
    ['XLSX', 'xlsx', workbook],
  ])('is taken as %s: the good rows go in as they should, the bad ones are named', async (_, extension, bytes) => {
    const path = await town.file(await bytes(), extension);
    const options = { exam: `gb-${extension}`, createMissing: 'pupils', fullMark: 10_000 } as const;
    const refused = await town.scores(path, options);
    expect(refused).toMatchObject({ accepted: 0, written: false, revision: null });
    expect(await town.count(`exam where code = '${options.exam}'`)).toBe(0);
    const answer = await town.scores(path, { ...options, acceptGoodRows: true });
    expect(answer).toMatchObject({
      rows: expected.rows,
      accepted: expected.accepted,
      fileError: null,
      revision: 1,
      written: true,
    });
    expect(answer.rejected.map(({ line, column, code }) => ({ line, column, code }))).toEqual(expected.rejected);
    for (const { line, column, as } of expected.kept) {
      const [id = ''] = table[line - 1] ?? [];
      const [kept] = await town.rows<{ mark: string | null; status: string | null; school: string }>(
        column === '学校'
          ? `select null as mark, null as status, u.name as school from pupils.entrant e join pupils.pupil p on p.id = e.pupil_id join exam x on x.id = e.exam_id join unit u on u.id = e.unit_id where x.code = '${options.exam}' and p.token = '${id}'`
          : `select s.mark, s.status, '' as school from pupils.score s join pupils.pupil p on p.id = s.pupil_id join exam x on x.id = s.exam_id
             join exam_subject j on j.exam_id = x.id and j.position = s.subject where x.code = '${options.exam}' and p.token = '${id}' and j.name = '${column}'`,
      );
      expect([line, kept?.status ?? (kept?.school || Number(kept?.mark))]).toEqual([line, as]);
    }
    expect(await town.count(`pupils.score s join exam x on x.id = s.exam_id where x.code = '${options.exam}'`)).toBe(
      3 * expected.accepted,
    );
    expect(
      await town.rows(`select held_on, kind, published_revision as published from exam where code = '${options.exam}'`),
    ).toEqual([{ held_on: '2026-11-18', kind: 'monitoring', published: null }]);
  });

  it('takes 4,059 pupils of 65 schools, each with the entry score as it is written', async () => {
    const answer = await town.scores(sample('exam65-scores.csv'), { exam: 'exam65', createMissing: 'schools' });
    expect(answer).toMatchObject({
      rows: 4059,
      accepted: 4059,
      rejected: [],
      counts: { new: 4059, bad: 0 },
      revision: 1,
      excluded: [],
    });
    expect(answer.created.schools).toHaveLength(65);
    const [sums] = await town.rows<{ mark: string; prior: string; units: number }>(
      `select sum(s.mark) as mark, sum(e.prior) as prior, count(distinct e.unit_id) as units from pupils.entrant e
       join pupils.score s on s.exam_id = e.exam_id and s.pupil_id = e.pupil_id join exam x on x.id = e.exam_id where x.code = 'exam65'`,
    );
    const lines = (await readFile(sample('exam65-scores.csv'), 'utf8'))
      .trim()
      .split(/\r?\n/u)
      .slice(1)
      .map((line) => line.split(','));
    const sum = (at: number): number =>
      lines.reduce((all, cells) => all + Math.round(Number(cells[at]) * 100), 0) / 100;
    expect(sums).toEqual({ mark: sum(2).toFixed(2), prior: expect.stringMatching(/^\d/u), units: 65 });
    expect(Number(sums?.prior)).toBeCloseTo(sum(3), 6);
    expect(await town.scores(sample('exam65-scores.csv'), { exam: 'exam65', createMissing: 'schools' })).toMatchObject({
      counts: { new: 0, changed: 0, unchanged: 4059, bad: 0 },
      revision: null,
      written: false,
    });
  });
});
