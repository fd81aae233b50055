import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isLost } from './retry-lost.ts';
import { StartError } from './start-error.ts';

/** Roles of lesser rights that requests run under. They own nothing and pass no row-level security. */
export const roleNames = { app: 'plumbline_app', auth: 'plumbline_auth' } as const;
export type RoleName = (typeof roleNames)[keyof typeof roleNames];

/**
 * The password of a role, from the owner's secret: several servers on one database agree on it and nobody stores it.
 */
export const rolePassword = (secret: string, role: RoleName): string =>
  createHmac('sha256', secret).update(`plumbline role ${role}`).digest('base64url');

/**
 * Makes the roles of lesser rights, or gives them their password again; does nothing where they can sign in already.
 * @param owner who may create roles
 * @param secret the owner's secret, see `rolePassword`
 * @throws StartError RoleRightsMissing
 */
export const ensureRoles = async (owner: pg.ClientConfig, secret: string): Promise<void> => {
  for (const role of Object.values(roleNames)) {
    const password = rolePassword(secret, role);
    const attempts = 5;
    for (let attempt = 1; !(await canSignIn(owner, role, password)); attempt += 1) {
      try {
        await makeRole(owner, role, password);
      } catch (error) {
        // Servers that start at the same moment make the same role.
        if (isLostRace(error) && attempt < attempts) await sleep(100 * attempt);
        else if (isLost(error)) throw error;
        else throw rightsMissing(owner, role, error);
      }
      if (attempt > attempts) throw rightsMissing(owner, role, new Error('its password is not accepted'));
    }
  }
};

const canSignIn = async (owner: pg.ClientConfig, role: RoleName, password: string): Promise<boolean> => {
  const client = new pg.Client({ ...owner, user: role, password });
  client.on('error', () => {});
  try {
    await client.connect();
    // Where the server trusts everybody, any password would do for a role with too many rights.
    const { rows } = await client.query<{ plain: boolean }>(
      'select not (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole) as plain from pg_roles where rolname = current_user',
    );
    return rows[0]?.plain === true;
  } catch (error) {
    // A connection that was taken away says nothing of the password.
    if (isLost(error)) throw error;
    return false;
  } finally {
    await client.end().catch(() => {});
  }
};

const makeRole = async (owner: pg.ClientConfig, role: RoleName, password: string): Promise<void> => {
  const client = new pg.Client(owner);
  client.on('error', () => {});
  await client.connect();
  try {
    const found = await client.query('select from pg_roles where rolname = $1', [role]);
    const verb = found.rowCount === 0 ? 'create' : 'alter';
    const rights = found.rowCount === 0 ? 'nosuperuser nobypassrls nocreatedb nocreaterole noreplication' : '';
    await client.query(`${verb} role ${role} login ${rights} password ${client.escapeLiteral(password)}`);
    await client.query(`alter role ${role} set idle_in_transaction_session_timeout = '60s'`);
    const database = await client.query<{ name: string }>('select current_database() as name');
    await client.query(`grant connect on database ${client.escapeIdentifier(database.rows[0]?.name ?? '')} to ${role}`);
  } finally {
    await client.end().catch(() => {});
  }
};

const isLostRace = (error: unknown): boolean => {
  const { code } = error as { code?: string };
  return code === '42710' || code === '23505' || code === 'XX000' || code === '40001';
};

const rightsMissing = (owner: pg.ClientConfig, role: RoleName, error: unknown): StartError => {
  const found = error instanceof Error ? error.message : String(error);
  const user = String(owner.user ?? '');
  return new StartError('RoleRightsMissing', [
    `无法准备数据库角色 ${role}(${found})。请让数据库用户 ${user} 拥有 CREATEROLE 权限:ALTER ROLE "${user}" CREATEROLE;若该角色已由他人创建,请让 ${user} 管理它:GRANT ${role} TO "${user}" WITH ADMIN OPTION。`,
    `The database role ${role} could not be prepared (${found}). Give the database user ${user} the right to make roles: ALTER ROLE "${user}" CREATEROLE; where somebody else made the role, let ${user} manage it: GRANT ${role} TO "${user}" WITH ADMIN OPTION.`,
  ]);
};
