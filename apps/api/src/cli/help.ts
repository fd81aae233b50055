import type { Text } from '@plumbline/terms';

/** What holds for every command; stands below the list of commands. */
export const generalHelp: Text = [
  `
查看某个命令的用法：plumbline 命令 --help，如 plumbline import scores --help
退出码：0 完成；1 被拒绝或失败，没有改动任何内容；2 用法不对；3 按要求只完成了一部分（--accept-good-rows）。
结果写到标准输出，说明写到标准错误；--json 时标准输出只有一个 JSON 文档。
数据在 PLUMBLINE_HOME 文件夹（默认 .plumbline），数据库由 DATABASE_URL 指定（默认用内置的），语言由 PLUMBLINE_LANG 指定（zh 或 en）。
服务器在运行时也能用，migrate 除外。`,
  `
How a command is used: plumbline COMMAND --help, as in plumbline import scores --help
Exit codes: 0 done; 1 refused or failed, with nothing changed; 2 wrong usage; 3 done in part as asked
(--accept-good-rows).
Results go to stdout, remarks to stderr; with --json stdout holds one JSON document and nothing else.
The data are in the folder PLUMBLINE_HOME (.plumbline if unset), the database is DATABASE_URL (the embedded one if
unset), the language PLUMBLINE_LANG (zh or en).
All commands but migrate work beside a running server.`,
];

/** How every import judges and what it answers. */
const imports: Text = [
  `
先核对每一行，再写入：只要有一行有问题，整个文件都不导入，除非加 --accept-good-rows。
编码 UTF-8、UTF-16（带 BOM）、GB18030/GBK 和分隔符（逗号、制表符、分号）自动识别，也可用 .xlsx。
--json 输出 { rows, accepted, fileError, rejected: [{ line, column, code, found }], warnings: [{ line, code }] } 及更多；
行号从表头（第 1 行）数起。各代码的含义见 README。`,
  `
Every row is judged before anything is written: one bad row refuses the whole file, unless --accept-good-rows is given.
UTF-8, UTF-16 with BOM and GB18030/GBK, and commas, tabs or semicolons are told apart; .xlsx is read as well.
--json prints { rows, accepted, fileError, rejected: [{ line, column, code, found }], warnings: [{ line, code }] } and
more; lines count from the header, line 1. What each code means stands in the README.`,
];

const columns = {
  findings: ['校片、问题，可另有责任人、要求、期限等', 'Campus and Finding; more where they are there'],
  scores: [
    '学校、学籍号或学号，各学科一列或“成绩”一列；班级、姓名、入学成绩有这一列就必填',
    'school, pupil, and one column per subject or score; class, name and prior have to be filled where they are there',
  ],
  roster: ['学校、班级、姓名、学籍号或学号', 'school, class, name and pupil'],
  staff: ['姓名、工号、单位、岗位', 'name, staffNo, unit and role'],
  'county-results': [
    '学校、教师或工号、学科、年级、平均分、名次、参评人数；或学科、年级、平均分、标准差',
    '学校, 教师 or 工号, 学科, 年级, 平均分, 名次, 参评人数; or 学科, 年级, 平均分, 标准差',
  ],
} as const satisfies Readonly<Record<string, Text>>;

/** A command that imports a sheet. */
export type Sheet = keyof typeof columns;

/** What stands below the options of a command that imports a sheet. */
export const importHelp = (sheet: Sheet): Text => [
  `\n列：${columns[sheet][0]}。${imports[0]}`,
  `\nColumns: ${columns[sheet][1]}.${imports[1]}`,
];
