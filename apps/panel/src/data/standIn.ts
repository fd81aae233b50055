import { chosenPost, rememberPost } from './preferences.ts';

/** For whom the person stands in, in this window: the delegation's id, the absent person's name, and the post to act in, if one was chosen. */
export type StandIn = { id: string; name: string; post?: string | undefined };

const keys = { standIn: 'plumbline.standIn', over: 'plumbline.standInOver' } as const;

const read = (key: string): string | null => {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
};

const write = (key: string, value: string | null): void => {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // A browser that refuses storage cannot stand in for anybody; everything else works.
  }
};

/** For whom the person stands in now; null in their own name. Of this window alone: another one may be in another name. */
export const standIn = (): StandIn | null => {
  try {
    const found: unknown = JSON.parse(read(keys.standIn) ?? 'null');
    const { id, name, post } = (found ?? {}) as Partial<StandIn>;
    if (typeof id !== 'string' || typeof name !== 'string') return null;
    return { id, name, ...(typeof post === 'string' && { post }) };
  } catch {
    return null;
  }
};

/** Loads the page anew, so that nothing of the one name stays on the screen in the other. */
const openAnew = (address: string): void => {
  history.replaceState(null, '', address);
  location.reload();
};

/** Goes on in somebody's stead. @param address where to; with its `#` */
export const startStandingIn = (whom: StandIn, address: string): void => {
  write(keys.standIn, JSON.stringify(whom));
  openAnew(address);
};

/** The post to act in: one of the person's own, or of those handed on while they stand in; null for the server's choice. */
export const postToActIn = (): string | null => {
  const whom = standIn();
  return whom === null ? chosenPost() : (whom.post ?? null);
};

/** Chooses the post to act in from now on. */
export const actInPost = (post: string): void => {
  const whom = standIn();
  if (whom === null) rememberPost(post);
  else write(keys.standIn, JSON.stringify({ ...whom, post }));
};

/** Forgets for whom the person stood in, without loading anything: somebody else signs in. */
export const forgetStandIn = (): void => write(keys.standIn, null);

/** Goes back to the person's own name. */
export const stopStandingIn = (address: string): void => {
  forgetStandIn();
  openAnew(address);
};

/** The server does not take the delegation any more: back to the own name, and tell so. */
export const standInLost = (): void => {
  forgetStandIn();
  write(keys.over, 'yes');
  location.reload();
};

/** Whether the delegation came to its end meanwhile; told once. */
export const takeStandInOver = (): boolean => {
  const over = read(keys.over) !== null;
  write(keys.over, null);
  return over;
};
