import type { Setting } from './documents.ts';

/** What was typed into the page, by key of the setting. */
export type Typed = Readonly<Record<string, string>>;

type Known = Pick<Setting, 'key' | 'value' | 'default'>;

/** Those of the typed values that differ from what holds; the plan's own value is sent as none. */
export const changesOf = (
  settings: readonly Known[],
  typed: Typed,
): readonly { readonly key: string; readonly value: string | null }[] =>
  settings.flatMap(({ key, value, default: usual }) => {
    const now = typed[key]?.trim();
    if (now === undefined || now === String(value)) return [];
    return [{ key, value: now === String(usual) ? null : now }];
  });

/** Groups settings by the part of the plan that their keys name, in their order. */
export const groupsOf = <Each extends Pick<Setting, 'key'>>(
  settings: readonly Each[],
): readonly { readonly group: string; readonly settings: readonly Each[] }[] => {
  const groups = new Map<string, Each[]>();
  for (const setting of settings) {
    const group = setting.key.split('.')[0] ?? '';
    groups.set(group, [...(groups.get(group) ?? []), setting]);
  }
  return [...groups].map(([group, own]) => ({ group, settings: own }));
};

/** Messages of the server by the setting that they are about, and the rest. */
export const problemsBySetting = (
  problems: readonly { readonly message: string; readonly path: readonly string[] | null }[],
  sent: readonly { readonly key: string }[],
): { readonly fields: Readonly<Record<string, string>>; readonly others: readonly string[] } => {
  const fields: Record<string, string> = {};
  const others: string[] = [];
  for (const { message, path } of problems) {
    const at = path?.indexOf('values') ?? -1;
    const key = at < 0 ? undefined : sent[Number(path?.[at + 1])]?.key;
    if (key === undefined) others.push(message);
    else fields[key] = message;
  }
  return { fields, others };
};
