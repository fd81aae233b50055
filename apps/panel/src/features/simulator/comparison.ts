import type { SimulatedResult, SimulatedSet } from './documents.ts';

/** What each set would have made of somebody's year; nothing where a set or year has none for them. */
export interface ComparedCell {
  readonly year: number;
  readonly results: readonly (SimulatedResult | null)[];
  /** The sets do not agree. */
  readonly differs: boolean;
}

/** Somebody over the years. */
export interface ComparedRow {
  readonly id: string;
  readonly name: string;
  readonly more: string | null;
  readonly cells: readonly ComparedCell[];
  readonly differs: boolean;
}

const keyOf = ({ party, id }: SimulatedResult): string => `${party} ${id}`;

/** Years that any set has, earliest first, by their titles. */
export const yearsOf = (sets: readonly SimulatedSet[]): readonly { year: number; title: string }[] =>
  [...new Map(sets.flatMap(({ years }) => years.map(({ year, title }) => [year, title] as const)))]
    .map(([year, title]) => ({ year, title }))
    .sort((a, b) => a.year - b.year);

/** Everybody in the order of the answer, campuses before teachers, with what each set makes of each year. */
export const compareSets = (sets: readonly SimulatedSet[]): readonly ComparedRow[] => {
  const years = yearsOf(sets);
  const found = sets.map(
    (set) =>
      new Map(
        set.years.flatMap(({ year, results }) =>
          results.map((result) => [`${year} ${keyOf(result)}`, result] as const),
        ),
      ),
  );
  const everybody = new Map(
    sets.flatMap(({ years: all }) => all.flatMap(({ results }) => results.map((one) => [keyOf(one), one] as const))),
  );
  const rows = [...everybody].map(([key, { name, party, campusName }]): ComparedRow => {
    const cells = years.map(({ year }): ComparedCell => {
      const results = found.map((byKey) => byKey.get(`${year} ${key}`) ?? null);
      const outcomes = new Set(results.map((result) => result?.outcome ?? null));
      return { year, results, differs: outcomes.size > 1 };
    });
    return {
      id: key,
      name,
      more: party === 'CAMPUS_HEAD' ? null : campusName,
      cells,
      differs: cells.some(({ differs }) => differs),
    };
  });
  return rows.sort((a, b) => Number(a.more !== null) - Number(b.more !== null));
};

/** How much of what is found may be chance: nearly all of it, half or more, or less than half; none where it cannot be told. */
export const verdictOf = (found: number, byChance: number | null): 'luck' | 'mixed' | 'real' | null => {
  if (byChance === null || found === 0) return null;
  const share = byChance / found;
  if (share >= 0.8) return 'luck';
  return share >= 0.5 ? 'mixed' : 'real';
};

/** A bar and its line by chance in percent of the longest of all. */
export const barOf = (
  found: number,
  byChance: number | null,
  longest: number,
): { readonly width: number; readonly mark: number | null } => {
  const all = Math.max(longest, 1);
  return { width: (found / all) * 100, mark: byChance === null ? null : Math.min(100, (byChance / all) * 100) };
};
