import type { Chain } from './chain.ts';
import type { Fault } from './check-chain.ts';
import { isSigned, keyIdOf, type Statement, type StatementBody } from './statement.ts';

/**
 * Tells which statements about a chain can be built on: signed as they stand, and with a key that is trusted.
 * @param found statements that lie beside the chain
 * @param trusted statements that were kept elsewhere: they count, and so does their key
 * @param publicKey a key that is trusted besides; where there is no trusted key at all, any key counts
 */
export const judgeStatements = (
  chain: Chain,
  found: readonly Statement[],
  trusted: readonly Statement[],
  publicKey?: string,
): { readonly good: readonly StatementBody[]; readonly faults: readonly Fault[] } => {
  const keys = new Set(
    [...trusted.filter(isSigned).map((each) => each.publicKey), publicKey].flatMap((key) =>
      key === undefined ? [] : [keyIdOf(key)],
    ),
  );
  const good: StatementBody[] = [];
  const faults: Fault[] = [];
  for (const each of [...found, ...trusted]) {
    const { position, day, keyId } = each.statement;
    const fault = (part: 'signature' | 'key') => faults.push({ kind: 'statement', part, chain, position, day });
    if (!isSigned(each)) fault('signature');
    else if (keys.size > 0 && !keys.has(keyId)) fault('key');
    else good.push(each.statement);
  }
  return { good: good.toSorted((a, b) => a.position - b.position || a.at.localeCompare(b.at)), faults };
};
