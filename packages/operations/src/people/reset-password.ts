import { sqlOf, transaction } from '@plumbline/database';
import type { Role } from '@plumbline/terms';
import { type Accounts, oneTimePassword } from '../accounts.ts';
import type { Deps } from '../deps.ts';
import { tellOfReset } from '../notification/tell-of-reset.ts';
import { type Answer, refuse } from '../problem.ts';
import { allows, allowsSomewhere } from '../rights/declare.ts';
import { personRights } from '../rights/person.ts';
import { type TownFacts, todayOf, townFacts } from '../town/facts.ts';
import { postsHeldOn, type Viewer } from '../viewer.ts';

/** Posts whose holders only academic affairs gives a new password: with them one could administer, decide or sign. */
const beyondCampus: readonly Role[] = [
  'admin',
  'groupHead',
  'groupDeputy',
  'groupMember',
  'campusHead',
  'partySecretary',
  'partyMember',
  'integrator',
];

/** A post that somebody holds today. */
export interface HeldToday {
  readonly role: string;
  readonly unit_id: number;
}

/**
 * Whether a viewer may replace somebody's password: academic affairs anybody's, a campus head or deputy that of people all
 * of whose posts lie in the campus. Nobody replaces their own so: they change it.
 */
export const mayResetPassword = (
  viewer: Viewer,
  town: TownFacts,
  person: { readonly id: number; readonly held: readonly HeldToday[] },
): boolean => {
  const act = personRights.acts.resetPassword;
  if (person.id === viewer.personId || viewer.onBehalfOf !== null) return false;
  if (allows(act, viewer)) return true;
  return (
    person.held.length > 0 &&
    person.held.every(
      ({ role, unit_id }) =>
        !beyondCampus.some((each) => each === role) && allows(act, viewer, { town, unitId: unit_id }),
    )
  );
};

/**
 * Replaces a forgotten password by a one-time one, shown once. It is written down who did it for whom, the person sees it,
 * and all their sessions end.
 * @returns problems where the viewer may not, or the person is not there or has no account
 */
export const resetPassword = async (
  deps: Deps,
  accounts: Pick<Accounts, 'resetPassword'>,
  viewer: Viewer,
  personId: number,
): Promise<Answer<{ oneTimePassword: string }>> => {
  const { townId, locale } = viewer;
  const notAllowed = () =>
    refuse(
      locale,
      'NotAllowed',
      personId === viewer.personId
        ? ['自己的密码请在“我的账号”里修改', 'Change your own password under “My account”']
        : [
            '密码由教导处重置；片校长、副校长只能为岗位都在本片的人员重置，管理员、领导小组、片校长和党支部除外。请联系教导处',
            'Academic affairs reset passwords; a campus head or deputy only those of people all of whose posts lie in the campus, and of no administrator, member of the leading group, campus head or Party branch. Please ask academic affairs',
          ],
      { path: ['person'] },
    );
  if (!allowsSomewhere(personRights.acts.resetPassword, viewer)) return notAllowed();
  const town = await townFacts(deps, townId);
  const [person, held] = await transaction(deps.pool, viewer, (tx) =>
    Promise.all([
      tx.first(sqlOf.selectFrom('person').where('town_id', '=', townId).where('id', '=', personId).select('id')),
      tx.run(postsHeldOn(townId, personId, todayOf(town, deps.clock()))),
    ]),
  );
  if (person === undefined)
    return refuse(locale, 'NotFound', ['没有这个人', 'There is no such person'], { path: ['person'] });
  if (!mayResetPassword(viewer, town, { id: personId, held })) return notAllowed();
  const password = oneTimePassword();
  const reset = await accounts.resetPassword(townId, personId, password, viewer.personId);
  if (reset === null)
    return refuse(
      locale,
      'NotFound',
      [
        '这个人还没有账号；请先由教导处填登录名',
        'This person has no account yet; academic affairs enter a login first',
      ],
      { path: ['person'] },
    );
  await tellOfReset(deps, townId, personId);
  return { ok: true, oneTimePassword: password };
};
