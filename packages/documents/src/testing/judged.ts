import writeWorkbook from 'write-excel-file/node';
import type { SheetReport } from '../sheet/open-sheet.ts';
import { FileFault } from '../table/table.ts';

/** The problems of a report as line, column and code. */
export const told = ({ problems }: SheetReport) => problems.map(({ line, column, code }) => [line, column, code]);

/** The warnings of a report as line and code. */
export const warned = ({ warnings }: SheetReport) => warnings.map(({ line, code }) => [line, code]);

/** The code of the fault for which a file is refused whole; `none` where it is not. */
export const faultOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work();
    return 'none';
  } catch (error) {
    if (error instanceof FileFault) return error.code;
    throw error;
  }
};

/** A workbook of texts. */
export const textWorkbook = (rows: readonly (readonly string[])[]): Promise<Buffer> =>
  writeWorkbook(
    rows.map((row) => row.map((value) => ({ type: String, value }))),
    { sheet: '成绩' },
  ).toBuffer();
