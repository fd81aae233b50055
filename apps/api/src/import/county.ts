import { type CountySheet, countySpec, openCountyResults } from '@plumbline/documents';
import {
  type Answer,
  type CountyImportOptions,
  type CountyReport,
  type Deps,
  importCountyResults,
  type Viewer,
} from '@plumbline/operations';
import type { SheetAnswer } from './sheet-answer.ts';
import { importFile, type SheetFileOptions } from './sheet-file.ts';

/** How a file of county results is imported. */
export type CountyFileOptions = SheetFileOptions & Pick<CountyImportOptions, 'exam'>;

type CountyTold = { layout: CountyReport['layout'] | null; exam: CountyReport['exam'] | null };

/** What came of a file of county results, in the reader's language. */
export type CountyImport = SheetAnswer & CountyTold;

/**
 * Imports results that the county hands down: of teachers, or of subjects and grades.
 * @returns problems where the person may not; a file that is refused is an answer
 */
export const importCountyFile = (
  deps: Deps,
  viewer: Viewer,
  path: string,
  { exam, ...options }: CountyFileOptions,
): Promise<Answer<{ answer: CountyImport }>> =>
  importFile<CountySheet, CountyReport, CountyTold>(deps, viewer, path, options, {
    kind: 'countyResults',
    spec: () => countySpec(),
    run: (reader) =>
      importCountyResults(
        deps,
        viewer,
        async ({ knowsSchool }) => {
          const opened = await reader.open((source, remembered) =>
            openCountyResults(source, { isKnownSchool: knowsSchool, remembered }),
          );
          return {
            layout: opened.layout,
            headerLine: opened.headerLine,
            headers: Object.fromEntries(
              opened.columns.flatMap(({ header, as }) => (as === null ? [] : [[as, header]])),
            ),
            judge: (take) => opened.judge(take),
          };
        },
        { ...reader.options, exam },
      ),
    extra: (report) => ({ layout: report?.layout ?? null, exam: report?.exam ?? null }),
  });
