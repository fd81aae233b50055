import { sqlOf, type Transaction, transaction } from '@plumbline/database';
import type { Text } from '@plumbline/terms';
import type { Deps } from '../deps.ts';
import { logReading } from '../exam/read-log.ts';
import { checkText } from '../people/check-text.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import { namedStatement } from '../record/named-statement.ts';
import { allows } from '../rights/declare.ts';
import { personalRights } from '../rights/personal.ts';
import type { Viewer } from '../viewer.ts';
import { eraseAllTexts, type TextErasure } from './erase-texts.ts';
import { listErasure } from './erasure-list.ts';
import { wordsOf } from './needles.ts';

interface PupilRow {
  readonly id: number;
  readonly name: string | null;
  readonly token: string;
}

const findPupil = namedStatement<PupilRow>(
  'select id, name, token from pupils.pupil where town_id = :town::int and token = :token and erased_at is null',
);
const readPupil = namedStatement<PupilRow>(
  'select id, name, token from pupils.pupil where town_id = :town::int and id = :pupil::bigint',
);
const sameName = namedStatement<{ readonly name: string }>(`
  select name from person where town_id = :town::int and strpos(name, :name) > 0
  union all select name from pupils.pupil where town_id = :town::int and id <> :pupil::bigint and strpos(name, :name) > 0`);

/** A pupil as administrators find one: by the number, never by the name. */
export interface FoundPupil {
  readonly id: number;
  readonly name: string | null;
  readonly token: string;
}

/** Finds a pupil by the number that the roster gave; the look is logged with its reason by whoever calls. */
export const pupilByToken = (tx: Transaction, townId: number, token: string): Promise<FoundPupil | undefined> =>
  tx.first(findPupil({ town: townId, token: token.trim() }));

/** The answer where nobody has the number. */
export const noPupil = (viewer: Viewer) =>
  refuse(
    viewer.locale,
    'NotFound',
    ['名册里没有这个学号；请核对', 'The roster has no pupil of this number; please check it'],
    { path: ['number'] },
  );

/**
 * Erases a pupil: number and name go from the roster and from what people wrote; marks stay as figures of a pupil without
 * a name, since figures of classes that were published rest on them.
 * @returns `NotAllowed` for all but administrators, `NotFound`, `InvalidInput`
 */
export const erasePupil = async (
  deps: Deps,
  viewer: Viewer,
  { number, reason, confirm }: { readonly number: string; readonly reason: string; readonly confirm: string },
): Promise<Answer<{ erasureId: number }>> => {
  if (!allows(personalRights.acts.erasePupil, viewer))
    return refuse(viewer.locale, 'NotAllowed', [
      '只有教导处的管理员能注销学生数据；请联系他们',
      'Only academic affairs may erase pupils’ data; please ask them',
    ]);
  const { townId, personId, postId } = viewer;
  const wrong: Text = ['两次输入的学号不一致', 'The two numbers differ'];
  const faults = [
    ...checkText('reason', ['理由', 'Reason'], reason, 500),
    ...(confirm.trim() === number.trim() ? [] : [{ path: ['confirm'], text: wrong }]),
  ];
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  const at = deps.clock();
  const pupilId = await transaction(deps.pool, { townId, personId, as: 'pupils' }, async (tx) => {
    const pupil = await pupilByToken(tx, townId, number);
    if (pupil === undefined) return null;
    await logReading(tx, viewer, {
      purpose: 'erase',
      examId: null,
      unitId: null,
      pupils: 1,
      at,
      pupilId: pupil.id,
      reason: reason.trim(),
    });
    await tx.run(
      sqlOf
        .insertInto('erasure')
        .values({
          town_id: townId,
          pupil_id: pupil.id,
          reason: reason.trim(),
          words: [],
          asked_by: personId,
          asked_post_id: postId,
          asked_at: at,
        })
        .onConflict((conflict) => conflict.doNothing()),
    );
    return pupil.id;
  });
  if (pupilId === null) return noPupil(viewer);
  const erasureId = await finishPupilErasure(deps, townId, pupilId);
  return erasureId === null ? noPupil(viewer) : { ok: true, erasureId };
};

const begun = namedStatement<{ readonly id: number; readonly done_at: Date | null }>(
  'select id, done_at from erasure where town_id = :town::int and pupil_id = :pupil::bigint for update',
);

const madeAt = namedStatement<{ readonly created_at: Date }>(`
  select p.created_at from erasure e join pupils.pupil p on p.town_id = e.town_id and p.id = e.pupil_id
  where e.town_id = :town::int and e.pupil_id = :pupil::bigint`);

/**
 * Carries out the erasing of a pupil that was asked for; again after a crash it does the same once.
 * @returns its number, or `null` where none was asked for
 */
export const finishPupilErasure = async (deps: Deps, townId: number, pupilId: number): Promise<number | null> => {
  const at = deps.clock();
  const scope = { townId, personId: null, as: 'eraser' } as const;
  const made = await transaction(deps.pool, scope, (tx) => tx.first(madeAt({ town: townId, pupil: pupilId })));
  if (made === undefined) return null;
  await listErasure(deps, { townId, kind: 'pupil', id: pupilId, madeAt: made.created_at });
  return transaction(deps.pool, scope, async (tx) => {
    const asked = await tx.first(begun({ town: townId, pupil: pupilId }));
    const pupil = await tx.first(readPupil({ town: townId, pupil: pupilId }));
    if (asked === undefined || pupil === undefined) return null;
    if (asked.done_at !== null) return asked.id;
    const pseudonym = `已注销学生 ${asked.id}`;
    const { name } = pupil;
    const others =
      name === null ? [] : (await tx.run(sameName({ town: townId, pupil: pupilId, name }))).map((each) => each.name);
    const erasing: TextErasure = {
      townId,
      needles: {
        name: name ?? pupil.token,
        words: wordsOf(pupil.token),
        longer: others.filter((each) => each !== name),
      },
      pseudonym,
      shared: others.some((each) => each === name),
      own: new Set(),
      kept: new Set(),
      erasure: { id: asked.id, at },
    };
    const changed = await eraseAllTexts(tx, erasing);
    await tx.run(sqlOf.deleteFrom('pupils.second_entry').where('town_id', '=', townId).where('pupil_id', '=', pupilId));
    await tx.run(
      sqlOf
        .updateTable('pupils.pupil')
        .set({ token: `erased-${asked.id}`, token_kind: 'school', name: null, erased_at: at })
        .where('town_id', '=', townId)
        .where('id', '=', pupilId),
    );
    await tx.run(
      sqlOf
        .updateTable('erasure')
        .set({ done_at: at, erased: JSON.stringify(Object.fromEntries(changed)), kept: '[]' })
        .where('town_id', '=', townId)
        .where('id', '=', asked.id),
    );
    return asked.id;
  });
};
