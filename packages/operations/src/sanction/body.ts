import { sqlOf, type Transaction } from '@plumbline/database';
import type { Role } from '@plumbline/terms';
import { sql } from 'kysely';

/** The body that may decide a consequence: the leading group, or for rule B the Party branch alone. */
export type Body = 'group' | 'branch';

/** Posts of a body, the first to take the chair first. */
const postsOf: Readonly<Record<Body, readonly Role[]>> = {
  group: ['groupHead', 'groupDeputy', 'groupMember'],
  branch: ['partySecretary', 'partyMember'],
};

/** Posts whose holders see to a body's cases, those preferred first. */
const handlersOf: Readonly<Record<Body, readonly (readonly Role[])[]>> = {
  group: [['admin'], ['generalOffice']],
  branch: [['partySecretary'], ['partyMember']],
};

/** Posts from which those who decide and handle consequences are gathered, by their relation to the case. */
export const rolesInBody: Readonly<Record<string, readonly Role[]>> = {
  handler: Object.values(handlersOf).flat(2),
  chair: Object.values(postsOf).flat(),
  member: Object.values(postsOf).flat(),
};

/** Whether the holders of a post have a part in the cases of a body. */
export const isPostOfBody = (role: string): boolean =>
  [...Object.values(postsOf).flat(), ...Object.values(handlersOf).flat(2)].some((each) => each === role);

/** Whose body is looked for, and on which day. */
export interface BodyAsked {
  readonly body: Body;
  /** Nobody decides on themselves. */
  readonly concernedId: number;
  readonly today: string;
  /** Who proposed it or was recused: still a member, but without a vote and never in the chair. */
  readonly barred?: readonly number[];
}

/** Who handles a case, presides and votes, by the posts of a day. */
export interface BodyOfCase {
  readonly handler: readonly number[];
  /** One person, or nobody. */
  readonly chair: readonly number[];
  readonly member: readonly number[];
  /** Members who may vote. */
  readonly mayVote: number;
}

/** Somebody in a post. */
export interface Holder {
  readonly person_id: number;
  readonly role: string;
}

/** Composes a body from those who hold its posts. */
export const composeBody = (
  holders: readonly Holder[],
  { body, concernedId, barred = [] }: Omit<BodyAsked, 'today'>,
): BodyOfCase => {
  const holding = (roles: readonly Role[]): number[] => [
    ...new Set(
      roles.flatMap((role) =>
        holders
          .filter((holder) => holder.role === role && holder.person_id !== concernedId)
          .map(({ person_id }) => person_id),
      ),
    ),
  ];
  const member = holding(postsOf[body]);
  const voting = member.filter((person) => !barred.includes(person));
  return {
    handler: handlersOf[body].map(holding).find((people) => people.length > 0) ?? [],
    chair: voting.slice(0, 1),
    member,
    mayVote: voting.length,
  };
};

/** Those who hold the posts of a body, or see to its cases, on a day. */
export const readHolders = (
  tx: Pick<Transaction, 'run'>,
  townId: number,
  body: Body,
  today: string,
): Promise<readonly Holder[]> => {
  const roles = [...postsOf[body], ...handlersOf[body].flat()];
  return tx.run(
    sqlOf
      .selectFrom('post')
      .where('town_id', '=', townId)
      .where('role', '=', sql<string>`any(${roles}::text[])`)
      .where('from_on', '<=', today)
      .where('to_on', '>=', today)
      .orderBy('id')
      .select(['person_id', 'role']),
  );
};

/**
 * Who handles a consequence, presides and votes: by the posts of the day, without the person concerned. A Party member is
 * whoever holds a post of the branch on the day.
 */
export const bodyOf = async (
  tx: Pick<Transaction, 'run'>,
  townId: number,
  { today, ...asked }: BodyAsked,
): Promise<BodyOfCase> => composeBody(await readHolders(tx, townId, asked.body, today), asked);
