#!/usr/bin/env node
import type { CreateMissing } from '@plumbline/operations';
import { say, type Text } from '@plumbline/terms';
import { Command, CommanderError } from 'commander';
import { type AnalyseOptions, analyseCommand, groupingOf } from './cli/analyse.ts';
import {
  type AuditTown,
  exportRecordCommand,
  statementCommand,
  type VerifyOptions,
  verifyRecordCommand,
} from './cli/audit.ts';
import { loadDemoTown, showDemoAccounts } from './cli/demo.ts';
import { examine } from './cli/doctor.ts';
import { verifyDossierCommand } from './cli/dossier.ts';
import { generalHelp, importHelp, type Sheet } from './cli/help.ts';
import { type ImportFindingsOptions, importFindingsCommand } from './cli/import.ts';
import {
  type CountyOptions,
  createMissingOf,
  fullMarkOf,
  importCountyCommand,
  importRosterCommand,
  importScoresCommand,
  importStaffCommand,
  type RosterOptions,
  type ScoresOptions,
  type SheetOptions,
} from './cli/import-sheet.ts';
import { locale, print, remark, word } from './cli/output.ts';
import { resetPasswordCommand } from './cli/reset-password.ts';
import { resetSecondFactorCommand } from './cli/second-factor.ts';
import { migrateAlone } from './cli/session.ts';
import { simulateCommand } from './cli/simulate.ts';
import { simulateHelp } from './cli/simulate-help.ts';
import { createRealTown, type TownOptions } from './cli/town.ts';
import { work } from './cli/worker.ts';
import { faultOf } from './fault.ts';
import { createLog } from './log.ts';
import { refusalText } from './refusal.ts';

/** Done; refused or failed with nothing changed; wrong usage. */
const exitCodes = { done: 0, refused: 1, usage: 2 } as const;

const asJson: Text = ['只输出一个 JSON 文档', 'one JSON document on stdout'];

const program = new Command('plumbline')
  .description(word(['准绳的命令', 'Commands of Plumbline']))
  .addHelpText('after', word(generalHelp))
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
  .description(word(['镇：create 建立一个空的真实的镇', 'towns: create makes an empty real one']))
  .command('create')
  .argument('<name>', word(['镇名', 'name of the town']))
  .option('--calendar <file>', word(['校历文件（JSON）', 'calendar as a JSON file']))
  .option('--code <code>', word(['镇代码，登录名的前半', 'code of the town, the first half of user names']))
  .option('--login <login>', word(['首位管理员的登录名', 'login of the first administrator']), 'admin')
  .option('--json', word(asJson))
  .description(word(['建立一个空的真实的镇', 'make an empty real town']))
  .action((name: string, options: TownOptions) => createRealTown(name, options));

const demo = program
  .command('demo')
  .description(word(['演示镇：load 装入，accounts 显示账号', 'the demo town: load it, show its accounts']));
demo
  .command('load')
  .description(word(['装入演示镇', 'load it']))
  .action(loadDemoTown);
demo
  .command('accounts')
  .option('--json', word(['含 API 密钥的 JSON', 'JSON with API keys']))
  .description(word(['显示演示账号', 'show its accounts']))
  .action(showDemoAccounts);

const account = program
  .command('account')
  .description(
    word([
      '账号：reset-password、reset-second-factor，没有别的管理员能办时用',
      'accounts: reset-password and reset-second-factor, where no other administrator can',
    ]),
  );
account
  .command('reset-second-factor')
  .argument('<login>', word(['登录名，不带镇代码', 'login, without the code of its town']))
  .option('--town <code>', word(['镇代码；只有一个镇时不用写', 'code of the town, where there are several']))
  .description(
    word([
      '重置二次验证：最后一位管理员丢了手机和备用码时用',
      'reset a second factor: for the last administrator, who lost phone and backup codes',
    ]),
  )
  .action(resetSecondFactorCommand);
account
  .command('reset-password')
  .argument('<login>', word(['登录名，不带镇代码', 'login, without the code of its town']))
  .option('--town <code>', word(['镇代码；只有一个镇时不用写', 'code of the town, where there are several']))
  .description(
    word([
      '发新的一次性密码：没有别的管理员能重置时用',
      'issue a new one-time password: where no other administrator can',
    ]),
  )
  .action(resetPasswordCommand);

program
  .command('worker')
  .description(
    word([
      '提醒、发信等后台工作，直到收到 SIGTERM',
      'the background work (reminders, mail) until it is ended by SIGTERM',
    ]),
  )
  .action(work);

const imports = program
  .command('import')
  .description(
    word([
      '从表格导入：findings、scores、roster、staff、county-results',
      'import a sheet: findings, scores, roster, staff, county-results',
    ]),
  );

const examCode: Text = ['监测的编号；没有就新开', 'code of the session; opened where there is none'];
const createMissing: [flags: string, description: string, parse: typeof createMissingOf, usual: CreateMissing] = [
  '--create-missing <which>',
  word(['添加没有的：none、pupils 或 schools', 'add what is missing: none, pupils or schools']),
  createMissingOf,
  'none',
];

/** A command that imports a sheet, with the options that all of them take. */
function importCommand(name: Sheet, file: Text, description: Text): Command {
  return imports
    .command(name)
    .argument('<file>', word(file))
    .option('--town <code>', word(['镇代码；只有一个镇时不用写', 'code of the town, where there are several']))
    .option(
      '--as <login>',
      word(['以谁的名义；默认首位管理员', 'login of who acts; the first administrator if left out']),
    )
    .option('--dry-run', word(['只核对，不写入', 'judge it and write nothing']))
    .option('--accept-good-rows', word(['有问题的行除外，其余照导', 'take the good rows of a file that has bad ones']))
    .option('--json', word(asJson))
    .description(word(description))
    .addHelpText('after', word(importHelp(name)));
}

importCommand(
  'findings',
  ['整改台账（.xlsx 或 .csv）', 'ledger of findings (.xlsx or .csv)'],
  ['导入整改台账', 'import a ledger of findings'],
).action(async (file: string, options: ImportFindingsOptions) => {
  process.exitCode = await importFindingsCommand(file, options);
});
importCommand(
  'scores',
  ['成绩表（.xlsx 或 .csv）', 'sheet of scores (.xlsx or .csv)'],
  ['导入一次监测的成绩', 'import the scores of a session'],
)
  .requiredOption('--exam <code>', word(examCode))
  .option(
    '--full-mark <points>',
    word(['新开的监测的满分，默认 100', 'full mark of a session that is opened; 100 if left out']),
    fullMarkOf,
  )
  .option('--subject <name>', word(['“成绩”一列是哪一科', 'subject that a column of scores stands for']))
  .option(...createMissing)
  .action(async (file: string, options: ScoresOptions) => {
    process.exitCode = await importScoresCommand(file, options);
  });
importCommand(
  'roster',
  ['学生名册（.xlsx 或 .csv）', 'roster of pupils (.xlsx or .csv)'],
  ['导入学生名册', 'import a roster of pupils'],
)
  .option(
    '--from <day>',
    word(['新来和转班转校从哪天起算，默认今天', 'day from which newcomers and moves count; today']),
  )
  .option(
    '--complete',
    word([
      '这是各校完整名册，名册上没有的学生离校',
      'the whole roster of its schools: pupils whom it lacks leave them',
    ]),
  )
  .option(...createMissing)
  .action(async (file: string, options: RosterOptions) => {
    process.exitCode = await importRosterCommand(file, options);
  });
importCommand(
  'staff',
  ['教职工名册（.xlsx 或 .csv）', 'roster of the staff (.xlsx or .csv)'],
  ['导入教职工，并为没有账号的人开账号', 'import the staff, with accounts for those who have none'],
).action(async (file: string, options: SheetOptions) => {
  process.exitCode = await importStaffCommand(file, options);
});
importCommand(
  'county-results',
  ['县级成绩（.xlsx 或 .csv）', 'county results (.xlsx or .csv)'],
  ['导入县里下发的成绩', 'import the results that the county hands down'],
)
  .requiredOption('--exam <code>', word(examCode))
  .action(async (file: string, options: CountyOptions) => {
    process.exitCode = await importCountyCommand(file, options);
  });

program
  .command('analyse')
  .argument('<exam>', word(['监测的编号', 'code of the session']))
  .requiredOption('--by <what>', word(['按 campus、class 或 teacher', 'by campus, class or teacher']), groupingOf)
  .option('--town <code>', word(['镇代码；只有一个镇时不用写', 'code of the town, where there are several']))
  .option(
    '--as <login>',
    word(['以谁的名义；默认首位管理员', 'login of who acts; the first administrator if left out']),
  )
  .option('--json', word(asJson))
  .description(word(['分析一次监测的成绩', 'analyse the scores of a session']))
  .action((code: string, options: AnalyseOptions) => analyseCommand(code, options));

program
  .command('simulate')
  .argument('<file>', word(['目标和结果（JSON）', 'targets and results as JSON']))
  .option('--json', word(asJson))
  .description(
    word([
      '按给定结果试算责任书，和规则 A 到 D 会提出的处置',
      'try agreements out on given results, and what rules A to D would propose',
    ]),
  )
  .addHelpText('after', word(simulateHelp))
  .action((file: string, options: { json?: boolean }) => simulateCommand(file, options));

program
  .command('dossier')
  .description(word(['处置案卷：verify 校验一份下载的案卷', 'dossiers of consequences: verify a downloaded one']))
  .command('verify')
  .argument('<file>', word(['下载的案卷文件（.html 或 .json）', 'downloaded dossier, .html or .json']))
  .option('--json', word(asJson))
  .description(word(['只用这一个文件重算全部校验码', 'recompute all hashes from the file alone']))
  .action(async (file: string, options: { json?: boolean }) => {
    process.exitCode = await verifyDossierCommand(file, options);
  });

const audit = program
  .command('audit')
  .description(word(['运行记录的封存：export、verify、statement', 'the sealed record: export, verify, statement']));
const whichTown: [flags: string, description: string] = [
  '--town <code>',
  word(['镇代码；不写为全部', 'code of the town; all of them if left out']),
];
audit
  .command('export')
  .argument('<file>', word(['写入的文件（.jsonl）', 'file to write, .jsonl']))
  .option(...whichTown)
  .description(word(['导出运行记录，不含填写的内容和姓名', 'write the record into a file, without contents and names']))
  .action((file: string, options: AuditTown) => exportRecordCommand(file, options));
audit
  .command('verify')
  .option('--file <export>', word(['只校验这个导出文件，不用数据库', 'an exported file alone, without the database']))
  .option('--statement <file>', word(['存放在别处的声明', 'statements that were kept elsewhere']))
  .option(...whichTown)
  .option('--json', word(asJson))
  .description(
    word([
      '校验运行记录：改动、删除、换位、插入、截尾、重做',
      'find what was changed, removed, reordered, put in, cut off or made anew',
    ]),
  )
  .action(async (options: VerifyOptions) => {
    process.exitCode = await verifyRecordCommand(options);
  });
audit
  .command('statement')
  .argument('[file]', word(['写入的文件；不写则显示', 'file to write; shown if left out']))
  .option(...whichTown)
  .description(
    word(['签署一份声明：记录现在到哪里，供另处存放', 'sign where the record stands now, to be kept elsewhere']),
  )
  .action((file: string | undefined, options: AuditTown) => statementCommand(file, options));

program
  .command('doctor')
  .option('--json', word(asJson))
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
