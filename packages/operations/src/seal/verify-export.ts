import { type Chain, chains, digestOf } from './chain.ts';
import { ChainChecker, type Fault, type Read } from './check-chain.ts';
import { exportFormat } from './export-record.ts';
import { judgeStatements } from './judge-statements.ts';
import { isStatement, type Statement } from './statement.ts';
import type { CheckedChain, CheckedTown } from './verify-record.ts';

/** A file that is no exported record, and why: the number of the line. */
export class NotAnExport extends Error {
  override readonly name = 'NotAnExport';
  readonly line: number;
  constructor(line: number) {
    super(`Line ${line} is none of an exported record.`);
    this.line = line;
  }
}

const isChain = (value: unknown): value is Chain => chains.includes(value as Chain);

const parse = (text: string, line: number): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object') return value as Readonly<Record<string, unknown>>;
  } catch {
    // falls through to the one answer for every line that is not ours
  }
  throw new NotAnExport(line);
};

const between = '},"event":';

/** A line with a seal; the event is taken as the text that stands there, since the digest is of that text. */
const readSeal = (text: string, line: number): Read => {
  const at = text.indexOf(between);
  if (at < 0 || !text.endsWith('}')) throw new NotAnExport(line);
  const seal = parse(text.slice('{"seal":'.length, at + 1), line);
  const event = text.slice(at + between.length, -1);
  const read = { ...(seal as unknown as Omit<Read, 'found'>), found: event === 'null' ? null : digestOf(event) };
  const { position, recordId, version, digest, previous, hash, sealedAt } = read;
  const fits =
    [position, recordId, version].every(Number.isSafeInteger) &&
    [digest, previous, hash, sealedAt].every((value) => typeof value === 'string');
  if (!fits) throw new NotAnExport(line);
  return read;
};

/** A chain while it is read: what was signed about it comes first, then its seals, then its end. */
class Part {
  readonly chain: Chain;
  readonly #town: CheckedTown;
  readonly #trusted: readonly Statement[];
  readonly #found: Statement[] = [];
  #judged: ReturnType<typeof judgeStatements> | null = null;
  #checker: ChainChecker | null = null;
  #ended: number | null = null;

  constructor(town: CheckedTown, chain: Chain, trusted: readonly Statement[]) {
    this.#town = town;
    this.chain = chain;
    this.#trusted = trusted.filter(({ statement }) => statement.townId === town.id && statement.chain === chain);
  }

  #start(): { readonly checker: ChainChecker; readonly judged: ReturnType<typeof judgeStatements> } {
    this.#judged ??= judgeStatements(this.chain, this.#found, this.#trusted);
    this.#checker ??= new ChainChecker(this.#town.id, this.chain, this.#judged.good);
    return { checker: this.#checker, judged: this.#judged };
  }

  /** @returns false where a statement has no place any more */
  state(statement: Statement): boolean {
    if (this.#checker !== null || statement.statement.chain !== this.chain) return false;
    this.#found.push(statement);
    return true;
  }

  add(read: Read): void {
    this.#start().checker.add(read);
  }

  end(events: number): void {
    this.#ended = events;
  }

  close(): CheckedChain {
    const { checker, judged } = this.#start();
    const { faults, more } = checker.end();
    const whole = this.#ended === checker.count;
    const cut: Fault[] = whole ? [] : [{ kind: 'incomplete', part: 'end', chain: this.chain, position: null }];
    return {
      townId: this.#town.id,
      town: this.#town.code,
      chain: this.chain,
      events: checker.count,
      statements: judged.good.length,
      waiting: 0,
      payloads: 0,
      erased: 0,
      faults: [...judged.faults, ...faults, ...cut],
      more,
    };
  }
}

/**
 * Checks an exported record, or several one after the other, from its lines alone.
 * @param trusted statements that were kept elsewhere; without any, the file is only as trustworthy as its own statements
 * @throws NotAnExport where a line is none of an export
 */
export const verifyExport = async (
  lines: AsyncIterable<string> | Iterable<string>,
  trusted: readonly Statement[] = [],
): Promise<readonly CheckedChain[]> => {
  const checked: CheckedChain[] = [];
  let town: CheckedTown | null = null;
  let part: Part | null = null;
  let number = 0;
  for await (const text of lines) {
    number += 1;
    if (text.startsWith('{"seal":')) {
      if (part === null) throw new NotAnExport(number);
      part.add(readSeal(text, number));
      continue;
    }
    if (text.trim() === '') continue;
    const value = parse(number === 1 ? text.replace(/^\uFEFF/, '') : text, number);
    const isHeader = value['format'] === exportFormat && Number.isSafeInteger(value['townId']);
    const isBeginning = town !== null && isChain(value['chain']);
    if (isHeader || isBeginning) {
      if (part !== null) checked.push(part.close());
      part = null;
      if (isHeader) town = { id: Number(value['townId']), code: String(value['town']) };
      else if (town !== null && isChain(value['chain'])) part = new Part(town, value['chain'], trusted);
    } else if (part !== null && isStatement(value)) {
      if (!part.state(value)) throw new NotAnExport(number);
    } else if (part !== null && value['end'] === part.chain) part.end(Number(value['events']));
    else throw new NotAnExport(number);
  }
  if (town === null) throw new NotAnExport(number);
  if (part !== null) checked.push(part.close());
  return checked;
};
