import { type AnalysedSubject, analyseExam, type Grouping } from '@plumbline/operations';
import type { Text } from '@plumbline/terms';
import { InvalidArgumentError } from 'commander';
import { Refusal } from '../refusal.ts';
import { table } from '../table.ts';
import { type ActingOptions, actingPerson } from './acting.ts';
import { print, printJson, word } from './output.ts';
import { withProduct } from './session.ts';

type By = Exclude<Grouping, 'town'>;

/** Options of `analyse`. */
export type AnalyseOptions = ActingOptions & { by: By; json?: boolean };

const groupings: readonly By[] = ['campus', 'class', 'teacher'];

/** Reads `--by`. */
export const groupingOf = (text: string): By => {
  const found = groupings.find((each) => each === text);
  if (found === undefined)
    throw new InvalidArgumentError(word(['应为 campus、class 或 teacher。', 'Expected campus, class or teacher.']));
  return found;
};

const number = (value: number | null, places: number): string => (value === null ? '-' : value.toFixed(places));
const percent = (rate: number | null): string => (rate === null ? '-' : `${(rate * 100).toFixed(1)} %`);
const whole = (value: number | null): string => (value === null ? '-' : String(value));

const headings: readonly Text[] = [
  ['组', 'group'],
  ['人数', 'n'],
  ['平均', 'mean'],
  ['标准差', 'sd'],
  ['及格', 'pass'],
  ['优秀', 'excellent'],
  ['低分', 'low'],
  ['名次', 'rank'],
];
const addedHeadings: readonly Text[] = [
  ['校正差', 'effect'],
  ['95% 区间', '95 %'],
  ['名次可能在', 'ranks'],
  ['末二概率', 'p last 2'],
];

const rowsOf = ({ groups, model }: AnalysedSubject): string[][] => {
  const raw = headings.map((heading) => word(heading));
  const added = addedHeadings.map((heading) => word(heading));
  return [
    model === null ? raw : [...raw, ...added],
    ...groups.map((group) => {
      const cells = [
        group.group,
        String(group.n),
        number(group.mean, 2),
        number(group.sd, 2),
        percent(group.pass),
        percent(group.excellent),
        percent(group.low),
        whole(group.rank),
      ];
      if (model === null) return cells;
      const interval = group.lo === null ? '-' : `${number(group.lo, 2)} .. ${number(group.hi, 2)}`;
      const ranks = group.rankLo === null ? '-' : `${group.rankLo}-${whole(group.rankHi)}`;
      return [...cells, number(group.effect, 2), interval, ranks, number(group.pLast2, 3)];
    }),
  ];
};

/**
 * Analyses the latest scores of a session, published or not, as far as the person may see them. As JSON one object for a
 * session with one subject, a list of such objects where it has several.
 */
export const analyseCommand = async (code: string, options: AnalyseOptions): Promise<void> => {
  await withProduct(async ({ product: { deps } }) => {
    const viewer = await actingPerson(deps, options);
    const subjects = await analyseExam(deps, viewer, code, options.by);
    if (subjects === null) throw new Refusal(noExam, { code });
    if (subjects.every(({ groups }) => groups.length === 0)) throw new Refusal(noGroups, { code, by: options.by });
    if (options.json) {
      printJson(subjects.length === 1 ? subjects[0] : subjects);
      return;
    }
    for (const subject of subjects) {
      print(subject.subject);
      print(table(rowsOf(subject)));
      print(word(subject.model === null ? withoutEntryScores : doNotRank));
    }
  });
};

const noExam: Text = [
  '没有编号为 {code} 的监测，或它还没有成绩。',
  'There is no session with the code {code}, or it has no scores yet.',
];
const noGroups: Text = [
  '监测 {code} 按 {by} 没有可以看的数据。按班级要有班级，按教师要先录入任课。',
  'Session {code} has no figures by {by} that may be seen. By class it needs classes, by teacher who teaches them.',
];
const withoutEntryScores: Text = [
  '没有入学成绩，只能比原始分。',
  'Without entry scores only raw marks can be compared.',
];
const doNotRank: Text = [
  '名次只是区间：区间重叠的分不出先后。仅供内部研判。',
  'Ranks are ranges: where they overlap nothing tells one from the other. For use inside only.',
];
