import type { ClauseContent, Content, TargetContent } from './content.ts';

/** What stands in the way of sending a content, by its row; the words are the form's. */
export type ContentFault =
  | { at: `target-${number}`; fault: 'indicator' | 'twice' | 'value' }
  | { at: `clause-${number}`; fault: 'title' | 'text' }
  | { at: 'targets'; fault: 'none' };

/** A number as it is typed on the desk or with a Chinese keyboard, as a plain decimal; others stay as they are. */
export const asDecimal = (typed: string): string => typed.normalize('NFKC').replace(/[\s%]/g, '').replace(/^\+/, '');

/** Tells whether a text is a decimal that a target may hold: at most six digits and four decimals, never negative. */
export const isDecimal = (text: string): boolean => /^\d{1,6}(\.\d{1,4})?$/.test(text);

/** All that keeps a content from being sent. */
export const faultsOf = ({ targets, clauses }: Content): ContentFault[] => [
  ...(targets.length === 0 ? [{ at: 'targets', fault: 'none' } as const] : []),
  ...targets.flatMap(({ indicator, comparison, value }, index): ContentFault[] => {
    const at = `target-${index}` as const;
    if (indicator === '') return [{ at, fault: 'indicator' }];
    const first = targets.findIndex((other) => other.indicator === indicator && other.comparison === comparison);
    if (first < index) return [{ at, fault: 'twice' }];
    return isDecimal(asDecimal(value)) ? [] : [{ at, fault: 'value' }];
  }),
  ...clauses.flatMap(({ title, text }, index): ContentFault[] => {
    const at = `clause-${index}` as const;
    if (title.trim() === '') return [{ at, fault: 'title' }];
    return text.trim() === '' ? [{ at, fault: 'text' }] : [];
  }),
];

/** A content as it is sent: numbers as plain decimals, texts without spaces around them. */
export const sentContent = ({ targets, clauses }: Content): { targets: TargetContent[]; clauses: ClauseContent[] } => ({
  targets: targets.map(({ indicator, comparison, value, mandatory }) => ({
    indicator,
    comparison,
    value: asDecimal(value),
    mandatory,
  })),
  clauses: clauses.map(({ title, text }) => ({ title: title.trim(), text: text.trim() })),
});

/** Replaces the entry at an index. */
export const replaceAt = <Item>(items: readonly Item[], index: number, next: Partial<Item>): Item[] =>
  items.map((item, at) => (at === index ? { ...item, ...next } : item));

/** Leaves out the entry at an index. */
export const without = <Item>(items: readonly Item[], index: number): Item[] => items.filter((_, at) => at !== index);

/** Moves the entry at an index up or down by one; at an edge nothing moves. */
export const moved = <Item>(items: readonly Item[], index: number, by: -1 | 1): Item[] => {
  const next = [...items];
  const [item, other] = [items[index], items[index + by]];
  if (item === undefined || other === undefined) return next;
  next[index] = other;
  next[index + by] = item;
  return next;
};

const isContent = (value: unknown): value is Content =>
  typeof value === 'object' &&
  value !== null &&
  Array.isArray((value as Content).targets) &&
  Array.isArray((value as Content).clauses);

/** Reads a content from a draft, in which it lies as text; the given one where there is none. */
export const contentFrom = (draft: unknown, start: Content): Content => {
  if (typeof draft !== 'string') return start;
  try {
    const read: unknown = JSON.parse(draft);
    return isContent(read) ? read : start;
  } catch {
    return start;
  }
};
