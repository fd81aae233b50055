/**
 * The tables of sign-in, in the schema `auth`, apart from the town's records and under a role of their own.
 * Columns of the first five follow better-auth; a test asks better-auth whether anything is missing.
 */
export const authMigrations: readonly { name: string; sql: string }[] = [
  {
    name: '0001-accounts',
    sql: `
create table auth."user" (
  "id" text primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "username" text unique,
  "townId" integer not null,
  "personId" integer not null,
  "login" text not null,
  "mustChangePassword" boolean not null default false,
  "demo" boolean not null default false,
  unique ("townId", "personId")
);
create index user_login on auth."user" ("login");
create table auth."session" (
  "id" text primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" ("id") on delete cascade
);
create index session_of_user on auth."session" ("userId");
create table auth."account" (
  "id" text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create index account_of_user on auth."account" ("userId");
create table auth."verification" (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index verification_identifier on auth."verification" ("identifier");
create table auth."apikey" (
  "id" text primary key,
  "configId" text not null default 'default',
  "name" text,
  "start" text,
  "referenceId" text not null references auth."user" ("id") on delete cascade,
  "prefix" text,
  "key" text not null,
  "refillInterval" integer,
  "refillAmount" integer,
  "lastRefillAt" timestamptz,
  "enabled" boolean,
  "rateLimitEnabled" boolean,
  "rateLimitTimeWindow" integer,
  "rateLimitMax" integer,
  "requestCount" integer,
  "remaining" integer,
  "lastRequest" timestamptz,
  "expiresAt" timestamptz,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null,
  "permissions" text,
  "metadata" text
);
create index apikey_config on auth."apikey" ("configId");
create index apikey_reference on auth."apikey" ("referenceId");
create index apikey_key on auth."apikey" ("key");
create table auth.guess (
  key text primary key,
  count integer not null,
  since timestamptz not null
);
create table auth.demo_account (
  position integer primary key,
  role text not null,
  username text not null,
  password text not null,
  api_key text not null
);
create table auth.secret (
  one boolean primary key default true check (one),
  value text not null
);
`,
  },
  {
    name: '0002-identity',
    sql: `
alter table auth."user" add column "twoFactorEnabled" boolean not null default false;
create table auth."twoFactor" (
  "id" text primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade,
  "verified" boolean default true,
  "failedVerificationCount" integer default 0,
  "lockedUntil" timestamptz
);
create index two_factor_secret on auth."twoFactor" ("secret");
create unique index two_factor_of_user on auth."twoFactor" ("userId");
create table auth.used_code (
  user_id text not null references auth."user" ("id") on delete cascade,
  code text not null,
  at timestamptz not null default now(),
  primary key (user_id, code)
);
create table auth.account_act (
  user_id text not null references auth."user" ("id") on delete cascade,
  act text not null,
  at timestamptz not null default now(),
  by_person integer
);
create index account_act_of_user on auth.account_act (user_id, at);
create table auth.known_place (
  account text not null,
  place text not null,
  at timestamptz not null default now(),
  primary key (account, place)
);
-- Keys made before scopes existed keep what they could do; from now on a key without scopes can do nothing.
update auth."apikey" as key set "permissions" = case when person."demo"
    then '{"*":["read","write"],"accounts":["read","write"]}' else '{"*":["read","write"]}' end
  from auth."user" as person where person."id" = key."referenceId" and key."permissions" is null;
`,
  },
];
