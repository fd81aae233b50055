import { afterAll, beforeAll, expect, it } from 'vitest';
import { endPost } from '../people/posts.ts';
import type { Answer } from '../problem.ts';
import { doctor } from '../record/doctor.ts';
import { dossierOf } from '../sanction/dossier.ts';
import { missedAgreements } from '../sanction/testing/missed-agreements.ts';
import { type At, type SanctionTown, sanctionTown } from '../sanction/testing/sanction-town.ts';
import { verifyDossier } from '../sanction/verify-dossier.ts';
import { erasePerson, previewErasure } from './erase-person.ts';
import { sweepErased } from './sweep-erased.ts';
import { findInTables } from './testing/find-in-tables.ts';

let town: SanctionTown;
let decided: At;
const sure = <Value>(answer: Answer<Value>): Value => {
  if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message).join('; '));
  return answer;
};
beforeAll(async () => {
  town = await sanctionTown('decided');
  const { admin } = town.people;
  const agreements = await missedAgreements(town);
  const proposed = await town.proposed('C', agreements.teacher, town.teacher);
  const { groupHead, deputy, member } = town;
  const votes = [groupHead, deputy, member].map((viewer) => [viewer, 'agree'] as const);
  decided = await town.delivered(await town.deciding(proposed, town.teacher), votes, groupHead);
  await town.done(town.agreement(admin, 'close', agreements.teacher, {}));
  const posts = town.teacher.posts.map(({ id }) => id);
  for (const postId of posts) sure(await endPost(town.deps, admin, { postId, on: '2026-11-17' }));
});
afterAll(() => town.close());

it('a decision in effect is kept with what it rests on, under its duty, and its dossier still verifies', async () => {
  const { admin } = town.people;
  const { personId, personName: name } = town.teacher;
  const preview = sure(await previewErasure(town.deps, admin, { personId }));
  expect(preview.blocked).toEqual([]);
  const kept = preview.kept.map(({ kind, duty, until }) => [kind, duty, until]);
  // Counted from the end of the effect, which is not known while it goes on; and from the end of the plan year.
  expect(kept).toContainEqual(['sanction', 'decision', null]);
  expect(kept).toContainEqual(['agreement', 'agreement', '2037-07-31']);
  const before = await town.now(decided.recordId);
  sure(await erasePerson(town.deps, admin, { personId, reason: '调离后本人申请', confirm: name }));
  await sweepErased(town.deps);
  const record = await town.now(decided.recordId);
  expect({ ...record, title: '' }).toEqual({ ...before, title: '' });
  expect(String(record['title'])).not.toContain(name);
  const { dossier } = sure(await dossierOf(town.deps, admin, decided.recordId));
  expect(dossier.record.concerned).toMatch(/^已注销人员/);
  expect(dossier.events.every(({ erased }) => !erased)).toBe(true);
  expect(verifyDossier(JSON.stringify(dossier)).faults).toEqual([]);
  expect((await doctor(town.deps)).disagreements).toEqual([]);
  const left = [...((await findInTables(town.owner ?? {}, [name])).get(name) ?? [])].map(({ table }) => table);
  expect(new Set(left)).toEqual(new Set(['public.agreement_version', 'public.sanction_basis']));
});
