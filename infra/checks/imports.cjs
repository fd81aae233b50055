/** Imports run one way: terms <- workflows, rules <- database <- operations <- graphql <- apps/api. */
const layers = ['terms', 'workflows|rules', 'database', 'operations', 'graphql|documents'];

/** No layer imports one above it, nor a neighbour on its own level. */
const upward = layers.flatMap((layer, level) => {
  const names = layer.split('|');
  return names.map((name) => {
    const forbidden = [...names.filter((other) => other !== name), ...layers.slice(level + 1)];
    return {
      name: `${name}-imports-downward`,
      comment: `packages/${name} may import only from the layers below it`,
      severity: 'error',
      from: { path: `^packages/${name}/` },
      to: { path: `^(apps/|infra/|packages/(${forbidden.join('|')})/)` },
    };
  });
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'panel-knows-schema-and-terms',
      comment: 'The panel knows the GraphQL schema, the terms and the types of packages/workflows, nothing else',
      severity: 'error',
      from: { path: '^apps/panel/src/', pathNot: '\\.browser\\.test\\.ts$' },
      to: { path: '^(apps/api/|infra/|packages/(rules|database|operations|documents)/|packages/graphql/.*\\.ts$)' },
    },
    {
      name: 'panel-takes-only-types-of-workflows',
      severity: 'error',
      from: { path: '^apps/panel/src/' },
      to: { path: '^packages/workflows/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'api-knows-no-panel',
      severity: 'error',
      from: { path: '^apps/api/' },
      to: { path: '^(apps/panel/src/|infra/)' },
    },
    {
      name: 'pure-packages-do-no-io',
      comment: 'packages/terms, workflows and rules compute; they read no file, no clock service and no network',
      severity: 'error',
      from: { path: '^packages/(terms|workflows|rules)/src/', pathNot: '\\.test\\.ts$|/generate/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: {
        pathNot:
          '\\.(test|table)\\.(ts|tsx|mjs)$|/testing/|/testing\\.ts$|/generate/|/hazards/|/browser/|^infra/benchmarks/',
      },
      to: { path: '\\.test\\.(ts|tsx|mjs)$|/testing\\.ts$|/testing/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\?' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/|graphql-env\\.d\\.ts' },
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
