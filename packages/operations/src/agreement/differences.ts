import type { AgreementContent } from './content.ts';
import { sectionsOf, targetLine } from './text.ts';

/** One place in which two versions of an agreement differ; what is not there is `null`. */
export interface Difference {
  readonly part: 'target' | 'clause' | 'rule';
  readonly change: 'added' | 'removed' | 'changed';
  /** Name of the target, heading of the clause or section. */
  readonly title: string;
  readonly before: string | null;
  readonly after: string | null;
}

type Entry = readonly [key: string, title: string, text: string];

const targetEntries = ({ targets }: AgreementContent): Entry[] =>
  targets.map((target) => [`${target.indicator} ${target.comparison}`, target.title, targetLine(target)]);

/** A heading may stand twice, so the second of a kind is a clause of its own. */
const clauseEntries = ({ clauses }: AgreementContent): Entry[] =>
  clauses.map(({ title, text }, index) => {
    const place = clauses.slice(0, index).filter((other) => other.title === title).length;
    return [`${title} ${place}`, title, text];
  });

const ruleEntries = (content: AgreementContent): Entry[] =>
  sectionsOf(content)
    .filter(({ key }) => key !== 'targets' && key !== 'clause')
    .map(({ key, heading, lines }) => [key, heading, lines.join('\n')]);

const between = (part: Difference['part'], previous: readonly Entry[], next: readonly Entry[]): Difference[] => {
  const before = new Map(previous.map((entry) => [entry[0], entry]));
  const after = new Map(next.map((entry) => [entry[0], entry]));
  return [
    ...next.flatMap(([key, title, text]): Difference[] => {
      const was = before.get(key);
      if (was === undefined) return [{ part, change: 'added', title, before: null, after: text }];
      return was[2] === text ? [] : [{ part, change: 'changed', title, before: was[2], after: text }];
    }),
    ...previous
      .filter(([key]) => !after.has(key))
      .map(([, title, text]): Difference => ({ part, change: 'removed', title, before: text, after: null })),
  ];
};

/** What a version changes: target by target, clause by clause, then the rules that are printed in it. */
export const differences = (previous: AgreementContent, next: AgreementContent): readonly Difference[] => [
  ...between('target', targetEntries(previous), targetEntries(next)),
  ...between('clause', clauseEntries(previous), clauseEntries(next)),
  ...between('rule', ruleEntries(previous), ruleEntries(next)),
];
