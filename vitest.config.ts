import { existsSync } from 'node:fs';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const databaseSetup = './packages/database/src/testing/setup.ts';
const demoSetup = './apps/api/src/testing/demo-home.ts';
const exclude = ['**/node_modules/**', '**/dist/**', '**/*.browser.test.ts'];

/** Packages that compute only, or bring their own server. */
const pure = (name: string, folder: string): TestProjectInlineConfiguration => ({
  test: { name, include: [`${folder}/**/*.test.{ts,tsx,mjs}`], exclude, testTimeout: 20_000 },
});

/** Packages whose tests clone the template database; one PostgreSQL serves the whole run. */
const onDatabase = (name: string, folder: string, setups: string[] = []): TestProjectInlineConfiguration => ({
  // As Node itself resolves it: the ESM build beside the CommonJS one would be two of it in one process.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    name,
    include: [`${folder}/**/*.test.ts`],
    exclude,
    globalSetup: [databaseSetup, ...setups],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

const projects: TestProjectInlineConfiguration[] = [
  pure('terms', 'packages/terms/src'),
  pure('workflows', 'packages/workflows/src'),
  pure('rules', 'packages/rules/src'),
  onDatabase('database', 'packages/database/src'),
  onDatabase('operations', 'packages/operations/src'),
  pure('documents', 'packages/documents/src'),
  onDatabase('graphql', 'packages/graphql/src'),
  onDatabase('api', 'apps/api/src', [demoSetup]),
  pure('panel', 'apps/panel/src'),
  onDatabase('benchmarks', 'infra/benchmarks/src'),
  pure('launcher', 'infra/launcher'),
  pure('checks', 'infra/checks'),
  {
    // Last, so that the browsers have the machine to themselves: two files at a time mostly wait, each for its own pages.
    test: {
      name: 'browser',
      include: ['apps/**/*.browser.test.ts'],
      globalSetup: [databaseSetup, demoSetup],
      testTimeout: 120_000,
      hookTimeout: 120_000,
      sequence: { groupOrder: 1 },
    },
  },
];

export default defineConfig({
  test: {
    maxWorkers: 2,
    passWithNoTests: true,
    projects: projects.filter(({ test }) =>
      test?.include?.some((pattern) => existsSync(pattern.split('/**')[0] ?? '')),
    ),
  },
});
