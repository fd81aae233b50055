import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Statement, sqlOf, transaction } from '@plumbline/database';
import { type Answer, createUnit } from '@plumbline/operations';
import { smallTown } from '@plumbline/operations/testing';
import { sql } from 'kysely';
import { type CountyFileOptions, type CountyImport, importCountyFile } from '../county.ts';
import { importRosterFile, type RosterFileOptions, type RosterImport } from '../roster.ts';
import { importScoresFile, type ScoreFileOptions, type ScoresImport } from '../scores.ts';

/** A sample of the workplace; a clone of the project alone does not have them. */
export const sample = (name: string): string =>
  new URL(`../../../../../../shared/samples/${name}`, import.meta.url).pathname;
export const hasSamples = existsSync(sample('scores-gb18030.csv'));

/** The value of an answer that has to be one. */
export const sure = <Value>(answer: Answer<Value>): Value => {
  if (!answer.ok) throw new Error(answer.problems.map(({ code, message }) => `${code}: ${message}`).join('; '));
  return answer;
};

/** The small town with a central school, and hands for importing and looking. */
export const examTown = async () => {
  const town = await smallTown();
  const { deps, people, root, townId } = town;
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-import-'));
  const central = sure(
    await createUnit(deps, people.admin, { parentId: root, kind: 'centralSchool', name: '中心校' }),
  ).unitId;
  let files = 0;
  /** Writes a file of its own and gives its path. */
  const file = async (content: string | Uint8Array, extension = 'csv'): Promise<string> => {
    files += 1;
    const path = join(folder, `${files}.${extension}`);
    await writeFile(path, content);
    return path;
  };
  /** Rows as whoever may read pupils sees them. */
  const rows = <Row>(text: string): Promise<Row[]> =>
    transaction(deps.pool, { townId, personId: people.admin.personId, as: 'pupils' }, (tx) =>
      tx.run(sql<Row>`${sql.raw(text)}`.compile(sqlOf) as Statement<Row>),
    );
  const count = async (table: string): Promise<number> =>
    (await rows<{ n: number }>(`select count(*) as n from ${table}`))[0]?.n ?? -1;
  return {
    ...town,
    central,
    file,
    rows,
    count,
    /** Counts what an import could have left behind. */
    traces: async () =>
      Promise.all(
        [
          'exam',
          'exam_subject',
          'exam_revision',
          'unit',
          'pupils.pupil',
          'pupils.enrolment',
          'pupils.entrant',
          'pupils.score',
        ].map(count),
      ),
    scores: async (
      path: string,
      options: Partial<ScoreFileOptions> = {},
      viewer = people.admin,
    ): Promise<ScoresImport> => sure(await importScoresFile(deps, viewer, path, { exam: 'E1', ...options })).answer,
    roster: async (path: string, options: RosterFileOptions = {}, viewer = people.admin): Promise<RosterImport> =>
      sure(await importRosterFile(deps, viewer, path, options)).answer,
    county: async (
      path: string,
      options: Partial<CountyFileOptions> = {},
      viewer = people.admin,
    ): Promise<CountyImport> => sure(await importCountyFile(deps, viewer, path, { exam: 'C1', ...options })).answer,
    close: async () => {
      await rm(folder, { recursive: true, force: true });
      await town.close();
    },
  };
};

export type ExamTown = Awaited<ReturnType<typeof examTown>>;
