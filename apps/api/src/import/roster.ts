import { explain, openRoster, type RosterSheet, rosterSpec } from '@plumbline/documents';
import {
  type Answer,
  type Deps,
  importRoster,
  type RosterImportOptions,
  type RosterReport,
  type Viewer,
} from '@plumbline/operations';
import type { SheetAnswer } from './sheet-answer.ts';
import { idColumnOf, importFile, type SheetFileOptions } from './sheet-file.ts';

/** How a file of a roster is imported. */
export type RosterFileOptions = SheetFileOptions & Pick<RosterImportOptions, 'from' | 'complete'>;

type RosterTold = { moved: number; moves: RosterReport['moves']; left: RosterReport['left'] };

/** What came of a roster, in the reader's language. */
export type RosterImport = SheetAnswer & RosterTold;

/**
 * Imports a roster 名册 of pupils: CSV of any size or XLSX.
 * @returns problems where the person may not; a file that is refused is an answer
 */
export const importRosterFile = (
  deps: Deps,
  viewer: Viewer,
  path: string,
  { from, complete, ...options }: RosterFileOptions,
): Promise<Answer<{ answer: RosterImport }>> =>
  importFile<RosterSheet, RosterReport, RosterTold>(deps, viewer, path, options, {
    kind: 'roster',
    spec: () => rosterSpec(),
    run: (reader) =>
      importRoster(
        deps,
        viewer,
        async ({ knowsSchool }) => {
          const opened = await reader.open(
            (source, remembered) => openRoster(source, { isKnownSchool: knowsSchool, remembered }),
            // An entry score belongs to a session: it comes in with the scores.
            ({ columns }) => columns.filter(({ as }) => as === 'prior').map(({ header }) => header),
          );
          const id = idColumnOf(opened);
          const unknownPupil = explain('UNKNOWN_PUPIL', { column: id.idHeader });
          return { ...id, unknownPupil, headerLine: opened.headerLine, judge: (take) => opened.judge(take) };
        },
        { ...reader.options, from, complete },
      ),
    extra: (report) => ({ moved: report?.moved ?? 0, moves: report?.moves ?? [], left: report?.left ?? null }),
  });
