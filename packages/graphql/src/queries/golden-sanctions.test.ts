import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { holdAgainstFiles } from '../testing/golden.ts';
import { type SanctionStage, sanctionStage } from '../testing/sanction-stage.ts';

let stage: SanctionStage;
beforeAll(async () => {
  stage = await sanctionStage('goldensanctions');
});
afterAll(() => stage?.town.close());

holdAgainstFiles(join(import.meta.dirname, 'golden', 'sanctions'), () => ({
  deps: stage.town.deps,
  people: stage.people,
}));
