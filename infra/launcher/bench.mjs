import './node-version.mjs';
import { join } from 'node:path';
import process from 'node:process';
import { install } from './install.mjs';
import { become } from './processes.mjs';
import { root } from './root.mjs';

await install('test');

become(join(root, 'infra', 'benchmarks', 'src', 'main.ts'), process.argv.slice(2));
