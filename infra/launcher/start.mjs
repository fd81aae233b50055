import './node-version.mjs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { install } from './install.mjs';
import { buildPanel } from './panel.mjs';
import { become } from './processes.mjs';
import { root, say } from './root.mjs';

await install('run');

if (existsSync(join(root, 'apps', 'panel', 'vite.config.ts')) && (await buildPanel()) !== 0) {
  say('界面构建失败,原因见上。', 'The panel could not be built; the reason stands above.');
  process.exit(1);
}

become(join(root, 'apps', 'api', 'src', 'main.ts'), process.argv.slice(2));
