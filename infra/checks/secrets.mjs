import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { run, tool } from '../launcher/processes.mjs';
import { nodeProgram, root } from '../launcher/root.mjs';

/** Pictures, locks and the like hold no text that anyone wrote. */
const notText = /\.(png|jpe?g|ico|woff2?|ttf|pdf|xlsx|zip|gz|gb18030)$|package-lock\.json$/;

/** What is under version control, by name; a copy without its history is looked through as it lies there. */
const files = () => {
  try {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
    return [
      '--no-glob',
      ...listed
        .toString()
        .split('\0')
        .filter((path) => path !== '' && !notText.test(path)),
    ];
  } catch {
    return ['**/*'];
  }
};

process.exitCode = await run(nodeProgram, [
  tool('secretlint/bin/secretlint.js'),
  '--secretlintrc',
  'infra/checks/secretlint.json',
  '--secretlintignore',
  '.gitignore',
  ...files(),
]);
