import type { Text } from '@plumbline/terms';
import type { LawProfile, LawRule, OfferDeclaration } from './profile.ts';

const examinations: Pick<LawRule, 'source' | 'date' | 'status'> = {
  source: [
    '教育部办公厅《关于加强义务教育学校考试管理的通知》（教基厅函〔2021〕34号）',
    'Ministry of Education, General Office, Notice on examinations in compulsory education (Jiao Ji Ting Han [2021] No. 34)',
  ],
  date: '2021-08-30',
  status: 'toBeConfirmed',
};

const sample: OfferDeclaration = {
  text: ['改为抽样监测：只抽取部分学生', 'Monitor a sample instead: only drawn pupils take part'],
  change: { kind: 'monitoring', sampled: true },
};
const insideSchool: OfferDeclaration = {
  text: ['改为校内诊断：由各校自行组织，不统一', 'Let each school check for itself instead, each on its own'],
  change: { kind: 'schoolCheck', scope: 'campus' },
};
const keep = (text: Text, from: number, to: number): OfferDeclaration => ({ text, keepGrades: [from, to] });

/** Rules on examinations, pupils' data and those concerned, as the plan's authors and schools must keep them. */
export const moe2021: LawProfile = {
  id: 'moe-2021',
  version: 1,
  title: ['义务教育考试管理（2021）', 'Examinations in compulsory education (2021)'],
  notice: [
    '本规则包的表述有待律师确认；出处以原文为准。',
    'The wording of this pack is to be confirmed by a lawyer; the sources themselves decide.',
  ],
  rules: [
    {
      id: 'noWrittenTestsInGrades1And2',
      title: ['一二年级不笔试', 'No written tests in grades 1 and 2'],
      text: ['小学一二年级不进行纸笔考试。', 'There are no written tests in grades 1 and 2 of primary school.'],
      ...examinations,
      overtakes: [],
      checks: [
        {
          on: 'session',
          when: { written: true, grades: [1, 2] },
          offers: [
            {
              text: ['改为非纸笔测评，如口头、操作、游戏', 'Assess without paper: orally, by doing, in play'],
              change: { written: false },
            },
            keep(['一二年级不参加', 'Leave grades 1 and 2 out'], 3, 9),
          ],
        },
      ],
    },
    {
      id: 'oneFinalPerTerm',
      title: ['每学期一次期末考试', 'One final per term'],
      text: [
        '义务教育其他年级由学校每学期组织一次期末考试。',
        'In the other grades schools hold one final examination per term.',
      ],
      ...examinations,
      overtakes: [],
      checks: [{ on: 'session', when: { kinds: ['final'], finalsAtLeast: 1 }, offers: [sample, insideSchool] }],
    },
    {
      id: 'midTermInJuniorMiddleOnly',
      title: ['期中考试限于初中', 'Mid-term in junior middle school only'],
      text: [
        '初中年级可适当安排一次期中考试；小学不安排。',
        'Junior middle grades may add one mid-term examination; primary grades may not.',
      ],
      ...examinations,
      overtakes: [],
      checks: [
        {
          on: 'session',
          when: { kinds: ['midTerm'], grades: [1, 6] },
          offers: [keep(['只在初中年级进行', 'Hold it in the junior middle grades only'], 7, 9), insideSchool, sample],
        },
      ],
    },
    {
      id: 'noCrossSchoolExams',
      title: ['不跨校统考', 'No exams across schools'],
      text: [
        '不得面向小学各年级和初中非毕业年级组织区域性或跨校际的考试。',
        'No regional or cross-school examinations for primary grades and non-final junior grades.',
      ],
      ...examinations,
      overtakes: ['I8'],
      checks: [
        {
          on: 'session',
          when: { scopes: ['town'], grades: [1, 8] },
          unless: { kinds: ['monitoring'], sampled: true },
          offers: [
            sample,
            insideSchool,
            {
              text: ['改由各校自行命题、自行组织', 'Let each school set and hold it by itself'],
              change: { scope: 'campus' },
            },
            keep(['只在毕业年级（九年级）统一进行', 'Hold it in the final grade (9) only'], 9, 9),
          ],
        },
      ],
    },
    {
      id: 'noFrequentExams',
      title: ['不搞周考月考单元考', 'No weekly, monthly or unit exams'],
      text: [
        '不得组织周考、月考、单元考试等其他各类考试，也不得以测试、测验、限时练习、学情调研等名义变相组织。',
        'No weekly, monthly, unit or other examinations, under any name.',
      ],
      ...examinations,
      overtakes: ['I8'],
      checks: [
        {
          on: 'session',
          when: { kinds: ['weekly', 'monthly', 'unit'], grades: [1, 9] },
          offers: [sample, insideSchool],
        },
      ],
    },
    {
      id: 'resultsAsGrades',
      title: ['成绩用等级', 'Results as grades'],
      text: [
        '考试成绩实行等级评价，不得公布学生成绩和排名。',
        'Results are given as grades; they are not published as ranks.',
      ],
      ...examinations,
      overtakes: [],
      checks: [
        {
          on: 'session',
          when: { resultsAs: 'scores', grades: [1, 9] },
          offers: [{ text: ['改用等级呈现', 'Give results as grades'], change: { resultsAs: 'grades' } }],
        },
      ],
    },
    {
      id: 'scoresNotPublic',
      title: ['学生成绩和名次不公开', 'Pupils’ scores and ranks are not made public'],
      text: [
        '学校不得公开学生的考试成绩、名次等学业信息，只可便利学生本人和家长知悉。',
        'Schools do not make scores and ranks of pupils public; the pupil and the family may learn their own.',
      ],
      source: [
        '《未成年人学校保护规定》（教育部令第50号）',
        'Rules on protecting minors in school (Order No. 50 of the Ministry of Education)',
      ],
      date: '2021-06-01',
      status: 'toBeConfirmed',
      overtakes: [],
      checks: [
        {
          on: 'session',
          when: { published: 'public' },
          offers: [
            {
              text: ['只告知学生本人和家长', 'Tell the pupil and the family only'],
              change: { published: 'internal' },
            },
          ],
        },
      ],
    },
    {
      id: 'pupilsDataSensitive',
      title: ['学生信息属敏感个人信息', 'Pupils’ data are sensitive'],
      text: [
        '不满十四周岁未成年人的个人信息属敏感个人信息：最小权限、目的明确、读取留痕，依申请提供和删除。',
        'Personal data of minors are sensitive: least access, a purpose, a log of reads, export and deletion on request.',
      ],
      source: [
        '《中华人民共和国个人信息保护法》第二十八条、第三十一条',
        'Personal Information Protection Law, articles 28 and 31',
      ],
      date: '2021-08-20',
      status: 'toBeConfirmed',
      overtakes: [],
      checks: [],
    },
    {
      id: 'notScoresAlone',
      title: ['不以分数为唯一或主要依据', 'Not by scores alone'],
      text: [
        '不得将考试成绩、升学率作为评价学校、校长和教师的唯一或主要标准。',
        'Scores are not the only or main criterion for judging schools, heads and teachers.',
      ],
      source: [
        '2016年、2021年教育部及各省有关评价的规定（如《义务教育质量评价指南》，教基〔2021〕3号）',
        'Rules of the ministry and of provinces on evaluation, 2016 and 2021 (such as Jiao Ji [2021] No. 3)',
      ],
      date: '2021',
      status: 'toBeConfirmed',
      overtakes: [],
      checks: [
        {
          on: 'targets',
          offers: [
            {
              text: [
                '加入一项必达的非分数指标，如整改按期销号率',
                'Add a mandatory target that is not from scores, such as cases closed on time',
              ],
            },
          ],
        },
      ],
    },
    {
      id: 'teachersBurden',
      title: ['减轻教师负担', 'Relief of teachers’ burden'],
      text: [
        '督查检查按年度计划报备、同类合并；不以留痕、台账作为评价教师的依据。',
        'Inspections follow a filed yearly plan, like ones are merged; traces and ledgers are no basis for judging teachers.',
      ],
      source: [
        '中办、国办《关于减轻中小学教师负担进一步营造教育教学良好环境的若干意见》及其后文件',
        'Opinions of the General Offices of the Central Committee and the State Council on relief of teachers’ burden, and later ones',
      ],
      date: '2019',
      status: 'toBeConfirmed',
      overtakes: [],
      checks: [],
    },
    {
      id: 'heardBeforeDecision',
      title: ['先听后定，可以复核', 'Heard first, and reviewed'],
      text: [
        '作出不利决定前听取当事人陈述和申辩；当事人可以申请复核、申诉。',
        'A person concerned is heard before an adverse decision and may have it reviewed.',
      ],
      source: [
        '《事业单位工作人员处分规定》（2023）；《中华人民共和国教师法》第三十九条',
        'Rules on disciplinary measures in public institutions (2023); Teachers Law, article 39',
      ],
      date: '2023',
      status: 'toBeConfirmed',
      overtakes: [],
      checks: [],
    },
    {
      id: 'admonitionByParty',
      title: ['诫勉由党组织作出', 'Admonition belongs to the Party'],
      text: ['对党员的诫勉由党组织作出。', 'Admonition of a Party member belongs to the Party organisation.'],
      source: ['党内有关规定', 'Rules of the Party'],
      date: '2023',
      status: 'toBeConfirmed',
      overtakes: [],
      checks: [],
    },
  ],
};
