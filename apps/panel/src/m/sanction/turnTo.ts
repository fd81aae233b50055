type Holder = {
  readonly id: string;
  readonly name: string;
  readonly posts: readonly { readonly role: string; readonly title: string }[];
};
/** Someone to turn to, with the post for which they are named. */
export type TurnPerson = { readonly id: string; readonly name: string; readonly post: string | null };

/** Posts to turn to, the nearest first. */
const roles = ['campusHead', 'campusDeputy', 'admin', 'teachingResearch', 'partySecretary'] as const;
export type TurnRole = (typeof roles)[number];
type Holders = Readonly<Record<TurnRole, { readonly nodes: readonly Holder[] }>>;

/** Those who hold a post, without one of them. */
export const holdersOf = (holders: Holders, role: TurnRole, without: string): TurnPerson[] =>
  holders[role].nodes
    .filter(({ id }) => id !== without)
    .map(({ id, name, posts }) => ({ id, name, post: posts.find((post) => post.role === role)?.title ?? null }));

/**
 * Who can be turned to, by post: nobody twice, and never oneself.
 * @param self id of the person concerned
 */
export const turnTo = (holders: Holders, self: string): { role: TurnRole; people: TurnPerson[] }[] => {
  const named = new Set<string>();
  return roles.flatMap((role) => {
    const people = holdersOf(holders, role, self).filter(({ id }) => !named.has(id));
    for (const { id } of people) named.add(id);
    return people.length > 0 ? [{ role, people }] : [];
  });
};
