import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { notWritable } from './embedded/home.ts';
import { StartError, type StartErrorCode } from './start-error.ts';

const oldestVersion = 15;

/**
 * Reads DATABASE_URL.
 * @throws StartError DatabaseUrlInvalid
 */
export const externalConfig = (databaseUrl: string): pg.ClientConfig => {
  // pg reads the address itself, with all that may stand in its query; what it found is needed here piece by piece.
  const { host, port, user, password, database, ssl } = read(databaseUrl);
  return {
    host,
    port,
    ...(user === undefined ? {} : { user }),
    ...(database === undefined ? {} : { database }),
    ...(typeof password === 'string' ? { password } : {}),
    ssl,
    connectionTimeoutMillis: 10_000,
  };
};

const read = (databaseUrl: string): pg.Client & { ssl: boolean } => {
  try {
    if (/^postgres(ql)?:\/\//.test(databaseUrl)) {
      return new pg.Client({ connectionString: databaseUrl }) as pg.Client & { ssl: boolean };
    }
  } catch {
    // Told below like any other text that is no address.
  }
  throw new StartError('DatabaseUrlInvalid', [
    'DATABASE_URL 不是 PostgreSQL 地址。应形如 postgres://用户:密码@主机:5432/数据库;不设置则使用内置 PostgreSQL。',
    'DATABASE_URL is not the address of a PostgreSQL. Expected: postgres://user:password@host:5432/database; leave it unset for the embedded PostgreSQL.',
  ]);
};

/** The address as one may print it. */
export const nameOf = (config: pg.ClientConfig): string => `${config.host}:${config.port}/${config.database}`;

/**
 * Proves that the database can be used.
 * @throws StartError DatabaseUnreachable, DatabasePasswordWrong, DatabaseMissing or DatabaseTooOld
 */
export const checkExternal = async (config: pg.ClientConfig): Promise<void> => {
  const client = new pg.Client(config);
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ number: number; text: string }>(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as text`,
    );
    const found = rows[0];
    if (found !== undefined && found.number >= oldestVersion * 10_000) return;
    throw new StartError('DatabaseTooOld', [
      `${nameOf(config)} 的 PostgreSQL 版本是 ${found?.text},需要 ${oldestVersion} 或更新版本。`,
      `${nameOf(config)} runs PostgreSQL ${found?.text}; ${oldestVersion} or newer is needed.`,
    ]);
  } catch (error) {
    throw error instanceof StartError ? error : refusalOf(config, error as NodeJS.ErrnoException);
  } finally {
    await client.end().catch(() => {});
  }
};

const refusalOf = (config: pg.ClientConfig, error: NodeJS.ErrnoException): StartError => {
  const name = nameOf(config);
  const reasons: Partial<Record<string, [StartErrorCode, string, string]>> = {
    '28P01': [
      'DatabasePasswordWrong',
      `${name} 不接受用户 ${config.user} 的密码。请检查 DATABASE_URL。`,
      `${name} does not accept the password of user ${config.user}. Check DATABASE_URL.`,
    ],
    '28000': [
      'DatabasePasswordWrong',
      `${name} 不允许用户 ${config.user} 这样登录(${error.message})。请检查 DATABASE_URL 和 pg_hba.conf。`,
      `${name} does not let user ${config.user} sign in this way (${error.message}). Check DATABASE_URL and pg_hba.conf.`,
    ],
    '3D000': [
      'DatabaseMissing',
      `${name} 不存在。请先建库:CREATE DATABASE "${config.database}" ENCODING 'UTF8' TEMPLATE template0。`,
      `${name} does not exist. Make it first: CREATE DATABASE "${config.database}" ENCODING 'UTF8' TEMPLATE template0.`,
    ],
  };
  const known = reasons[error.code ?? ''];
  if (known !== undefined) return new StartError(known[0], [known[1], known[2]]);
  const found = error.code ?? error.message;
  return new StartError('DatabaseUnreachable', [
    `无法连接 PostgreSQL ${name}(${found})。请检查 DATABASE_URL 中的主机和端口、服务器是否在运行、网络是否通。`,
    `PostgreSQL at ${name} cannot be reached (${found}). Check host and port in DATABASE_URL, that the server runs, and the network.`,
  ]);
};

/**
 * The secret that the roles' passwords come from where the owner signs in without one (peer, certificate, trust): kept
 * in the data folder. Servers that share such a database must share that file.
 */
export const keptSecret = async (home: string): Promise<string> => {
  const file = join(home, 'role-secret');
  try {
    await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw notWritable(home, error);
  }
  return await readFile(file, 'utf8');
};
