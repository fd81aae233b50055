import type { Text } from '@plumbline/terms';

/** An input that runs: the plan's own example for rule A, and a teacher on the ladder of rule D. */
const simulateExample = {
  agreements: [
    {
      name: '东片',
      targets: [{ indicator: 'composite', comparison: 'atLeast', value: '70.00', mandatory: true }],
      results: { composite: '69.995' },
    },
  ],
  rules: {
    settings: { rules: ['A', 'B', 'C', 'D'], lastCampuses: 2, lastOf: 'missed' },
    year: 2025,
    campuses: [
      { id: 'east', name: '东片', composite: '66', n: 63, estimate: { effect: -3.7, se: 1.4 } },
      { id: 'west', name: '西片', composite: '70', n: 97, estimate: { effect: -2.3, se: 1.2 } },
      { id: 'south', name: '南片', composite: '77', n: 84, estimate: { effect: -1.2, se: 1.3 } },
      { id: 'north', name: '北片', composite: '69', n: 80, estimate: { effect: 0.4, se: 1.3 } },
    ],
    persons: [
      { id: 'zhou', name: '周敏', partyMember: true, administrative: true },
      { id: 'qian', name: '钱立', partyMember: true },
      { id: 'sun', name: '孙芳', administrative: true },
      { id: 'tang', name: '唐杰', partyMember: true, administrative: true },
      {
        id: 'lin',
        name: '林悦',
        years: [
          {
            year: 2024,
            outcome: 'missed',
            county: [
              {
                subject: '数学',
                grade: 5,
                mean: '58.2',
                place: 59,
                compared: 60,
                groupMean: '71.4',
                groupSd: '6.1',
                n: 41,
              },
            ],
          },
          {
            year: 2025,
            county: [
              {
                subject: '数学',
                grade: 6,
                mean: '57.0',
                place: 50,
                compared: 60,
                groupMean: '70.2',
                groupSd: '6.0',
                n: 40,
              },
            ],
          },
        ],
      },
    ],
    agreements: [
      {
        id: '1',
        party: 'campusHead',
        campus: 'east',
        person: 'zhou',
        outcome: 'missed',
        evaluatedOn: '2026-07-10',
      },
      {
        id: '2',
        party: 'campusHead',
        campus: 'west',
        person: 'qian',
        targets: [{ indicator: 'composite', comparison: 'atLeast', value: '72' }],
        results: { composite: '70' },
        evaluatedOn: '2026-07-10',
      },
      {
        id: '3',
        party: 'campusHead',
        campus: 'south',
        person: 'sun',
        outcome: 'missed',
        evaluatedOn: '2026-07-10',
      },
      {
        id: '4',
        party: 'campusHead',
        campus: 'north',
        person: 'tang',
        outcome: 'met',
        evaluatedOn: '2026-07-10',
      },
      { id: '5', party: 'teacher', campus: 'east', person: 'lin', outcome: 'missed', evaluatedOn: '2026-07-10' },
    ],
  },
};

const fields: Text = [
  `
文件是一个 JSON 对象，两部分可以只写一部分：
  agreements  试算责任书：目标 targets 和结果 results
  rules       规则 A 到 D 会提出什么（只提出，由机构决定）
rules 里：
  settings    rules（启用哪几条，默认四条）、lastCampuses（2）、lastOf（missed 未完成的校片，all 全部校片）、
              lastTeachers（3）、improvementBy（standardScore 或 lineRate）、holdPercent（90）、smallGroup（10）
  year        学年开始的年份
  campuses    id、name、composite、passRate、excellentRate、n 学生数、estimate（effect、se）
  persons     id、name、partyMember、administrative、years（规则 D：year、outcome、training、county）
  county      subject、grade、mean、place（1 为最好）、compared、groupMean、groupSd、lineRate、n、
              sharesPlace（同名次的其他人数）、group（estimates 全县这一组，own 本人是第几个，从 0 起）
  agreements  id、party（campusHead、department、leaderInCharge、linkedLeader、teacher）、campus、person、
              outcome（met、missed、notEvaluated）或 targets 加 results、evaluatedOn
没有的数据不写或写 null。--json 回答 { agreements, rules: { proposals, notes } }。

例子（存为 try.json）：
`,
  `
The file is one object of JSON; either part may be left out:
  agreements  agreements to try out: targets and results
  rules       what rules A to D would propose (they only propose, a body decides)
In rules:
  settings    rules (which are on; all four if left out), lastCampuses (2), lastOf (missed: of the campuses
              that missed, all: of all campuses), lastTeachers (3), improvementBy (standardScore or lineRate),
              holdPercent (90), smallGroup (10)
  year        in which the plan year begins
  campuses    id, name, composite, passRate, excellentRate, n pupils, estimate (effect, se)
  persons     id, name, partyMember, administrative, years (rule D: year, outcome, training, county)
  county      subject, grade, mean, place (1 is the best), compared, groupMean, groupSd, lineRate, n,
              sharesPlace (how many others have the same place), group (estimates of the county's whole
              group, own: which of them is this teacher's, from 0)
  agreements  id, party (campusHead, department, leaderInCharge, linkedLeader, teacher), campus, person,
              outcome (met, missed, notEvaluated) or targets and results, evaluatedOn
What there is no data for is left out or null. --json answers { agreements, rules: { proposals, notes } }.

Example (save it as try.json):
`,
];

const width = 130;

/** JSON whose short objects and lists stand on one line. */
const written = (value: unknown, indent = ''): string => {
  const line = JSON.stringify(value, null, 1).replace(/\s*\n\s*/g, ' ');
  if (value === null || typeof value !== 'object' || indent.length + line.length <= width) return line;
  const inner = `${indent}  `;
  const rows = Array.isArray(value)
    ? value.map((each) => inner + written(each, inner))
    : Object.entries(value).map(([key, each]) => `${inner}${JSON.stringify(key)}: ${written(each, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${rows.join(',\n')}\n${indent}${close}`;
};

const example = `${written(simulateExample)}\n`;

/** What `simulate --help` says beside its options: the file's fields, and an example that runs. */
export const simulateHelp: Text = [fields[0] + example, fields[1] + example];
