#!/usr/bin/env node
import { say } from '@plumbline/terms';
import { Command, CommanderError } from 'commander';
import { loadDemoTown, showDemoAccounts } from './cli/demo.ts';
import { examine } from './cli/doctor.ts';
import { type ImportFindingsOptions, importFindingsCommand } from './cli/import.ts';
import { locale, print, remark, word } from './cli/output.ts';
import { migrateAlone } from './cli/session.ts';
import { createRealTown, type TownOptions } from './cli/town.ts';
import { work } from './cli/worker.ts';
import { faultOf } from './fault.ts';
import { createLog } from './log.ts';
import { refusalText } from './refusal.ts';

/** Done; refused or failed with nothing changed; wrong usage. */
const exitCodes = { done: 0, refused: 1, usage: 2 } as const;

const program = new Command('plumbline')
  .description(word(['准绳的命令', 'Commands of Plumbline']))
  .exitOverride()
  .showHelpAfterError();

program
  .command('migrate')
  .description(word(['升级数据库；须先停止服务器', 'bring the database up to date; the server has to be stopped']))
  .action(async () => {
    const applied = await migrateAlone();
    for (const name of applied) print(name);
    remark(word(['数据库已是最新。', 'The database is up to date.']));
  });

program
  .command('town')
  .description(word(['镇', 'towns']))
  .command('create')
  .argument('<name>', word(['镇名', 'name of the town']))
  .option('--calendar <file>', word(['校历文件（JSON）', 'calendar as a JSON file']))
  .option('--code <code>', word(['镇代码，登录名的前半', 'code of the town, the first half of user names']))
  .option('--login <login>', word(['首位管理员的登录名', 'login of the first administrator']), 'admin')
  .option('--json', 'JSON')
  .description(word(['建立一个空的真实的镇', 'make an empty real town']))
  .action((name: string, options: TownOptions) => createRealTown(name, options));

const demo = program.command('demo').description(word(['演示镇', 'the demo town']));
demo
  .command('load')
  .description(word(['装入演示镇', 'load it']))
  .action(loadDemoTown);
demo
  .command('accounts')
  .option('--json', word(['含 API 密钥的 JSON', 'JSON with API keys']))
  .description(word(['显示演示账号', 'show its accounts']))
  .action(showDemoAccounts);

program
  .command('worker')
  .description(
    word([
      '提醒、发信等后台工作，直到收到 SIGTERM',
      'the background work (reminders, mail) until it is ended by SIGTERM',
    ]),
  )
  .action(work);

program
  .command('import')
  .description(word(['导入', 'imports']))
  .command('findings')
  .argument('<file>', word(['整改台账（.xlsx 或 .csv）', 'ledger of findings (.xlsx or .csv)']))
  .option('--town <code>', word(['镇代码；只有一个镇时不用写', 'code of the town, where there are several']))
  .option(
    '--as <login>',
    word(['以谁的名义；默认首位管理员', 'login of who acts; the first administrator if left out']),
  )
  .option('--dry-run', word(['只核对，不写入', 'judge it and write nothing']))
  .option('--accept-good-rows', word(['有问题的行除外，其余照导', 'take the good rows of a file that has bad ones']))
  .option('--json', 'JSON')
  .description(word(['导入整改台账', 'import a ledger of findings']))
  .action(async (file: string, options: ImportFindingsOptions) => {
    process.exitCode = await importFindingsCommand(file, options);
  });

program
  .command('doctor')
  .option('--json', 'JSON')
  .description(word(['重放全部记录，核对每件事项', 'replay all events and check every record']))
  .action(async (options: { json?: boolean }) => {
    process.exitCode = await examine(options);
  });

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  // Commander has already said what is wrong; asking for help is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  const text = refusalText(error);
  if (text) remark(say(text, locale));
  else {
    remark(word(['命令没有完成，没有改动任何内容。', 'The command failed; nothing was changed.']));
    createLog().error(faultOf(error), 'command');
  }
  return exitCodes.refused;
}
