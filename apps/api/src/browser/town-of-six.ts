import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chance } from '../demo/exams/chance.ts';
import { type TownOf65, townOf65 } from './town-of-65.ts';

/** A school with its head and, where one signs too, the teacher of its class. */
export interface School {
  readonly name: string;
  /** Mark around which its pupils are. */
  readonly level: number;
  readonly head: { readonly name: string; readonly login: string };
  readonly teacher: { readonly name: string; readonly login: string } | null;
}

const school = (name: string, level: number, no: number, head: string, teacher: string | null): School => ({
  name,
  level,
  head: { name: head, login: `head${no}` },
  teacher: teacher === null ? null : { name: teacher, login: `teacher${no}` },
});

/** From the best to the last; the last two are far behind. */
export const schools: readonly School[] = [
  school('清河小学', 84, 1, '周立新', '章敬亭'),
  school('柳湾小学', 82, 2, '吴海燕', null),
  school('石桥小学', 70, 3, '郑建国', null),
  school('松岭小学', 66, 4, '冯晓梅', null),
  school('白塔小学', 56, 5, '陈志远', '叶知秋'),
  school('梨园小学', 51, 6, '褚明礼', '梅若兰'),
];

/** Who decides, beside the head of the group: the head of the last school is a member as well. */
export const group = {
  head: { name: '罗怀远', login: 'centre' },
  deputy: { name: '沈知行', login: 'deputy' },
  member: { name: '贺兰亭', login: 'member' },
  second: { name: '简宁川', login: 'second' },
} as const;

/** Everybody with an account, by login. */
export const logins: readonly string[] = [
  'admin',
  ...Object.values(group).map(({ login }) => login),
  ...schools.flatMap(({ head, teacher }) => [head.login, ...(teacher === null ? [] : [teacher.login])]),
];

const pupilsOfEach = 36;
const className = '六年级（1）班';

interface Pupil {
  readonly school: string;
  readonly id: string;
  readonly prior: number;
  readonly mark: number;
}

const within = (mark: number): number => Math.round(Math.min(100, Math.max(0, mark)) * 10) / 10;

const pupilsOf = ({ name, level }: School, at: number): Pupil[] => {
  const luck = chance(name);
  return Array.from({ length: pupilsOfEach }, (_, index) => {
    const prior = within(62 + 11 * luck.normal());
    const mark = within(level + 0.5 * (prior - 62) + 8 * luck.normal());
    return { school: name, id: `${2026}${at + 1}${String(index + 1).padStart(3, '0')}`, prior, mark };
  });
};

/** Pupils of grade six with what they reached. */
export const pupils: readonly Pupil[] = schools.flatMap(pupilsOf);

/** The subject of the session. */
export const subject = '数学';

const sheet = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${[head, ...rows].map((cells) => cells.join(',')).join('\r\n')}\r\n`;

/** The sheet of marks as the schools hand it in. */
export const marksSheet = (): string =>
  sheet(
    ['学校', '班级', '学号', '入学成绩', subject],
    pupils.map(({ school, id, prior, mark }) => [school, className, id, prior, mark]),
  );

/** What a school's pupils reached together, 40 : 30 : 20 : 10 as every agreement states it; worked out beside the product. */
export const compositeOf = ({ name }: School): number => {
  const marks = pupils.filter((pupil) => pupil.school === name).map(({ mark }) => mark);
  const share = (holds: (mark: number) => boolean) => marks.filter(holds).length / marks.length;
  const mean = marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
  return (
    0.4 * mean + 30 * share((mark) => mark >= 60) + 20 * share((mark) => mark >= 85) + 10 * share((mark) => mark >= 40)
  );
};

/** Makes a town of six schools with a class each, their heads, three teachers, and a leading group of five. */
export const townOfSix = async (): Promise<TownOf65> => {
  const town = await townOf65();
  const roster = join(town.home, 'roster.csv');
  await writeFile(
    roster,
    sheet(
      ['学校', '班级', '学号'],
      pupils.map(({ school, id }) => [school, className, id]),
    ),
  );
  const { code, errors, output } = await town.run('import', 'roster', roster, '--create-missing', 'schools');
  if (code !== 0) throw new Error(errors + output);
  const { deputy, member, second } = group;
  await town.hire([
    { ...deputy, posts: [{ role: 'groupDeputy', title: '领导小组副组长' }] },
    { ...member, posts: [{ role: 'groupMember', title: '领导小组成员' }] },
    { ...second, posts: [{ role: 'groupMember', title: '领导小组成员' }] },
    ...schools.flatMap(({ name, head, teacher }, at) => [
      {
        ...head,
        posts: [
          { unit: name, role: 'campusHead', title: `${name}片校长` },
          ...(at === schools.length - 1 ? [{ role: 'groupMember', title: '领导小组成员' }] : []),
        ],
      },
      ...(teacher === null ? [] : [{ ...teacher, posts: [{ unit: name, role: 'teacher', title: `${name}数学教师` }] }]),
    ]),
  ]);
  return town;
};
