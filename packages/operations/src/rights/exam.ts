import type { Role } from '@plumbline/terms';
import { declareRights } from './declare.ts';
import { campusHeads, leading, office } from './roles.ts';

/** Posts that look at sessions of the whole town at the level of campuses. */
const campusLevel: readonly Role[] = ['linkedLeader', 'subjectAdmin', 'subjectLead', 'teachingResearch'];
const below: readonly Role[] = ['gradeHead', 'classTeacher', 'teacher'];
const few = ['人数过少的只看人数', 'Of few pupils only how many they are'] as const;

/** Sessions, their marks, figures and written analyses. */
export const examRights = declareRights({
  type: 'Exam',
  title: ['监测与成绩', 'Sessions and scores'],
  read: {
    title: ['查看监测', 'Know of a session'],
    grants: [
      { to: [...leading, ...campusLevel], over: 'town' },
      { to: [...campusHeads, ...below], over: 'unitAndAbove' },
      {
        to: 'everybody',
        over: 'own',
        part: ['所教班级参加的，或由自己录入的', 'With a class that they teach, or marks that they enter'],
      },
    ],
  },
  acts: {
    run: {
      title: ['开设、发布', 'Open and publish'],
      grants: [
        { to: office, over: 'town' },
        { to: campusHeads, over: 'unit', part: ['只限学校自查', 'Checks within the campus only'] },
      ],
    },
    enter: {
      title: ['录入、导入成绩', 'Enter and import marks'],
      grants: [
        { to: office, over: 'town' },
        { to: campusHeads, over: 'unit' },
        {
          to: 'everybody',
          over: 'own',
          part: ['监测指定由其录入的学校', 'The school that the session names them for'],
        },
      ],
      note: ['两遍录入由两人分别完成', 'What is typed twice is typed by two people'],
    },
    correct: {
      title: ['更正已发布的成绩', 'Correct published marks'],
      grants: [
        { to: office, over: 'town' },
        { to: campusHeads, over: 'unit' },
      ],
    },
    readSources: {
      title: ['查看历次导入和法规提醒', 'Read the imports of a session and what the law profile objected to'],
      grants: [{ to: [...leading, ...campusHeads], over: 'town' }],
    },
    undo: {
      title: ['撤销导入', 'Undo an import'],
      grants: [
        { to: office, over: 'town' },
        { to: 'everybody', over: 'own', part: ['自己导入的', 'Imported by themselves'] },
      ],
    },
    importCounty: { title: ['导入县级成绩', 'Import county results'], grants: [{ to: office, over: 'town' }] },
    readDrafts: {
      title: ['查看未发布的数据', 'Read figures before they are published'],
      grants: [
        { to: office, over: 'town' },
        { to: campusHeads, over: 'unit' },
      ],
    },
    readSmall: {
      title: ['查看全镇人数过少的数据', 'Read the town’s figures of few pupils'],
      grants: [{ to: leading, over: 'town' }],
    },
    readOfCampus: {
      title: ['查看片区数据', 'Read figures of campuses'],
      grants: [
        { to: leading, over: 'town' },
        { to: campusHeads, over: 'unit' },
      ],
    },
    compareCampuses: {
      title: ['比较各片区', 'Compare campuses'],
      grants: [
        { to: leading, over: 'town' },
        { to: [...campusHeads, ...campusLevel], over: 'town', part: few },
      ],
    },
    readOfClass: {
      title: ['查看班级数据', 'Read figures of classes'],
      grants: [
        { to: leading, over: 'town', part: few },
        { to: [...campusHeads, 'gradeHead'], over: 'unit', part: few },
        {
          to: 'everybody',
          over: 'own',
          part: ['任班主任的班；任教的学科', 'Of their own class; of the subjects that they teach'],
        },
      ],
    },
    readOfTeacher: {
      title: ['查看教师数据', 'Read figures of teachers'],
      grants: [
        { to: office, over: 'town', part: few },
        { to: campusHeads, over: 'unit', part: few },
        { to: 'everybody', over: 'own', part: ['自己的', 'Their own'] },
      ],
    },
    readPupils: {
      title: ['查看学生姓名和分数', 'Read pupils by name with their marks'],
      grants: [
        { to: ['classTeacher'], over: 'own', part: ['本班', 'Their own class'] },
        { to: 'everybody', over: 'own', part: ['今天任教的班和学科', 'Classes and subjects that they teach today'] },
      ],
      note: ['每次查看都记入读取日志', 'Every reading is logged'],
    },
    writeAnalysis: {
      title: ['写质量分析、关联发现', 'Write the analysis, link findings'],
      grants: [
        { to: office, over: 'town' },
        { to: campusHeads, over: 'unit' },
      ],
    },
    readAnalysis: {
      title: ['查看整次监测的质量分析', 'Read the analysis of the whole session'],
      grants: [{ to: [...leading, ...campusHeads, ...campusLevel], over: 'town' }],
    },
    readAnalysisOfUnit: {
      title: ['查看各片区的质量分析', 'Read the analyses of campuses'],
      grants: [
        { to: leading, over: 'town' },
        { to: campusHeads, over: 'unit' },
      ],
    },
    readTargets: {
      title: ['对照片区责任书目标', 'Compare with the targets of campuses'],
      grants: [
        { to: leading, over: 'town' },
        { to: ['campusHead'], over: 'unit' },
      ],
    },
  },
});
