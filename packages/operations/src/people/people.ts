import { sqlOf, type Transaction, transaction } from '@plumbline/database';
import { type Accounts, oneTimePassword } from '../accounts.ts';
import type { Deps } from '../deps.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import { refreshTodo } from '../record/refresh-todo.ts';
import { allows } from '../rights/declare.ts';
import { personRights } from '../rights/person.ts';
import { personKeys, pinyinOf } from '../search/keys.ts';
import { townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { checkText } from './check-text.ts';
import { faultsOfPost, insertPost, type NewPost } from './posts.ts';
import { notAdministrator } from './rights.ts';

/** What is wanted of a new person. */
export interface NewPerson {
  readonly name: string;
  readonly staffNo?: string | null | undefined;
  /** The first post, given together with the person or not at all. */
  readonly post?: Omit<NewPost, 'personId'> | undefined;
}

const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505';

const staffNoTaken = (viewer: Viewer, staffNo: string) =>
  refuse(
    viewer.locale,
    'InvalidInput',
    [`工号 ${staffNo} 已有人使用；请核对`, `Staff number ${staffNo} is taken; please check it`],
    { path: ['staffNo'] },
  );

/** Inserts a person with the keys that they are found by. */
export const insertPerson = async (
  tx: Pick<Transaction, 'run' | 'first'>,
  townId: number,
  name: string,
  staffNo: string | null,
  at: Date,
): Promise<number> => {
  const row = { town_id: townId, name, staff_no: staffNo, pinyin: pinyinOf(name), created_at: at };
  const person = await tx.first(sqlOf.insertInto('person').values(row).returning('id'));
  if (person === undefined) throw new Error('The person was not inserted.');
  await tx.run(
    sqlOf
      .insertInto('search_key')
      .values(personKeys(name, staffNo).map((key) => ({ town_id: townId, kind: 'person', key, target_id: person.id }))),
  );
  return person.id;
};

/** Adds a person with the keys that they are found by, and with a first post; an account comes separately. */
export const createPerson = async (
  deps: Deps,
  viewer: Viewer,
  { name, staffNo = null, post }: NewPerson,
): Promise<Answer<{ personId: number }>> => {
  if (!allows(personRights.acts.keep, viewer)) return notAdministrator(viewer);
  const { townId } = viewer;
  const faults = checkText('name', ['姓名', 'Name'], name, 40);
  if (post !== undefined) faults.push(...faultsOfPost(await townFacts(deps, townId), post));
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  const number = staffNo?.trim() || null;
  try {
    const personId = await transaction(deps.pool, viewer, async (tx) => {
      const id = await insertPerson(tx, townId, name.trim(), number, deps.clock());
      if (post !== undefined) await tx.run(insertPost(townId, { personId: id, ...post }));
      return id;
    });
    if (post !== undefined) await refreshTodo(deps, viewer, post.role);
    return { ok: true, personId };
  } catch (error) {
    if (isUniqueViolation(error)) return staffNoTaken(viewer, number ?? '');
    throw error;
  }
};

/** Corrects a person's name or staff number, and what they are found by. */
export const updatePerson = async (
  deps: Deps,
  viewer: Viewer,
  { personId, name, staffNo = null }: { personId: number; name: string; staffNo?: string | null | undefined },
): Promise<Answer<{ personId: number }>> => {
  if (!allows(personRights.acts.keep, viewer)) return notAdministrator(viewer);
  const faults = checkText('name', ['姓名', 'Name'], name, 40);
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  const { townId } = viewer;
  const row = { name: name.trim(), staff_no: staffNo?.trim() || null, pinyin: pinyinOf(name.trim()) };
  try {
    return await transaction(deps.pool, viewer, async (tx): Promise<Answer<{ personId: number }>> => {
      const changed = await tx.first(
        sqlOf
          .updateTable('person')
          .set(row)
          .where('town_id', '=', townId)
          .where('id', '=', personId)
          .where('erased_at', 'is', null)
          .returning('id'),
      );
      if (changed === undefined)
        return refuse(viewer.locale, 'NotFound', ['没有这个人', 'There is no such person'], { path: ['id'] });
      await tx.finish([
        sqlOf
          .deleteFrom('search_key')
          .where('town_id', '=', townId)
          .where('kind', '=', 'person')
          .where('target_id', '=', personId),
        sqlOf.insertInto('search_key').values(
          personKeys(row.name, row.staff_no).map((key) => ({
            town_id: townId,
            kind: 'person',
            key,
            target_id: personId,
          })),
        ),
      ]);
      return { ok: true, personId };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return staffNoTaken(viewer, row.staff_no ?? '');
    throw error;
  }
};

/**
 * Gives a person an account with a one-time password, shown once.
 * @param given a lasting password instead, where the caller has one (the demo town)
 * @returns the password, or what is wrong with the login
 */
export const createAccount = async (
  deps: Deps,
  accounts: Pick<Accounts, 'create'>,
  viewer: Viewer,
  personId: number,
  login: string,
  given?: string,
): Promise<Answer<{ oneTimePassword: string }>> => {
  if (!allows(personRights.acts.openAccount, viewer)) return notAdministrator(viewer);
  const town = await townFacts(deps, viewer.townId);
  const password = given ?? oneTimePassword();
  const made = await accounts.create({
    townId: viewer.townId,
    townCode: town.code,
    personId,
    login,
    password,
    mustChange: given === undefined,
  });
  if (made.ok) {
    await transaction(deps.pool, viewer, (tx) =>
      tx.finish([
        sqlOf
          .updateTable('person')
          .set({ login: made.username.split('/').at(-1) ?? login })
          .where('town_id', '=', viewer.townId)
          .where('id', '=', personId),
      ]),
    );
    return { ok: true, oneTimePassword: password };
  }
  const texts = {
    LoginTaken: [`登录名 ${login} 已有人使用；请换一个`, `Login ${login} is taken; please choose another`],
    LoginInvalid: [
      `登录名“${login}”不能用；要用 2 到 40 个字母、汉字、数字、点、横线或下划线，以字母、汉字或数字开头`,
      `The login “${login}” cannot be used; it takes 2 to 40 letters, digits, dots, hyphens or underscores, a letter or digit first`,
    ],
    PersonHasAccount: [
      '这个人已经有账号；可以重置密码',
      'This person already has an account; you may reset the password',
    ],
  } as const;
  return refuse(viewer.locale, 'InvalidInput', texts[made.reason], { path: ['login'] });
};
