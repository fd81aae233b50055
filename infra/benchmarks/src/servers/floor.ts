// The floor: node:http and pg, one statement written by hand, four awaited round trips. Nothing else.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { floorSql } from '../list/floor-sql.ts';
import { announce, poolSize, readIdentity } from './identity.ts';

const { database, townId, personId } = readIdentity();
const pool = new pg.Pool({ ...database, max: poolSize });

const scope = {
  name: 'scope',
  text: `select set_config('app.town', $1, true), set_config('app.person', $2, true)`,
  values: [String(townId), String(personId)],
};

const list = async (state: string): Promise<string> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(scope);
    const { rows } = await client.query<{ answer: string }>({ name: 'list', text: floorSql, values: [townId, state] });
    await client.query('commit');
    return rows[0]?.answer ?? '';
  } finally {
    client.release();
  }
};

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { variables } = JSON.parse(Buffer.concat(chunks).toString()) as { variables: { state: string } };
    list(variables.state).then(
      (answer) => {
        response.setHeader('content-type', 'application/json; charset=utf-8');
        response.end(answer);
      },
      (error: Error) => {
        response.statusCode = 500;
        response.end(error.message);
      },
    );
  });
});
server.listen(0, '127.0.0.1', () => announce((server.address() as AddressInfo).port));
process.once('SIGTERM', () => process.exit(0));
