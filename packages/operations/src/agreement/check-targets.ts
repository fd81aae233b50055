import { compareFractions, decimal, indicators, isIndicator, type Party } from '@plumbline/rules';
import type { Target } from '@plumbline/workflows';
import type { InputFault } from '../record/parse-input.ts';

const highest = decimal('100');

const faultOf = (target: Target, party: Party, earlier: readonly Target[]): InputFault['text'] | null => {
  const { indicator, comparison, value } = target;
  if (!isIndicator(indicator))
    return [
      `没有“${indicator}”这个指标；可用：${Object.keys(indicators).join('、')}`,
      `There is no indicator “${indicator}”; there are: ${Object.keys(indicators).join(', ')}`,
    ];
  const { title, parties } = indicators[indicator];
  if (!(parties as readonly Party[]).includes(party))
    return [
      `“${title[0]}”不适用于这类责任书，请去掉`,
      `“${title[1]}” does not suit this kind of agreement; leave it out`,
    ];
  if (earlier.some((other) => other.indicator === indicator && other.comparison === comparison))
    return [`“${title[0]}”写了两次，请去掉一条`, `“${title[1]}” is given twice; leave one out`];
  if (compareFractions(decimal(value), highest) > 0)
    return [
      `“${title[0]}”的目标是 ${value}，应在 0 到 100 之间`,
      `The target for “${title[1]}” is ${value}; 0 to 100 was expected`,
    ];
  return null;
};

/** What is wrong with the targets of an agreement, each at its place. */
export const faultsOfTargets = (targets: readonly Target[], party: Party): readonly InputFault[] =>
  targets.flatMap((target, index) => {
    const text = faultOf(target, party, targets.slice(0, index));
    return text === null ? [] : [{ path: ['targets', String(index)], text }];
  });
