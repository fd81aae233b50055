import { askRules, type RulesAnswer, type RulesInput, readRulesInput } from '@plumbline/rules';
import { type Result, resultOf } from '../results.ts';
import { interleave } from '../rounds.ts';
import { say, timed } from '../say.ts';
import type { Settings } from '../settings.ts';
import { drawCounty } from './county.ts';

/** Evaluating them and putting them through the rules may take so long. */
const allowedSeconds = 60;

/** Throws unless every agreement was evaluated and every rule put somebody forward, so that what is timed was done. */
export const checkAll = (agreementCount: number, { agreements }: RulesInput, { proposals }: RulesAnswer): void => {
  const evaluated = agreements.filter(({ outcome }) => outcome !== 'notEvaluated').length;
  if (evaluated !== agreementCount) throw new Error(`${evaluated} of ${agreementCount} agreements were evaluated.`);
  const silent = ['A', 'B', 'C', 'D'].filter((rule) => !proposals.some((proposal) => proposal.rule === rule));
  if (silent.length > 0) throw new Error(`Rules ${silent.join()} put nobody forward; expected all four to.`);
};

/** Measures agreements from JSON through evaluation and rules A to D, in seconds; the floor only parses the same text. */
export const measureRules = async ({ rounds }: Settings, agreementCount = 100_000): Promise<Result[]> => {
  const text = await timed('the county', async () => drawCounty(agreementCount));
  const seconds = (work: () => void) => async (): Promise<number> => {
    const began = performance.now();
    work();
    return (performance.now() - began) / 1000;
  };
  const found = await interleave(
    Math.min(rounds, 3),
    {
      ours: seconds(() => {
        const input = readRulesInput(JSON.parse(text));
        checkAll(agreementCount, input, askRules(input));
      }),
      floor: seconds(() => void JSON.parse(text)),
    },
    say,
  );
  return [
    resultOf(
      `${agreementCount.toLocaleString('en')} agreements evaluated, through rules A to D; floor: JSON.parse`,
      's',
      found,
      { ours: allowedSeconds, bound: 'atMost' },
    ),
  ];
};
