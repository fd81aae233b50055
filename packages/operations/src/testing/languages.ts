import type { Answer, Problem } from '../problem.ts';
import type { Viewer } from '../viewer.ts';

/** What somebody is told: code and path once, and the message in both languages. */
export interface Told {
  readonly code: string;
  readonly path: readonly string[] | null;
}

const han = /\p{Script=Han}/u;

/**
 * Does something twice, for a reader of Chinese and for one of English, and gives what they are told.
 * @throws Error when it is not refused, when the two differ in anything but language, or when a message is in the wrong
 * language apart from what was typed
 */
export const refusedInBoth = async (
  viewer: Viewer,
  act: (viewer: Viewer) => Promise<Answer<unknown>>,
  typed: readonly string[] = [],
): Promise<readonly Told[]> => {
  const [zh, en] = await Promise.all((['zh', 'en'] as const).map((locale) => act({ ...viewer, locale })));
  if (zh === undefined || en === undefined || zh.ok || en.ok) throw new Error('This was not refused.');
  const told = (problems: readonly Problem[]): Told[] => problems.map(({ code, path }) => ({ code, path }));
  if (JSON.stringify(told(zh.problems)) !== JSON.stringify(told(en.problems)))
    throw new Error('The languages disagree.');
  const without = (message: string) => typed.reduce((text, each) => text.replaceAll(each, ''), message);
  for (const { message } of zh.problems)
    if (!han.test(without(message))) throw new Error(`This is no Chinese: ${message}`);
  for (const { message } of en.problems)
    if (han.test(without(message))) throw new Error(`This is no English: ${message}`);
  return told(zh.problems);
};
