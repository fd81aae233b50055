import { readFile } from 'node:fs/promises';
import {
  type CheckedChain,
  type Deps,
  exportRecord,
  faultText,
  isSigned,
  listTowns,
  NotAnExport,
  readStatements,
  type Statement,
  statementsNow,
  townFacts,
  verifyExport,
  verifyRecord,
} from '@plumbline/operations';
import { say, type Text } from '@plumbline/terms';
import { linesOf } from '../audit/lines.ts';
import { writeWhole } from '../audit/write-whole.ts';
import { keptRecordKey } from '../record-key.ts';
import { Refusal } from '../refusal.ts';
import { locale, print, printJson, remark, word } from './output.ts';
import { withProduct } from './session.ts';

/** Of which town; all of them if left out. */
export type AuditTown = { town?: string };
export type VerifyOptions = AuditTown & { file?: string; statement?: string; json?: boolean };

const townsOf = async (deps: Deps, { town: code }: AuditTown) => {
  const towns = await listTowns(deps);
  const chosen = code === undefined ? towns : towns.filter((town) => town.code === code);
  if (chosen.length === 0)
    throw new Refusal(noTown, { found: code ?? '-', codes: towns.map((town) => town.code).join(', ') || '-' });
  return chosen;
};

/** Writes the record of the towns into a file: both chains, the confidential one too, since whoever runs the server asks. */
export const exportRecordCommand = (file: string, options: AuditTown): Promise<void> =>
  withProduct(async ({ product: { deps } }) => {
    const towns = await townsOf(deps, options);
    async function* parts() {
      for (const { id } of towns) yield* exportRecord(deps, await townFacts(deps, id));
    }
    await writeWhole(file, parts()).catch((error: NodeJS.ErrnoException) => {
      throw error.syscall === undefined ? error : new Refusal(unwritable, { file, why: error.code ?? '' });
    });
    remark(word(exported, { file, towns: towns.length }));
  });

/** Signs where the record stands now: to a file, which is then to be kept elsewhere, or to stdout. */
export const statementCommand = (file: string | undefined, options: AuditTown): Promise<void> =>
  withProduct(async ({ product: { deps } }) => {
    const statements: Statement[] = [];
    for (const { id } of await townsOf(deps, options))
      statements.push(...(await statementsNow(deps, await townFacts(deps, id))));
    if (statements.length === 0) throw new Refusal(noStatement);
    const text = statements.map((statement) => `${JSON.stringify(statement)}\n`).join('');
    if (file === undefined) return print(text.trimEnd());
    async function* whole() {
      yield text;
    }
    await writeWhole(file, whole()).catch((error: NodeJS.ErrnoException) => {
      throw error.syscall === undefined ? error : new Refusal(unwritable, { file, why: error.code ?? '' });
    });
    remark(word(written, { file, count: statements.length }));
  });

/** Reads statements that were kept elsewhere; each has to be signed as it stands, or nothing can be built on it. */
const trustedOf = async (file: string | undefined): Promise<readonly Statement[]> => {
  if (file === undefined) return [];
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(unreadable, { file, why: error.code ?? '' });
  });
  const statements = readStatements(text);
  if (statements === null) throw new Refusal(notStatement, { file });
  if (!statements.every(isSigned)) throw new Refusal(notSigned, { file });
  return statements;
};

const verifyFile = async (file: string, trusted: readonly Statement[]): Promise<readonly CheckedChain[]> => {
  try {
    return await verifyExport(linesOf(file), trusted);
  } catch (error) {
    if (error instanceof NotAnExport) throw new Refusal(notExport, { file, line: error.line });
    const { code, syscall } = error as NodeJS.ErrnoException;
    throw syscall === undefined ? error : new Refusal(unreadable, { file, why: code ?? '' });
  }
};

const report = (checked: readonly CheckedChain[], trusted: readonly Statement[], json: boolean): number => {
  const faults = checked.reduce((sum, chain) => sum + chain.faults.length + chain.more, 0);
  const ok = faults === 0;
  if (json) {
    const chains = checked.map((chain) => ({
      ...chain,
      faults: chain.faults.map((fault) => ({ ...fault, text: say(faultText(fault), locale) })),
    }));
    printJson({ ok, chains });
    return ok ? 0 : 1;
  }
  for (const { town, faults: found, more } of checked) {
    for (const fault of found) print(`${town} ${say(faultText(fault), locale)}`);
    if (more > 0) print(word(further, { town, more }));
  }
  const sum = (read: (chain: CheckedChain) => number) => checked.reduce((all, chain) => all + read(chain), 0);
  print(
    word(ok ? sound : unsound, {
      faults,
      events: sum(({ events }) => events),
      statements: sum(({ statements }) => statements),
      payloads: sum(({ payloads }) => payloads),
      waiting: sum(({ waiting }) => waiting),
    }),
  );
  if (ok && trusted.length === 0) remark(word(untrusted));
  return ok ? 0 : 1;
};

/**
 * Verifies the record: of the database, or of an exported file alone, which needs neither database nor server.
 * @returns the exit code: 0 where it is whole, 1 where anything is wrong
 * @throws Refusal where a file cannot be read or is none
 */
export const verifyRecordCommand = async (options: VerifyOptions): Promise<number> => {
  const { file, json = false } = options;
  const trusted = await trustedOf(options.statement);
  if (file !== undefined) return report(await verifyFile(file, trusted), trusted, json);
  return withProduct(async ({ environment, product: { deps } }) => {
    const publicKey = (await keptRecordKey(environment.home)) ?? undefined;
    const towns = await townsOf(deps, options);
    return report(await verifyRecord(deps, towns, { trusted, publicKey }), trusted, json);
  });
};

const noTown: Text = [
  '没有代码为 {found} 的镇；现有：{codes}。',
  'There is no town with the code {found}; there are: {codes}.',
];
const exported: Text = [
  '{towns} 个镇的运行记录已写入 {file}：不含填写的文字、附件和姓名，只有它们的校验码。',
  'The record of {towns} towns is in {file}: without what people wrote, files or names, with their digests.',
];
const written: Text = [
  '{count} 份声明已写入 {file}。请存到这台电脑以外的地方。',
  '{count} statements are in {file}. Keep it somewhere else than on this computer.',
];
const noStatement: Text = [
  '还没有封存过记录，没有可以声明的内容。请先运行服务器或 plumbline worker。',
  'Nothing is sealed yet, so there is nothing to state. Run the server or “plumbline worker” first.',
];
const unreadable: Text = [
  '打不开文件 {file}（{why}）。请核对路径。',
  'The file {file} cannot be opened ({why}). Check the path.',
];
const unwritable: Text = [
  '不能写入 {file}（{why}）。请换一个位置。',
  '{file} cannot be written ({why}). Choose another place.',
];
const notStatement: Text = [
  '{file} 里没有声明；请用 plumbline audit statement 或“运行记录”页面下载的文件。',
  '{file} holds no statement; use the file of “plumbline audit statement” or of the page “The record”.',
];
const notSigned: Text = [
  '{file} 里的声明签名无效，被改动过，不能作为依据。',
  'The signature of a statement in {file} is not valid; it was altered and proves nothing.',
];
const notExport: Text = [
  '{file} 第 {line} 行不是导出的运行记录；请用 plumbline audit export 得到的文件。',
  'Line {line} of {file} is none of an exported record; use the file of “plumbline audit export”.',
];
const sound: Text = [
  '校验了 {events} 条记录、{statements} 份声明和 {payloads} 份填写内容，全部相符；另有 {waiting} 条还没有封存。',
  'Verified {events} events, {statements} statements and {payloads} contents: all agree; {waiting} events are not sealed yet.',
];
const unsound: Text = [
  '校验了 {events} 条记录、{statements} 份声明和 {payloads} 份填写内容，{faults} 处不符。',
  'Verified {events} events, {statements} statements and {payloads} contents: {faults} faults.',
];
const further: Text = ['{town} 另有 {more} 处不符没有列出。', '{town}: {more} further faults are not listed.'];
const untrusted: Text = [
  '末尾被截去或整段重做，只有与存放在别处的声明比对才能发现：请加 --statement。',
  'That an end was cut off or made anew shows only beside a statement that was kept elsewhere: add --statement.',
];
