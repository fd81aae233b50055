import { lawProfiles, twoSided95 } from '@plumbline/rules';
import { fill, type Text } from '@plumbline/terms';
import type { TownFacts } from '../town/facts.ts';
import type { ExamFacts } from './exam.ts';
import { type Grouping, groupings } from './kinds.ts';

/** Name of subject 0. */
export const allSubjects: Text = ['各科合计', 'All subjects'];

/** What a sentence needs to know of a group; groups stand in the order of their effects. */
export interface SaidGroup {
  readonly name: string;
  /** Where it belongs, for groups whose names are used in several places. */
  readonly campus?: string | null;
  readonly n: number;
  readonly small: boolean;
  readonly effect: number | null;
  readonly se: number | null;
  readonly differs: 'above' | 'below' | null;
  /** Whether the reader sees its figures, or only how many pupils it has. */
  readonly shown?: 'figures' | 'count';
}

/** Whether two groups can be told apart at 95 %: the interval of their difference leaves out 0. */
export const toldApart = (a: Pick<SaidGroup, 'effect' | 'se'>, b: Pick<SaidGroup, 'effect' | 'se'>): boolean => {
  if (a.effect === null || b.effect === null || a.se === null || b.se === null) return false;
  return Math.abs(a.effect - b.effect) > twoSided95 * Math.hypot(a.se, b.se);
};

/** Groups with their campus in front where a name is used twice, as names of classes are. */
const told = (groups: readonly SaidGroup[]): readonly SaidGroup[] =>
  new Set(groups.map(({ name }) => name)).size === groups.length
    ? groups
    : groups.map((group) => (group.campus ? { ...group, name: `${group.campus}${group.name}` } : group));

const names = (groups: readonly SaidGroup[]): Text => [
  groups.map(({ name }) => name).join('、'),
  groups.map(({ name }) => name).join(', '),
];

const filledBoth = ([zh, en]: Text, values: Readonly<Record<string, Text | number>>): Text => {
  const at = (index: 0 | 1) =>
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, typeof value === 'number' ? value : value[index]]),
    );
  return [fill([zh, en], at(0))[0], fill([zh, en], at(1))[1]];
};

const most = 8;

const aboutTheMean = (kind: Text, groups: readonly SaidGroup[]): Text[] => {
  const [above, below] = [
    groups.filter(({ differs }) => differs === 'above'),
    groups.filter(({ differs }) => differs === 'below'),
  ];
  if (above.length + below.length === 0)
    return [
      filledBoth(['没有一个{kind}能和平均分清。', 'No {kind} can be told from the average.'], { kind: lower(kind) }),
    ];
  if (above.length + below.length > most)
    return [
      filledBoth(
        [
          '{above} 个高于平均，{below} 个低于平均；其余和平均分不清。',
          '{above} lie above the average, {below} below it; the others cannot be told from it.',
        ],
        { above: above.length, below: below.length },
      ),
    ];
  const parts: Text[] = [
    ...(above.length > 0
      ? [filledBoth(['{names}高于平均', '{names} above the average'], { names: names(above) })]
      : []),
    ...(below.length > 0 ? [filledBoth(['{names}低于平均', '{names} below it'], { names: names(below) })] : []),
  ];
  return [
    filledBoth(['能和平均分清的只有 {count} 个：{parts}。', 'Only {count} can be told from the average: {parts}.'], {
      count: above.length + below.length,
      parts: [parts.map(([zh]) => zh).join('，'), parts.map(([, en]) => en).join(', ')],
    }),
  ];
};

const aboutOne = ({ name, differs }: SaidGroup): Text =>
  filledBoth(
    differs === null
      ? ['{name}和平均分不清：区间盖住了平均线。', '{name} cannot be told from the average: the interval covers it.']
      : differs === 'above'
        ? ['{name}高于平均。', '{name} lies above the average.']
        : ['{name}低于平均。', '{name} lies below the average.'],
    { name: [name, name] },
  );

const lower = ([zh, en]: Text): Text => [zh, en.toLowerCase()];

const aboutNeighbours = (kind: Text, groups: readonly SaidGroup[]): Text[] => {
  const pairs = groups.slice(1).map((group, at) => [groups[at] as SaidGroup, group] as const);
  const apart = pairs.filter(([a, b]) => toldApart(a, b));
  if (pairs.length === 0) return [];
  if (apart.length === 0)
    return [
      filledBoth(
        [
          '任何两个相邻的{kind}都分不出先后，不要按这个次序排名。',
          'No two neighbours can be told apart: do not rank by this order.',
        ],
        { kind: lower(kind) },
      ),
    ];
  if (apart.length === pairs.length) return [];
  const shown: Text = [
    apart
      .slice(0, most)
      .map(([a, b]) => `${a.name}和${b.name}`)
      .join('、'),
    apart
      .slice(0, most)
      .map(([a, b]) => `${a.name} and ${b.name}`)
      .join('; '),
  ];
  return [
    filledBoth(
      [
        '相邻的{kind}里分得出先后的只有：{shown}；其余不要排名。',
        'Of neighbours only these can be told apart: {shown}; do not rank the others.',
      ],
      { kind: lower(kind), shown },
    ),
  ];
};

const aboutSmall = (groups: readonly SaidGroup[]): Text[] => {
  const small = groups.filter((group) => group.small);
  if (small.length === 0) return [];
  const shown = names(small.slice(0, most));
  return [
    filledBoth(
      small.length > most
        ? ['{count} 个人数太少，只作参考。', '{count} have too few pupils to go by.']
        : ['人数太少，只作参考：{shown}。', 'Too few pupils to go by: {shown}.'],
      { count: small.length, shown },
    ),
  ];
};

const withheld: Text = [
  '人数太少，或者看了会推出人数太少的组，所以只显示人数。',
  'Too few pupils, or figures from which those of too few could be worked out: only numbers are shown.',
];

const noEntryScores: Text = [
  '没有入学成绩，只能比原始分；原始分也反映生源，不能说明学校做了多少。',
  'Without entry scores only raw marks can be compared; they also show whom a school takes in, not what it adds.',
];

/**
 * Says in words what a comparison shows and what it does not: who differs from the average, and which neighbours cannot
 * be told apart. Only of groups whose figures the reader sees.
 * @param kind what the groups are
 * @param compared groups in the order of their effects
 */
export const sentencesOf = (kind: Text, compared: readonly SaidGroup[]): readonly Text[] => {
  const groups = told(compared);
  const known = groups.filter(({ effect }) => effect !== null);
  const [only] = groups;
  if (groups.length < 2)
    return only === undefined || only.effect === null ? [] : [aboutOne(only), ...aboutSmall(groups)];
  if (groups.every(({ shown }) => shown === 'count')) return [withheld];
  if (known.length < 2) return [noEntryScores, ...aboutSmall(groups)];
  return [...aboutTheMean(kind, known), ...aboutNeighbours(kind, known), ...aboutSmall(groups)];
};

const counts: Readonly<Record<Grouping, Text>> = {
  town: ['', ''],
  campus: ['{count} 个校片', '{count} campuses'],
  class: ['{count} 个班', '{count} classes'],
  teacher: ['{count} 位教师', '{count} teachers'],
};

/** Which pupils a comparison is about and what it may be used for. */
export const scopeWords = (
  town: TownFacts,
  exam: Pick<ExamFacts, 'unitId' | 'lawProfile'>,
  {
    by,
    total,
    groups,
  }: {
    readonly by: Grouping;
    readonly total: { readonly n: number } | null;
    readonly groups: readonly { readonly n: number }[];
  },
): Text => {
  const unit = town.units.get(exam.unitId);
  const place: Text = unit === undefined || unit.kind === 'town' ? groupings.town : [unit.name, unit.name];
  const listed = groups.reduce((sum, { n }) => sum + n, 0);
  const isPart = by !== 'town' && total !== null && listed < total.n;
  const shown: Text[] = [
    place,
    ...(by === 'town' || isPart ? [] : [filledBoth(counts[by], { count: groups.length })]),
    ...(total === null ? [] : [filledBoth(['{n} 人', '{n} pupils'], { n: total.n })]),
    ...(isPart
      ? [
          filledBoth(['这里列出其中 {shown}', '{shown} of them listed here'], {
            shown: filledBoth(counts[by], { count: groups.length }),
          }),
        ]
      : []),
  ];
  const law = exam.lawProfile === null ? undefined : lawProfiles[exam.lawProfile]?.title;
  return [
    `当前范围：${shown.map(([zh]) => zh).join('，')}。仅供内部研判，不公布分数和名次${law ? `，依据“${law[0]}”` : ''}。`,
    `Scope: ${shown.map(([, en]) => en).join(', ')}. For use inside only: scores and ranks are not published${law ? `, by “${law[1]}”` : ''}.`,
  ];
};
