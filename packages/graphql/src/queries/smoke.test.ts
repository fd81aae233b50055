import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { smallTown } from '../../../operations/src/testing/world.ts';
import { createContext, executeCompiled, executeReference } from '../index.ts';

it('smoke', async () => {
  const town = await smallTown('gg');
  await town.noticed();
  const context = await createContext({
    deps: town.deps,
    accounts: {} as never,
    viewer: town.people.admin,
    mustChangePassword: false,
  });
  const { query } = JSON.parse(readFileSync('/tmp/q.json', 'utf8'));
  const document = parse(query);
  const r = await executeReference({ document, context, request: {}, operationName: null });
  console.log(
    JSON.stringify(r, null, 1),
    r.errors?.map((e) => e.originalError?.stack),
  );
  const c = await executeCompiled({ document, context, request: {}, operationName: null });
  console.log(
    c.errors,
    c.errors?.map((e) => e.originalError?.stack),
  );
  expect(JSON.parse(JSON.stringify(c))).toEqual(JSON.parse(JSON.stringify(r)));
  await town.close();
});
