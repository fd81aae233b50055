import { apiKey } from '@better-auth/api-key';
import { oneTimePassword } from '@plumbline/operations';
import { betterAuth } from 'better-auth';
import { twoFactor, username } from 'better-auth/plugins';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { Logger } from 'pino';
import { cookiePrefix } from './cookies.ts';
import { isAccountName, normalLogin } from './logins.ts';
import { hashPassword, longestPassword, shortestPassword, verifyPassword } from './password.ts';
import { day, idleSeconds, longestSeconds } from './session-limits.ts';

/** What sign-in needs to know of its surroundings. */
export type AuthSetting = {
  /** Pool of the role that sees only the schema `auth`. */
  pool: pg.Pool;
  /** What people type, without a path: decides how cookies are named and whether they are `Secure`. */
  url: string;
  /** Signs the cookies. */
  secret: string;
  log: Logger;
};

/** Who gives out the codes, as an authenticator shows it. */
export const codeIssuer = '准绳 Plumbline';

/**
 * Sessions, passwords and API keys, kept by better-auth in the schema `auth`.
 * Accounts are made by administrators only: nobody signs up, and nobody needs an e-mail address.
 */
export const createAuth = ({ pool, url, secret, log }: AuthSetting) => {
  const https = url.startsWith('https://');
  return betterAuth({
    appName: 'Plumbline',
    baseURL: url,
    basePath: '/api/auth',
    secret,
    database: { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), type: 'postgres', schemaName: 'auth' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: {
      additionalFields: {
        townId: { type: 'number', required: true, input: false },
        personId: { type: 'number', required: true, input: false },
        login: { type: 'string', required: true, input: false, index: true },
        mustChangePassword: { type: 'boolean', required: true, defaultValue: false, input: false },
        demo: { type: 'boolean', required: true, defaultValue: false, input: false },
      },
    },
    // The cookie lives as long as a session may; how long it may stand still is kept by its row (session-limits.ts).
    session: {
      expiresIn: longestSeconds,
      disableSessionRefresh: true,
      freshAge: 0,
      cookieCache: { enabled: false },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const idle = new Date(Date.now() + idleSeconds * 1_000);
            return { data: { ...session, expiresAt: session.expiresAt < idle ? session.expiresAt : idle } };
          },
        },
      },
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 5,
        maxUsernameLength: 81,
        usernameValidator: isAccountName,
        usernameNormalization: normalLogin,
      }),
      twoFactor({
        issuer: codeIssuer,
        trustDeviceMaxAge: 30 * day,
        // Wrong codes are counted per account and place (guesses.ts): a lock of the account would shut its owner out.
        accountLockout: { enabled: false },
        backupCodeOptions: {
          storeBackupCodes: 'encrypted',
          customBackupCodesGenerate: () => Array.from({ length: 10 }, oneTimePassword),
        },
      }),
      apiKey({
        defaultPrefix: 'plumbline_',
        // The prefix and four characters, by which its owner tells a key from others.
        startingCharactersConfig: { charactersLength: 14 },
        enableMetadata: true,
        maximumNameLength: 64,
        keyExpiration: { maxExpiresIn: 366 },
        rateLimit: { enabled: false },
      }),
    ],
    // Guesses are counted per account and address (guesses.ts), and every origin is checked by http/origin.ts.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: cookiePrefix(url),
      useSecureCookies: false,
      defaultCookieAttributes: { secure: https, sameSite: 'lax', httpOnly: true, path: '/' },
      disableCSRFCheck: true,
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false },
    },
    telemetry: { enabled: false },
    experimental: { instrumentation: { enabled: false } },
    logger: {
      level: 'error',
      log: (level, message) => log[level === 'error' ? 'error' : 'debug']({ part: 'auth' }, message),
    },
  });
};

/** The instance of better-auth that this product uses. */
export type Auth = ReturnType<typeof createAuth>;
