import { type BulkTransaction, sqlOf } from '@plumbline/database';
import type { Text } from '@plumbline/terms';
import { sql } from 'kysely';
import { mostProblems } from './report.ts';
import { untilNow } from './resolve-scores.ts';
import type { SchoolScope } from './schools-of-viewer.ts';
import type { PupilSheet, SheetProblem } from './source.ts';

/** Rows whose pupil is not known, taken out of the staging table. */
export interface UnknownPupils {
  readonly count: number;
  readonly problems: readonly SheetProblem[];
}

interface UnknownRow {
  readonly line: number;
  readonly token: string;
  readonly known: boolean;
  readonly count: number;
}

const notYours: readonly [reason: Text, remedy: Text] = [
  ['不是这所学校的学生', 'This pupil is not at this school'],
  [
    '核对号码；转来的学生请教导处先导入名册',
    'Check the id; academic affairs imports the roster first for a pupil who moved',
  ],
];

/**
 * Takes rows out of the staging table whose pupil nobody knows, unless such pupils are added; and, for whoever imports
 * for some schools only, rows whose pupil is at none of them.
 * @param schools unit of each school by its number in the book
 */
export const rejectUnknownPupils = async (
  tx: Pick<BulkTransaction, 'run'>,
  {
    townId,
    examId,
    schools,
    scope,
    adding,
    sheet,
  }: {
    townId: number;
    examId: number;
    schools: readonly number[];
    scope: SchoolScope;
    adding: boolean;
    sheet: Pick<PupilSheet, 'headerLine' | 'idHeader' | 'unknownPupil'>;
  },
): Promise<UnknownPupils> => {
  const unknown = adding ? sql`false` : sql`p.id is null`;
  const elsewhere = scope.wholeTown
    ? sql`false`
    : sql`p.id is not null
        and not exists (select from pupils.enrolment e where e.town_id = ${townId} and e.pupil_id = p.id and e.unit_id = s.unit_id)
        and not exists (select from pupils.entrant e where e.town_id = ${townId} and e.exam_id = ${examId} and e.pupil_id = p.id
          and e.to_revision = ${untilNow} and e.unit_id = s.unit_id)`;
  if (adding && scope.wholeTown) return { count: 0, problems: [] };
  const rows = await tx.run<UnknownRow>(
    sql<UnknownRow>`with schools as (select at - 1 as at, unit_id from unnest(${schools}::bigint[]) with ordinality as given(unit_id, at)),
      refused as (delete from incoming where line in (select i.line from incoming i join schools s on s.at = i.school
        left join pupils.pupil p on p.town_id = ${townId} and p.token = i.token where ${unknown} or (${elsewhere}))
        returning line, token)
      select line, token, count(*) over () as count,
        exists (select from pupils.pupil p where p.town_id = ${townId} and p.token = refused.token) as known
      from refused order by line limit ${mostProblems}`.compile(sqlOf),
  );
  return {
    count: rows[0]?.count ?? 0,
    problems: rows.map(({ line, token, known }) => ({
      line,
      sheetLine: line + sheet.headerLine - 1,
      column: sheet.idHeader,
      code: 'UNKNOWN_PUPIL',
      found: token,
      reason: known ? notYours[0] : sheet.unknownPupil.reason,
      remedy: known ? notYours[1] : sheet.unknownPupil.remedy,
    })),
  };
};
