import { type Locale, say } from '@plumbline/terms';
import { mermaid } from './diagram.ts';
import type { Guide, GuideState, GuideStep } from './guide.ts';
import { markdownTable } from './table.ts';
import { fieldText, listed, reminderText, spanText, whoText } from './words.ts';

type Speak = (zh: string, en: string) => string;

const stateTitle = (guide: Guide, name: string, locale: Locale): string =>
  say(guide.states.find((state) => state.name === name)?.title ?? [name, name], locale);

const wayLines = (guide: Guide, { to }: GuideStep, locale: Locale, t: Speak): string =>
  to
    .map(({ state, condition }) => {
      const title = state === null ? t('状态不变', 'the state stays') : stateTitle(guide, state, locale);
      return condition === null ? title : t(`${title}（${condition[0]}）`, `${title} (${condition[1]})`);
    })
    .join('\n');

/** Deadlines that begin where the step leads. */
const deadlineLines = (guide: Guide, { to }: GuideStep, locale: Locale): string =>
  to
    .flatMap(({ state }) => guide.states.find(({ name }) => name === state)?.deadline ?? [])
    .map((deadline) => `${say(deadline.title, locale)}: ${spanText(deadline, locale)}`)
    .map((line) => (locale === 'zh' ? line.replace(': ', '：') : line))
    .filter((line, place, lines) => lines.indexOf(line) === place)
    .join('\n');

const stepRow = (guide: Guide, step: GuideStep, locale: Locale, t: Speak): readonly string[] => [
  `**${say(step.title, locale)}**\n\`${step.name}\``,
  [
    whoText(step.who, locale),
    ...step.conditions.map((reason) => t(`办不了时：${reason[0]}`, `Refused with: ${reason[1]}`)),
  ].join('\n'),
  step.from.length === 0
    ? t('新记录', 'a new record')
    : step.from.map((name) => stateTitle(guide, name, locale)).join(t('、', ', ')),
  [
    wayLines(guide, step, locale, t),
    ...(step.ends.length === 0 ? [] : [t(`不再是${listed(step.ends, 'zh')}`, `no longer: ${listed(step.ends, 'en')}`)]),
    ...(step.byPosts.length === 0
      ? []
      : [t(`按当天岗位确定：${listed(step.byPosts, 'zh')}`, `by the posts of the day: ${listed(step.byPosts, 'en')}`)]),
  ].join('\n'),
  [
    ...step.input.map((field) => fieldText(field, locale)),
    ...(step.sealed.length === 0
      ? []
      : [
          t(
            `结束前只有${listed(step.sealed, 'zh')}看得到别人所填`,
            `until it is over, what others filled in is shown only to: ${listed(step.sealed, 'en')}`,
          ),
        ]),
  ].join('\n') || '—',
  [
    deadlineLines(guide, step, locale),
    ...(step.keepsDeadline ? [t('期限相同的不重新起算', 'the same deadline does not begin anew')] : []),
  ]
    .filter((line) => line !== '')
    .join('\n') || '—',
  listed(step.told, locale) || '—',
  step.clause,
];

const stateRow = (state: GuideState, locale: Locale, t: Speak): readonly string[] => [
  `**${say(state.title, locale)}**\n\`${state.name}\``,
  state.task === null
    ? '—'
    : [
        `${listed(state.turn, locale)}: ${say(state.task, locale)}`.replace(': ', locale === 'zh' ? '：' : ': '),
        ...(state.turnElse.length === 0
          ? []
          : [t(`都办过了：${listed(state.turnElse, 'zh')}`, `all have: ${listed(state.turnElse, 'en')}`)]),
      ].join('\n'),
  state.deadline === null
    ? '—'
    : [
        say(state.deadline.title, locale),
        spanText(state.deadline, locale),
        ...(state.deadline.passed === null
          ? []
          : [t(`过期自动：${state.deadline.passed[0]}`, `then by itself: ${state.deadline.passed[1]}`)]),
      ].join('\n'),
  state.deadline?.reminders.map((reminder) => reminderText(reminder, locale)).join('\n') || '—',
];

const rightsTable = (guide: Guide, locale: Locale, t: Speak): string =>
  markdownTable(
    [
      t('岗位', 'Post'),
      ...guide.rights.map(({ permission, steps }) => `${listed(steps, locale) || '—'}\n\`${permission}\``),
    ],
    guide.roles.map(({ code, title }) => [
      say(title, locale),
      ...guide.rights.map(({ roles }) => (roles.includes(code) ? '✓' : '')),
    ]),
  );

const separationLines = (guide: Guide, t: Speak): string =>
  guide.rights
    .filter(({ barred }) => barred.length > 0)
    .map(({ steps, barred }) =>
      t(
        `- ${listed(barred, 'zh')}，不办：${listed(steps, 'zh')}`,
        `- ${listed(barred, 'en')}: never ${listed(steps, 'en')}`,
      ),
    )
    .join('\n') || t('- 无', '- none');

/**
 * The page of a workflow in one language: diagram, steps, states, rights, separation of duties.
 * @param all guides of all workflows, for the titles of those beside which this one starts
 * @param picture file name of the drawn diagram, beside the page
 */
export const markdown = (guide: Guide, all: readonly Guide[], locale: Locale, picture: string): string => {
  const t: Speak = (zh, en) => (locale === 'zh' ? zh : en);
  const title = say(guide.title, locale);
  const beside = listed(
    guide.beside.map((name) => all.find((one) => one.name === name)?.title ?? [name, name]),
    locale,
  );
  return `${[
    `<!-- ${t('由流程声明生成（npm run generate），请勿手改', 'Made from the declaration by npm run generate; do not edit')} -->`,
    `# ${title}`,
    t(
      `依据条款 ${guide.clause}，编号“${guide.series}〔年〕序号”，流程第 ${guide.version} 版。`,
      `Clause ${guide.clause}; numbered ${guide.series}〔year〕number; version ${guide.version} of the workflow.`,
    ),
    ...(guide.confidentialSeries === null
      ? []
      : [
          t(
            `保密的另行编号：“${guide.confidentialSeries}〔年〕序号”，无关的人不知道有这件。`,
            `Confidential ones are numbered apart, ${guide.confidentialSeries}〔year〕number; whoever has no part in one does not learn of it.`,
          ),
        ]),
    ...(beside
      ? [t(`依附于：${beside}。主件办结或撤销，它随之终止。`, `Runs beside: ${beside}, and ends with it.`)]
      : []),
    `![${t(`${title}的状态图`, `State diagram: ${title}`)}](${picture})`,
    `\`\`\`mermaid\n${mermaid(guide, locale)}\n\`\`\``,
    `## ${t('步骤', 'Steps')}`,
    markdownTable(
      [
        t('步骤', 'Step'),
        t('谁能办', 'Who'),
        t('从', 'From'),
        t('到', 'To'),
        t('填写', 'Input'),
        t('随后的期限', 'Deadline that follows'),
        t('告知', 'Who is told'),
        t('条款', 'Clause'),
      ],
      guide.steps.map((step) => stepRow(guide, step, locale, t)),
    ),
    `## ${t('状态、期限与提醒', 'States, deadlines and reminders')}`,
    markdownTable(
      [
        t('状态', 'State'),
        t('轮到谁、办什么', 'Whose turn, to do what'),
        t('期限', 'Deadline'),
        t('提醒', 'Reminders'),
      ],
      guide.states.map((state) => stateRow(state, locale, t)),
    ),
    `## ${t('权限', 'Rights')}`,
    t(
      '有“✓”的岗位才能办；还须与本件有“谁能办”一栏所写的关系。',
      'A post needs the tick; the person must also stand in one of the relations under “Who”.',
    ),
    rightsTable(guide, locale, t),
    guide.readers.town.length + guide.readers.unit.length === 0
      ? t('谁都只看与自己有关的，不论岗位。', 'Everybody reads only what they have a part in, whatever their post.')
      : t(
          `能看全镇的：${listed(guide.readers.town, 'zh')}。能看本单位的：${listed(guide.readers.unit, 'zh')}。其余的人只看与自己有关的。`,
          `Read all of the town: ${listed(guide.readers.town, 'en')}. Read their own unit: ${listed(guide.readers.unit, 'en')}. Others read what they have a part in.`,
        ),
    `## ${t('回避', 'Separation of duties')}`,
    separationLines(guide, t),
  ].join('\n\n')}\n`;
};
