import { once } from 'node:events';
import { allows, exportRecord, sealedRecordRights, statementsNow } from '@plumbline/operations';
import type { Text } from '@plumbline/terms';
import type { ContextReader } from './context.ts';
import { asked } from './import.ts';
import { HttpProblem } from './respond.ts';
import type { Handler } from './router.ts';

const headersOf = (name: string, type: string) => ({
  'content-type': `${type}; charset=utf-8`,
  'content-disposition': `attachment; filename="${name}"`,
  'cache-control': 'private, no-store',
});

/** Signs where the record of the viewer's town stands now, confidential records apart: to be kept elsewhere. */
export const auditStatementHandler =
  (contextOf: ContextReader): Handler =>
  async (request, response) => {
    const { deps, viewer, town } = await asked(contextOf, request);
    const may = allows(sealedRecordRights.acts.verify, viewer);
    const [statement] = may ? await statementsNow(deps, town, ['open']) : [];
    if (statement === undefined) throw new HttpProblem(404, 'NOT_FOUND', noStatement);
    const { day, position } = statement.statement;
    response.writeHead(200, headersOf(`statement-${town.code}-${day}-${position}.json`, 'application/json'));
    response.end(`${JSON.stringify(statement)}\n`);
  };

/** Gives out the sealed record of the viewer's town, confidential records apart, as it is read. */
export const auditExportHandler =
  (contextOf: ContextReader): Handler =>
  async (request, response) => {
    const { deps, viewer, town, today } = await asked(contextOf, request);
    if (!allows(sealedRecordRights.acts.export, viewer)) throw new HttpProblem(404, 'NOT_FOUND', nothing);
    response.writeHead(200, headersOf(`record-${town.code}-${today}.jsonl`, 'application/x-ndjson'));
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    try {
      for await (const part of exportRecord(deps, town, ['open'])) {
        if (gone.signal.aborted) return;
        if (!response.write(part)) await once(response, 'drain', { signal: gone.signal });
      }
      response.end();
    } catch (error) {
      // Half a record must not look like a whole one; its end is missing as well.
      response.destroy();
      if (!gone.signal.aborted) throw error;
    }
  };

const noStatement: Text = [
  '还没有封存过记录，或者您不能校验运行记录。',
  'Nothing is sealed yet, or you may not verify the record.',
];
const nothing: Text = ['没有可以导出的运行记录。', 'There is no record that you may export.'];
