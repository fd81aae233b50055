import { grade, schools } from '../town.ts';
import { chance } from './chance.ts';

/** An invented pupil of the demo town in one plan year. */
export interface PupilPlan {
  /** School number 学号: year of entry, school, class and place in it. */
  readonly number: string;
  readonly name: string;
  readonly school: string;
  readonly schoolName: string;
  readonly grade: number;
  readonly classNumber: number;
  readonly className: string;
}

const surnames = [
  ...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
];
const given = [
  ...'子浩宇轩涵欣怡梓俊杰思雨佳琪博文语嘉诗雅天佑一诺若曦明哲雨桐晨曦梦瑶可馨志远书瑶泽宇睿奕辰昕悦安然乐心妍彤艺霖景行知远清和',
];

/** One school takes in few pupils, so that its groups are small ones. */
const fewPupils = new Set(['river']);

const classSize = (school: string, entry: number, classNumber: number): number => {
  const luck = chance(`size ${school} ${entry} ${classNumber}`);
  return fewPupils.has(school) ? 7 + Math.floor(luck.next() * 4) : 22 + Math.floor(luck.next() * 9);
};

const nameOf = (number: string): string => {
  const luck = chance(`name ${number}`);
  const second = luck.next() < 0.75 ? luck.pick(given) : '';
  return `${luck.pick(surnames)}${luck.pick(given)}${second}`;
};

/** The first grade that a school teaches: its pupils' year of entry is counted from it. */
const firstGrade = (grades: readonly number[]): number => grades[0] ?? 1;

/**
 * Pupils of the town in a plan year; whoever was in grade 5 last year is in grade 6 now, under the same number.
 * @param year the calendar year in which the plan year begins
 * @param wanted grades; without them all
 */
export const pupilsOf = (year: number, wanted?: readonly number[]): readonly PupilPlan[] =>
  schools.flatMap(({ key, name: schoolName, grades, classesPerGrade }, schoolIndex) =>
    grades
      .filter((each) => wanted === undefined || wanted.includes(each))
      .flatMap((gradeNumber) => {
        const entry = year - (gradeNumber - firstGrade(grades));
        return Array.from({ length: classesPerGrade }, (_, index) => index + 1).flatMap((classNumber) =>
          Array.from({ length: classSize(key, entry, classNumber) }, (_, place) => {
            const number = `${entry}${schoolIndex + 1}${classNumber}${String(place + 1).padStart(2, '0')}`;
            return {
              number,
              name: nameOf(number),
              school: key,
              schoolName,
              grade: gradeNumber,
              classNumber,
              className: `${grade(gradeNumber)}（${classNumber}）班`,
            };
          }),
        );
      }),
  );
