// The peer: PostGraphile as its documentation sets it up for production, with the same role and the same settings per request.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { announce, poolSize, readIdentity } from './identity.ts';

const { database, townId, personId } = readIdentity();
const pool = new pg.Pool({ ...database, max: poolSize });
const pgSettings = { 'app.town': String(townId), 'app.person': String(personId) };

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ pool, schemas: ['public'] })],
  grafast: { explain: false, context: () => ({ pgSettings }) },
  grafserv: { graphqlPath: '/graphql', graphiql: false, websockets: false, watch: false },
});
const server = createServer();
const served = instance.createServ(grafserv);
await served.addTo(server);
await served.ready();
server.listen(0, '127.0.0.1', () => announce((server.address() as AddressInfo).port));
process.once('SIGTERM', () => process.exit(0));
