/** What the parties agree on, as far as it can be changed: targets and clauses. */
export type Comparison = 'AT_LEAST' | 'AT_MOST';
/** A target: what is measured, on which side of which value it is reached, and whether it must be. */
export type TargetContent = { indicator: string; comparison: Comparison; value: string; mandatory: boolean };
/** A clause in free words. */
export type ClauseContent = { title: string; text: string };
export type Content = { targets: readonly TargetContent[]; clauses: readonly ClauseContent[] };

/** A change from one version to the next, in words; what is missing on one side is null. */
export type Difference = {
  part: 'TARGET' | 'CLAUSE' | 'RULE';
  change: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** Name of the target, heading of the clause or section. */
  title: string;
  before: string | null;
  after: string | null;
};

/** A value at least or at most: ≥ 71.00. */
export const comparisonSign = (comparison: Comparison): string => (comparison === 'AT_LEAST' ? '≥' : '≤');

/** A value with its unit: 87.0%, 18 weeks; a sign of percent stands close. */
export const withUnit = (value: string, unit: string): string =>
  unit === '' || unit === '%' ? value + unit : `${value} ${unit}`;

/** A target in words: ≥ 71.00. */
export const targetText = (target: Pick<TargetContent, 'comparison' | 'value'>, unit: string): string =>
  `${comparisonSign(target.comparison)} ${withUnit(target.value, unit)}`;

type Keyed<Item> = { key: string; item: Item };

/** Gives each item a key; the second of a kind is one of its own. */
const keyed = <Item>(items: readonly Item[], nameOf: (item: Item) => string): Keyed<Item>[] =>
  items.map((item, index) => {
    const place = items.slice(0, index).filter((other) => nameOf(other) === nameOf(item)).length;
    return { key: `${nameOf(item)} ${place}`, item };
  });

type Pair<Item> = { before: Item | null; after: Item | null };

/** Pairs the items of two lists: first those of the later list in its order, then those that were removed. */
const paired = <Item>(
  before: readonly Item[],
  after: readonly Item[],
  nameOf: (item: Item) => string,
): Pair<Item>[] => {
  const [old, present] = [keyed(before, nameOf), keyed(after, nameOf)];
  const former = new Map(old.map(({ key, item }) => [key, item]));
  const kept = new Set(present.map(({ key }) => key));
  return [
    ...present.map(({ key, item }) => ({ before: former.get(key) ?? null, after: item })),
    ...old.filter(({ key }) => !kept.has(key)).map(({ item }) => ({ before: item, after: null })),
  ];
};

const changeOf = (before: unknown, after: unknown): Difference['change'] => {
  if (before === null) return 'ADDED';
  return after === null ? 'REMOVED' : 'CHANGED';
};

type Words = {
  /** Title and unit of an indicator. */
  indicator: (name: string) => { title: string; unit: string };
  /** The words for a target that must be reached. */
  mandatory: string;
  /** The words for one that need not be. */
  optional: string;
};

/**
 * What differs between two contents, target by target and clause by clause. A clause that is only given another title
 * counts as one removed and one added.
 */
export const differencesOf = (before: Content, after: Content, words: Words): Difference[] => {
  const targets = paired(before.targets, after.targets, ({ indicator, comparison }) => `${indicator} ${comparison}`);
  const clauses = paired(before.clauses, after.clauses, ({ title }) => title);
  return [
    ...targets.flatMap(({ before: was, after: is }): Difference[] => {
      const { title, unit } = words.indicator((is ?? was)?.indicator ?? '');
      // Whether it must be reached is told only where that has changed, or where the target is new or gone.
      const told = was === null || is === null || was.mandatory !== is.mandatory;
      const textOf = (target: TargetContent | null) =>
        target &&
        [targetText(target, unit), told ? words[target.mandatory ? 'mandatory' : 'optional'] : '']
          .filter(Boolean)
          .join(' ');
      const [first, second] = [textOf(was), textOf(is)];
      if (first === second) return [];
      return [{ part: 'TARGET', change: changeOf(first, second), title, before: first, after: second }];
    }),
    ...clauses.flatMap(({ before: was, after: is }): Difference[] => {
      const [first, second] = [was?.text ?? null, is?.text ?? null];
      if (first === second) return [];
      return [
        {
          part: 'CLAUSE',
          change: changeOf(first, second),
          title: (is ?? was)?.title ?? '',
          before: first,
          after: second,
        },
      ];
    }),
  ];
};

/** The words of a target's line between its name and the years before: (must): at least 71.00. */
const withoutYears = (line: string, title: string): string => {
  const rest = line.startsWith(title) ? line.slice(title.length) : line;
  return rest.split('\u3002')[0] ?? rest;
};

/**
 * A changed target in short: without its name and the years before, which stand beside it, and without what both sides
 * have in common at their beginning. Other changes stay as they are.
 */
export const inShort = ({ part, title, before, after }: Difference): Pick<Difference, 'before' | 'after'> => {
  if (part !== 'TARGET') return { before, after };
  const [was, is] = [before, after].map((line) => (line === null ? null : withoutYears(line, title)));
  if (typeof was !== 'string' || typeof is !== 'string') return { before: was ?? null, after: is ?? null };
  const colon = was.indexOf('\uff1a') + 1;
  return was.slice(0, colon) === is.slice(0, colon)
    ? { before: was.slice(colon), after: is.slice(colon) }
    : { before: was, after: is };
};
