import { sqlOf, type Transaction, transaction } from '@plumbline/database';
import type { Text } from '@plumbline/terms';
import { workflowNamed } from '@plumbline/workflows';
import type { Deps } from '../deps.ts';
import { checkText } from '../people/check-text.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import { namedStatement } from '../record/named-statement.ts';
import { allows } from '../rights/declare.ts';
import { personalRights } from '../rights/personal.ts';
import { personKeys, pinyinOf } from '../search/keys.ts';
import { todayOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { countOwn, eraseOwn, type OwnKind } from './erase-own.ts';
import { eraseAllTexts, eraseTexts, type TextErasure, type TextsFound } from './erase-texts.ts';
import { listErasure } from './erasure-list.ts';
import { type Needles, wordsOf } from './needles.ts';
import { keepsTexts, openStates, type Retained, readRetained, recordsOf } from './retained.ts';

/** A name in a text that may be somebody else's: for a person to look at. */
export interface ReviewRow {
  readonly table: string;
  readonly number: string | null;
}

/** What erasing a person would do, or why it cannot be done yet. */
export interface ErasurePreview {
  readonly personId: number;
  readonly name: string;
  /** What stands against it: a post, a case that waits for the person. */
  readonly blocked: readonly Text[];
  readonly own: ReadonlyMap<OwnKind, number>;
  readonly texts: ReadonlyMap<string, number>;
  readonly kept: readonly Retained[];
  readonly review: readonly ReviewRow[];
}

/** An erasure as it is kept, without a word about whom it was. */
export interface Erasure {
  readonly id: number;
  readonly personId: number;
  readonly doneAt: Date;
  readonly kept: readonly Retained[];
}

interface PersonRow {
  readonly id: number;
  readonly name: string;
  readonly staff_no: string | null;
  readonly login: string | null;
  readonly erased_at: Date | null;
  readonly address: string | null;
}

const lockPerson = namedStatement<PersonRow>(`
  select p.id, p.name, p.staff_no, p.login, p.erased_at,
    (select c.address from notification_choice c where c.town_id = p.town_id and c.person_id = p.id) as address
  from person p where p.town_id = :town::int and p.id = :person::bigint for update of p`);
const readPerson = namedStatement<PersonRow>(`
  select p.id, p.name, p.staff_no, p.login, p.erased_at,
    (select c.address from notification_choice c where c.town_id = p.town_id and c.person_id = p.id) as address
  from person p where p.town_id = :town::int and p.id = :person::bigint`);
const postsHeld = namedStatement<{ readonly title: string; readonly unit: string }>(`
  select o.title, u.name as unit from post o join unit u on u.town_id = o.town_id and u.id = o.unit_id
  where o.town_id = :town::int and o.person_id = :person::bigint and o.to_on >= :today::date order by o.id`);
const casesOpen = namedStatement<{ readonly kind: string; readonly number: string; readonly confidential: boolean }>(`
  select distinct r.kind, r.number, r.confidential from assignment a join record r on r.town_id = a.town_id and r.id = a.record_id
  where a.town_id = :town::int and a.person_id = :person::bigint and a.until is null and a.relation <> 'reader'
    and (r.kind || ' ' || r.state) = any(:open::text[]) order by r.number limit 20`);
const othersNamed = namedStatement<{ readonly name: string }>(`
  select name from person where town_id = :town::int and id <> :person::bigint and strpos(name, :name) > 0
  union select name from pupils.pupil where town_id = :town::int and strpos(name, :name) > 0`);
const own = namedStatement<{ readonly record_id: number }>(recordsOf);
const numbersOf = namedStatement<{ readonly id: number; readonly number: string; readonly confidential: boolean }>(
  'select id, number, confidential from record where town_id = :town::int and id = any(:records::bigint[])',
);

const hindrances = async (
  tx: Transaction,
  townId: number,
  personId: number,
  today: string,
): Promise<readonly Text[]> => {
  const values = { town: townId, person: personId, today, open: openStates };
  const [posts, cases] = await Promise.all([tx.run(postsHeld(values)), tx.run(casesOpen(values))]);
  return [
    ...posts.map(
      ({ title, unit }): Text => [
        `还担任${unit}的“${title}”；请先结束这个岗位`,
        `Still holds the post “${title}” at ${unit}; end it first`,
      ],
    ),
    ...cases.map(
      ({ kind, number, confidential }): Text =>
        confidential
          ? ['还有一件尚未办结的保密事项', 'There is a confidential case that is not closed']
          : [
              `在“${workflowNamed(kind)?.title[0] ?? kind}”${number}中还有任务；请先移交或办结`,
              `Has a part in ${number} that is not closed; hand it over or close it first`,
            ],
    ),
  ];
};

interface Plan {
  readonly erasing: TextErasure;
  readonly retained: readonly Retained[];
  readonly keptOwn: readonly number[];
}

/** Puts together what is to be looked for, and where it stays. */
const planOf = async (
  tx: Transaction,
  { townId, today, person, words }: { townId: number; today: string; person: PersonRow; words: readonly string[] },
  erasure: { readonly id: number; readonly at: Date } | null,
): Promise<Plan> => {
  const values = { town: townId, person: person.id, name: person.name };
  const [others, records, retained] = await Promise.all([
    tx.run(othersNamed(values)),
    tx.run(own(values)),
    readRetained(tx, townId, person.id, today),
  ]);
  const needles: Needles = {
    name: person.name,
    words: [...wordsOf(person.staff_no, person.login, person.address), ...words],
    longer: others.map(({ name }) => name).filter((name) => name !== person.name),
  };
  const texts = retained.filter(keepsTexts).map(({ recordId }) => recordId);
  return {
    erasing: {
      townId,
      needles,
      pseudonym: erasure === null ? '' : pseudonymOf(erasure.id),
      shared: others.some(({ name }) => name === person.name),
      own: new Set(records.map(({ record_id }) => record_id)),
      kept: new Set(texts),
      erasure,
    },
    retained,
    keptOwn: retained.map(({ recordId }) => recordId),
  };
};

/** What stands in the place of a name that was erased. */
export const pseudonymOf = (erasureId: number): string => `已注销人员 ${erasureId}`;

const reviewed = async (tx: Transaction, townId: number, found: TextsFound): Promise<readonly ReviewRow[]> => {
  const records = found.review.flatMap(({ recordId }) => (recordId === null ? [] : [recordId]));
  const rows = await tx.run(numbersOf({ town: townId, records }));
  const numbers = new Map(rows.filter(({ confidential }) => !confidential).map(({ id, number }) => [id, number]));
  return found.review
    .slice(0, 100)
    .map(({ table, recordId }) => ({ table, number: recordId === null ? null : (numbers.get(recordId) ?? null) }));
};

const mostWords = 10;
const checkWords = (words: readonly string[]) => {
  const wrong = words.length > mostWords || words.some((word) => word.trim().length < 4 || word.length > 60);
  const text: Text = [
    `要另外清除的内容最多 ${mostWords} 项，每项 4 到 60 个字`,
    `At most ${mostWords} further words are taken, of 4 to 60 characters each`,
  ];
  return wrong ? [{ path: ['alsoRemove'], text }] : [];
};

const notAllowed = (viewer: Viewer) =>
  refuse(viewer.locale, 'NotAllowed', [
    '只有教导处的管理员能注销个人数据；请联系他们',
    'Only academic affairs may erase personal data; please ask them',
  ]);
const noPerson = (viewer: Viewer) =>
  refuse(viewer.locale, 'NotFound', ['没有这个人，或已注销', 'There is no such person, or they are erased'], {
    path: ['person'],
  });
const notOneself = (viewer: Viewer) =>
  refuse(viewer.locale, 'NotAllowed', [
    '不能注销自己；请由另一位管理员办理',
    'Nobody erases themselves; another administrator has to do it',
  ]);

/** Whom to erase, and what to look for besides name, staff number, login and mail address. */
export interface ErasureAsked {
  readonly personId: number;
  /** A phone number, an identity number: 4 to 60 characters each, at most ten. */
  readonly alsoRemove?: readonly string[] | undefined;
}

/**
 * Tells what erasing a person would do: what goes, what the law keeps and why, what stands against it. Writes nothing.
 * @returns `NotAllowed` for all but administrators, and for oneself; `NotFound`
 */
export const previewErasure = async (
  deps: Deps,
  viewer: Viewer,
  { personId, alsoRemove = [] }: ErasureAsked,
): Promise<Answer<ErasurePreview>> => {
  if (!allows(personalRights.acts.erase, viewer)) return notAllowed(viewer);
  if (personId === viewer.personId) return notOneself(viewer);
  const faults = checkWords(alsoRemove);
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  const { townId } = viewer;
  const town = await townFacts(deps, townId);
  const today = todayOf(town, deps.clock());
  return transaction(
    deps.pool,
    { ...scopeOf(viewer), zone: town.zone },
    async (tx): Promise<Answer<ErasurePreview>> => {
      const person = await tx.first(readPerson({ town: townId, person: personId }));
      if (person === undefined || person.erased_at !== null) return noPerson(viewer);
      const { erasing, retained, keptOwn } = await planOf(tx, { townId, today, person, words: alsoRemove }, null);
      const [blocked, ownRows, texts] = await Promise.all([
        hindrances(tx, townId, personId, today),
        countOwn(tx, { townId, personId, kept: keptOwn }),
        eraseTexts(tx, erasing),
      ]);
      return {
        ok: true,
        personId,
        name: person.name,
        blocked,
        own: ownRows,
        texts: texts.changed,
        kept: retained,
        review: await reviewed(tx, townId, texts),
      };
    },
  );
};

const scopeOf = ({ townId, personId }: Pick<Viewer, 'townId' | 'personId'>) =>
  ({ townId, personId, as: 'eraser' }) as const;

/**
 * Erases a person as far as the law lets: first the intention is written down, then the account goes, then everything else
 * in one transaction; what was broken off in between is finished by the worker. Files' bytes go afterwards.
 * @param confirm the person's name, typed once more
 * @returns `NotAllowed`, `NotFound`, or `InvalidInput` where something stands against it
 */
export const erasePerson = async (
  deps: Deps,
  viewer: Viewer,
  { personId, reason, confirm, alsoRemove = [] }: ErasureAsked & { readonly reason: string; readonly confirm: string },
): Promise<Answer<{ erasure: Erasure }>> => {
  const preview = await previewErasure(deps, viewer, { personId, alsoRemove });
  if (!preview.ok) return preview;
  const faults = [
    ...checkText('reason', ['理由', 'Reason'], reason, 500),
    ...(confirm.trim() === preview.name
      ? []
      : [
          {
            path: ['confirm'],
            text: ['与姓名不一致；请照样输入一遍', 'This is not the name; type it once more'] as Text,
          },
        ]),
    ...preview.blocked.map((text) => ({ path: ['person'], text })),
  ];
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  const { townId, personId: askedBy, postId } = viewer;
  const at = deps.clock();
  await transaction(deps.pool, { townId, personId: askedBy }, (tx) =>
    tx.run(
      sqlOf
        .insertInto('erasure')
        .values({
          town_id: townId,
          person_id: personId,
          reason: reason.trim(),
          words: [...alsoRemove],
          asked_by: askedBy,
          asked_post_id: postId,
          asked_at: at,
        })
        .onConflict((conflict) => conflict.doNothing()),
    ),
  );
  const erasure = await finishErasure(deps, townId, personId);
  if (erasure === null) return noPerson(viewer);
  return { ok: true, erasure };
};

const begun = namedStatement<{
  readonly id: number;
  readonly words: string[];
  readonly done_at: Date | null;
  readonly kept: unknown;
}>(
  'select id, words, done_at, kept from erasure where town_id = :town::int and person_id = :person::bigint for update',
);

const madeAt = namedStatement<{ readonly created_at: Date }>(`
  select p.created_at from erasure e join person p on p.town_id = e.town_id and p.id = e.person_id
  where e.town_id = :town::int and e.person_id = :person::bigint`);

/**
 * Carries out an erasure that was asked for; several at once, and again after a crash, do it once.
 * @returns `null` where none was asked for
 */
export const finishErasure = async (deps: Deps, townId: number, personId: number): Promise<Erasure | null> => {
  const town = await townFacts(deps, townId);
  const at = deps.clock();
  const today = todayOf(town, at);
  const scope = { townId, personId: null, zone: town.zone, as: 'eraser' } as const;
  const made = await transaction(deps.pool, scope, (tx) => tx.first(madeAt({ town: townId, person: personId })));
  if (made === undefined) return null;
  await listErasure(deps, { townId, kind: 'person', id: personId, madeAt: made.created_at });
  await deps.eraseAccount?.(townId, personId);
  return transaction(deps.pool, scope, async (tx): Promise<Erasure | null> => {
    const asked = await tx.first(begun({ town: townId, person: personId }));
    const person = await tx.first(lockPerson({ town: townId, person: personId }));
    if (asked === undefined || person === undefined) return null;
    if (asked.done_at !== null)
      return { id: asked.id, personId, doneAt: asked.done_at, kept: (asked.kept ?? []) as readonly Retained[] };
    const mark = { id: asked.id, at };
    const { erasing, retained, keptOwn } = await planOf(tx, { townId, today, person, words: asked.words }, mark);
    const gone = await eraseOwn(tx, { townId, personId, kept: keptOwn }, mark);
    const texts = await eraseAllTexts(tx, erasing);
    const pseudonym = pseudonymOf(asked.id);
    await tx.run(
      sqlOf
        .updateTable('person')
        .set({ name: pseudonym, staff_no: null, login: null, pinyin: pinyinOf(pseudonym), erased_at: at })
        .where('town_id', '=', townId)
        .where('id', '=', personId),
    );
    await tx.run(
      sqlOf
        .deleteFrom('search_key')
        .where('town_id', '=', townId)
        .where('kind', '=', 'person')
        .where('target_id', '=', personId),
    );
    await tx.run(
      sqlOf
        .insertInto('search_key')
        .values(
          personKeys(pseudonym, null).map((key) => ({ town_id: townId, kind: 'person', key, target_id: personId })),
        ),
    );
    const erased = { ...Object.fromEntries(gone), ...Object.fromEntries(texts) };
    await tx.run(
      sqlOf
        .updateTable('erasure')
        .set({ done_at: at, words: [], erased: JSON.stringify(erased), kept: JSON.stringify(retained) })
        .where('town_id', '=', townId)
        .where('id', '=', asked.id),
    );
    return { id: asked.id, personId, doneAt: at, kept: retained };
  });
};
