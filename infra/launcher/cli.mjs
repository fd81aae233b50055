import './node-version.mjs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { install } from './install.mjs';
import { become } from './processes.mjs';
import { root } from './root.mjs';

await install('run');

// npm works in the project's folder, where `npm start` has its data; files named on the command line lie where the
// person stands.
const byNpm = process.env.npm_lifecycle_event === 'plumbline';
become(join(root, 'apps', 'api', 'src', 'cli.ts'), process.argv.slice(2), {
  cwd: (byNpm ? process.env.INIT_CWD : undefined) ?? process.cwd(),
  env: { PLUMBLINE_HOME: resolve(process.env.PLUMBLINE_HOME ?? '.plumbline') },
});
