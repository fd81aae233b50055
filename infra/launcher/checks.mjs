import { generatedAreFresh } from './generated.mjs';
import { buildPanel, turbo } from './panel.mjs';
import { run, tool } from './processes.mjs';
import { nodeProgram } from './root.mjs';

const script = (path, ...args) => run(nodeProgram, [tool(path), ...args]);

/** What is proved without running the product; each ends with 0 when it holds. */
export const checks = [
  {
    name: 'format and lint',
    run: () => script('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  },
  {
    name: 'types',
    run: () => turbo(['typecheck']),
  },
  {
    name: 'unused code and dependencies',
    run: () => script('knip/bin/knip.js', '--config', 'infra/checks/knip.json', '--no-progress', '--no-config-hints'),
  },
  {
    name: 'imports run one way',
    run: () =>
      script(
        'dependency-cruiser/bin/dependency-cruiser.mjs',
        '--config',
        'infra/checks/imports.cjs',
        '--output-type',
        'err',
        'packages',
        'apps',
      ),
  },
  {
    name: 'no state name outside packages/workflows',
    run: () => run(nodeProgram, ['infra/checks/state-names.mjs']),
  },
  {
    name: 'no secret in the source',
    run: () => run(nodeProgram, ['infra/checks/secrets.mjs']),
  },
  {
    name: 'licences are allowed and listed, the bill of materials can be written',
    run: () => run(nodeProgram, ['infra/checks/licences.mjs']),
  },
  {
    name: 'no high or critical advisory for a dependency',
    run: () => run(nodeProgram, ['infra/checks/audit.mjs']),
  },
  {
    name: 'every requirement of security is answered, every test named is there',
    run: () => run(nodeProgram, ['infra/checks/security.mjs']),
  },
  {
    name: 'generated files are fresh',
    run: generatedAreFresh,
  },
  {
    name: 'the panel builds',
    run: buildPanel,
  },
];
