// Run in a copy of the packages to which a step was added: takes it in a small town and prints what people saw of it.
import process from 'node:process';
import type { Viewer } from '@plumbline/operations';
import { smallTown } from '@plumbline/operations/testing';
import { parse } from 'graphql';
import { createContext } from '../context.ts';
import { executeCompiled } from '../gateway.ts';
import { encodeId } from '../global-id.ts';

const [name = '', field = ''] = process.argv.slice(2);
const town = await smallTown('added');
try {
  const { admin, inspector, teacher, other } = town.people;
  const ask = async (viewer: Viewer, text: string, variables: Record<string, unknown> = {}) => {
    const context = await createContext({ deps: town.deps, accounts: {} as never, viewer, mustChangePassword: false });
    const request = { variables };
    return executeCompiled({ document: parse(text), context, request, operationName: null });
  };
  const noticed = await town.noticed({ weight: 'light' });
  const acknowledged = await town.done(town.step(teacher, 'acknowledge', noticed));
  const reported = await town.done(town.step(teacher, 'submitReport', acknowledged));
  const id = encodeId('RectificationCase', reported.recordId);
  const look = `query($id: ID!) { node(id: $id) { ... on RectificationCase { state dueOn version
    availableSteps { name title fields required } events { step } } } }`;
  const offered = async (viewer: Viewer) => (await ask(viewer, look, { id })).data;
  const before = {
    admin: await offered(admin),
    inspector: await offered(inspector),
    teacher: await offered(teacher),
    other: await offered(other),
  };
  const form = await ask(teacher, `{ stepForm(workflow: "rectification", step: "${name}") }`);
  const mutation = `rectification${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const take = (viewer: Viewer, version: number) =>
    ask(
      viewer,
      `mutation($input: ${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!) { answer: ${mutation}(input: $input) { record { version state } problems { code } } }`,
      { input: { id, expectedVersion: version, idempotencyKey: town.key(), [field]: '请尽快到校复查' } },
    );
  const refused = await take(inspector, reported.version);
  const taken = await take(teacher, reported.version);
  const after = await offered(teacher);
  process.stdout.write(JSON.stringify({ before, form: form.data, refused: refused.data, taken: taken.data, after }));
} finally {
  await town.close();
}
