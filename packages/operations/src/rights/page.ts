import { type Locale, type Role, roleCodes, roles, say, type Text } from '@plumbline/terms';
import type { Over } from './declare.ts';
import { type MatrixRow, type MatrixType, rightsMatrix } from './matrix.ts';

const reach: Readonly<Record<Over, Text>> = {
  town: ['全镇', 'The whole town'],
  unitAndAbove: ['本单位及上级', 'Own unit and above'],
  unit: ['本单位', 'Own unit'],
  own: ['本人的', 'Their own'],
};

const kinds: Readonly<Record<MatrixRow['kind'], Text>> = {
  read: ['查看', 'reading'],
  act: ['操作', 'act'],
  step: ['步骤', 'step'],
};

const named = (held: readonly Role[], locale: Locale): string =>
  held.map((role) => say(roles[role], locale)).join(locale === 'zh' ? '、' : ', ');

/** Posts by name; where most have a right, those that have it not. */
const listed = (held: readonly Role[], locale: Locale): string => {
  const others = roleCodes.filter((role) => !held.includes(role));
  if (others.length === 0) return say(['所有岗位', 'every post'], locale);
  if (held.length <= others.length) return named(held, locale);
  return say([`除${named(others, 'zh')}以外的岗位`, `every post but ${named(others, 'en')}`], locale);
};

/** Who may, one line for each reach: how far, what of it, which posts. */
const whoOf = ({ byRole }: MatrixRow, locale: Locale): string => {
  const lines = new Map<string, Role[]>();
  for (const [role, reaches] of byRole)
    for (const { over, part } of reaches) {
      const limit = part === null ? '' : say([`（${part[0]}）`, ` (${part[1]})`], locale);
      const key = `${say(reach[over], locale)}${limit}`;
      lines.set(key, [...(lines.get(key) ?? []), role]);
    }
  return (
    [...lines].map(([key, held]) => `**${key}**${locale === 'zh' ? '：' : ': '}${listed(held, locale)}`).join('<br>') ||
    '—'
  );
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const tableOf = ({ rows }: MatrixType, locale: Locale): string =>
  [
    say(['| 事项 | 谁可以 | 限制 |', '| What | Who | Limits |'], locale),
    '| --- | --- | --- |',
    ...rows.map((row) => {
      const name = `${say(row.title, locale)}<br>\`${row.name}\` ${say(kinds[row.kind], locale)}`;
      const notes = row.notes.map((note) => say(note, locale)).join('<br>') || '—';
      return `| ${[name, whoOf(row, locale), notes].map(cell).join(' | ')} |`;
    }),
  ].join('\n');

/** The page “who may do what” in one language, as Markdown. */
export const rightsPage = (locale: Locale): string =>
  `${[
    `<!-- ${say(['由声明生成（npm run generate），请勿手改', 'Made from the declarations by npm run generate; do not edit'], locale)} -->`,
    `# ${say(['权限一览', 'Who may do what'], locale)}`,
    say(
      [
        '每一条都取自系统判断权限时所用的同一份声明：流程的步骤、岗位与关系在 packages/workflows，其余在 packages/operations/src/rights。没有列出的岗位不能办；看不到的，答复与不存在的完全一样。',
        'Every line is taken from the declaration that the guard itself asks: steps, posts and relations in packages/workflows, the rest in packages/operations/src/rights. A post that is not named may not; what is hidden is answered exactly as what is missing.',
      ],
      locale,
    ),
    ...rightsMatrix().flatMap((type) => [`## ${say(type.title, locale)}`, tableOf(type, locale)]),
  ].join('\n\n')}\n`;

/** File of the page in each language, beside the other papers of the product. */
export const rightsPages: readonly (readonly [Locale, string])[] = [
  ['en', 'rights.md'],
  ['zh', 'rights.zh-CN.md'],
];
