import { readFile } from 'node:fs/promises';
import { askRules, evaluateResults, InputFault, indicators, type Outcome, type TargetResult } from '@plumbline/rules';
import { fill, type Locale, say, type Text } from '@plumbline/terms';
import { Refusal } from '../refusal.ts';
import { table } from '../table.ts';
import { locale, print, printJson, word } from './output.ts';
import { readSimulateInput, type SimulateInput, type TriedAgreement } from './simulate-input.ts';
import { rowsOfRules } from './simulate-rules.ts';
import { outcomeWords } from './simulate-words.ts';

/** What came of a target, and why. */
export type TriedTarget = TargetResult & { readonly explanation: string };

/** What came of an agreement that was tried out. */
export interface Tried {
  readonly name: string;
  readonly outcome: Outcome;
  readonly targets: readonly TriedTarget[];
}

const comparisons = {
  atLeast: ['不低于', 'at least'],
  atMost: ['不高于', 'at most'],
} as const satisfies Record<string, Text>;

const explanations = {
  met: [
    '{title}{comparison} {value}：得到 {found}，达到，余 {margin}',
    '{title} {comparison} {value}: found {found}, met by {margin}',
  ],
  missed: [
    '{title}{comparison} {value}：得到 {found}，没达到，差 {margin}',
    '{title} {comparison} {value}: found {found}, missed by {margin}',
  ],
  none: [
    '{title}{comparison} {value}：没有数据，不评',
    '{title} {comparison} {value}: no data, so it is not evaluated',
  ],
} as const satisfies Record<string, Text>;

const explain = (target: TargetResult, reader: Locale): string => {
  const { indicator, comparison, value, found, met, margin } = target;
  const pattern = met === null ? explanations.none : met ? explanations.met : explanations.missed;
  const said = {
    title: say(indicators[indicator].title, reader),
    comparison: say(comparisons[comparison], reader),
    value,
    found: found ?? '',
    margin: (margin ?? '').replace(/^-/, ''),
  };
  const optional: Text = target.mandatory ? ['', ''] : ['（不计入达标）', ' (does not decide)'];
  return `${say(fill(pattern, said), reader)}${say(optional, reader)}`;
};

/**
 * Tries agreements out on given results, in exact decimals (decision table "Met"); nothing is read from or written to a
 * database.
 * @param reader language of the explanations
 */
export const simulate = (agreements: readonly TriedAgreement[], reader: Locale): readonly Tried[] =>
  agreements.map(({ name, targets, results }): Tried => {
    const { outcome, targets: found } = evaluateResults(targets, results);
    return { name, outcome, targets: found.map((target) => ({ ...target, explanation: explain(target, reader) })) };
  });

const rowsOfAgreements = (tried: readonly Tried[]): readonly (readonly string[])[] =>
  tried.flatMap(({ name, outcome, targets }) =>
    targets.map(({ explanation }, at) =>
      at === 0 ? [name, word(outcomeWords[outcome]), explanation] : ['', '', explanation],
    ),
  );

const read = async (file: string): Promise<SimulateInput> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(unreadable, { file, why: error.code ?? '' });
  });
  try {
    return readSimulateInput(text);
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    const [zh, en] = error.path === '-' ? error.text.map((text) => text.replace(/^-[：:] ?/u, '')) : error.text;
    throw new Refusal([`${file}：${zh}`, `${file}: ${en}`]);
  }
};

/** Shows what would come of agreements on the results in a file, and what rules A to D would propose. */
export const simulateCommand = async (file: string, { json = false }: { json?: boolean }): Promise<void> => {
  const { agreements, rules } = await read(file);
  const tried = simulate(agreements ?? [], locale);
  const answer = rules === null ? null : askRules(rules);
  if (json) {
    printJson({ agreements: tried, ...(answer === null ? {} : { rules: answer }) });
    return;
  }
  const tables = [
    ...(agreements === null ? [] : [rowsOfAgreements(tried)]),
    ...(rules === null || answer === null ? [] : [rowsOfRules(rules, answer, locale)]),
  ];
  print(tables.map((rows) => table(rows)).join('\n\n'));
};

const unreadable: Text = [
  '打不开文件 {file}（{why}）。请核对路径。',
  'The file {file} cannot be opened ({why}). Check the path.',
];
