import { openStaff, type StaffSheet, staffSpec } from '@plumbline/documents';
import {
  type Accounts,
  type Answer,
  type Deps,
  importStaff,
  type MadeAccount,
  type StaffReport,
  type Viewer,
} from '@plumbline/operations';
import { isLogin } from '../auth/logins.ts';
import type { SheetAnswer } from './sheet-answer.ts';
import { importFile, type SheetFileOptions } from './sheet-file.ts';

type StaffTold = {
  changes: StaffReport['changes'];
  accountsToMake: number;
  /** With the one-time passwords, which are told here once and kept nowhere. */
  accounts: readonly MadeAccount[];
  withoutAccount: StaffReport['withoutAccount'];
};

/** What came of a roster of the staff, in the reader's language. */
export type StaffImport = SheetAnswer & StaffTold;

/**
 * Imports a roster of the staff: people, their posts, and accounts with one-time passwords.
 * @returns problems where the person may not; a file that is refused is an answer
 */
export const importStaffFile = (
  deps: Deps,
  accounts: Accounts,
  viewer: Viewer,
  path: string,
  options: SheetFileOptions,
): Promise<Answer<{ answer: StaffImport }>> =>
  importFile<StaffSheet, StaffReport, StaffTold>(deps, viewer, path, options, {
    kind: 'staff',
    spec: () => staffSpec(),
    run: (reader) =>
      importStaff(
        deps,
        accounts,
        viewer,
        async () => {
          const opened = await reader.open((source, remembered) => openStaff(source, { isLogin, remembered }));
          return {
            headerLine: opened.headerLine,
            headers: Object.fromEntries(
              opened.columns.flatMap(({ header, as }) => (as === null ? [] : [[as, header]])),
            ),
            judge: (take) => opened.judge(take),
          };
        },
        reader.options,
      ),
    extra: (report) => ({
      changes: report?.changes ?? [],
      accountsToMake: report?.accountsToMake ?? 0,
      accounts: report?.accounts ?? [],
      withoutAccount: report?.withoutAccount ?? [],
    }),
  });
