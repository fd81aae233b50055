import './node-version.mjs';
import process from 'node:process';
import { checks } from './checks.mjs';
import { install } from './install.mjs';
import { runVitest } from './vitest.mjs';

await install('test');

let passed = 0;
let failed = 0;

for (const { name, run } of checks) {
  const began = Date.now();
  process.stderr.write(`\n── ${name}\n`);
  const good = (await run()) === 0;
  process.stderr.write(`${good ? '✓' : '✗'} ${name} ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
  if (good) passed += 1;
  else failed += 1;
}

process.stderr.write('\n── tests\n');
const tests = await runVitest(process.argv.slice(2));
passed += tests.passed;
failed += tests.failed;

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
