import { decided, defended, delivered, noticed, received, screened, votes } from './acts.ts';
import type { SanctionStory } from './types.ts';

/** The case officer of most cases. */
const office = 'guozhenjiang';
/** The Party secretary. */
const secretary = 'tanxiufang';

const helped = '目标差距属实；帮扶已按登记开展，效果还不明显。建议继续按程序办理。';
const procedure = '告知书、计算表和证据清单一并送达；五个工作日内可以陈述申辩，说了不会因此加重。';

/** A campus head under rule A: put to the vote, one vote short of the quorum. */
const eastCampus: SanctionStory = {
  rule: 'A',
  person: 'yanguohua',
  or: ['ningdefu', 'yuechangqing', 'muqichang'],
  acts: [
    screened(16, office, '综合分与全镇平均的差距在误差范围内，须专门议决；属领导小组职权。'),
    noticed(14, office, procedure),
    received(13, 'yanguohua'),
    defended(
      9,
      'yanguohua',
      '六年级两个班学年中转入七名学生，英语教师请产假四个月由非专任教师代课；结对帮扶计划六次只来了三次。区间包含全镇平均，请予考虑。',
      ['ledger-after', '代课安排表.jpg'],
    ),
    {
      ago: 8,
      step: 'recuse',
      by: 'yuechangqing',
      input: { reason: '西片与东片结对帮扶，本人是结对负责人，请求回避。' },
    },
    ...votes(
      7,
      ['zhongkaihui', 'agree', '及格率连续两年低于约定，作一次表态有助于把措施讲清楚。'],
      ['gongmingde', 'agree', '说明情况、讲明措施，本身就是帮助。'],
    ),
    ...votes(
      5,
      ['shaowenyuan', 'disagree', '帮扶缺了三次，责任不全在学校。'],
      ['ningdefu', 'agree', '表态发言不影响考核，重在说明下一步。'],
      ['muqichang', 'disagree', '与全镇平均分不出高下，不宜点名。'],
    ),
  ],
};

/** The head of last year has left the post: nothing more to decide. */
const northCampus: SanctionStory = {
  rule: 'A',
  person: 'jingshaohua',
  acts: [
    {
      ...screened(15, office, '当事人学年末已离任，片校长由他人接任；表态性发言的对象不复存在，予以免除。'),
      input: {
        competent: true,
        finding: 'exempt',
        ground: 'moved',
        opinion: '当事人学年末已离任，片校长由他人接任；表态性发言的对象不复存在，予以免除。',
        support: '离任前未安排校级帮扶，已列入接任校长的支持清单。',
        lawReason: '本件予以免除，法规提醒不再涉及。',
        legalBasis: '《方案》第四部分；处置程序第二步',
      },
    },
  ],
};

/** A Party member who leads a campus: the branch votes, one vote short. */
const branch: SanctionStory = {
  rule: 'B',
  person: 'changxiuli',
  acts: [
    screened(16, secretary, '分管教学，评价日在任且为支部委员，符合规则 B；建议谈话提醒，不与考核挂钩。'),
    noticed(15, secretary, '本件由党支部办理，只有支部成员和本人知悉。'),
    received(14, 'changxiuli'),
    defended(
      9,
      'changxiuli',
      '分管以来每周听课两节，数学两名教师有一名长期病休。目标签得偏高，请组织结合工作过程看。',
      ['lesson-plan-after', '听课记录.jpg'],
    ),
    ...votes(6, ['gongmingde', 'agree', '谈一次话，把困难摆出来。']),
    ...votes(5, ['wenguoqiang', 'abstain', '建议先由分管领导面谈。']),
  ],
};

/** In effect: not eligible in four matters for this plan year. */
const inEffect: SanctionStory = {
  rule: 'C',
  person: 'yuxinyi',
  acts: [
    screened(32, office, helped),
    noticed(31, office, procedure),
    received(30, 'yuxinyi'),
    defended(27, 'yuxinyi', '承认差距。五年级词汇积累不够，已和导师商定每周两次过关，希望保留参加公开课的机会。'),
    ...votes(
      25,
      ['taoweixin', 'agree'],
      ['qinzhengming', 'agree', '同时安排导师，一学期后复听课。'],
      ['zhongkaihui', 'agree'],
      ['gongmingde', 'abstain'],
    ),
    ...votes(23, ['xiangwenbin', 'agree'], ['yuechangqing', 'disagree'], ['shaowenyuan', 'agree']),
    decided(
      22,
      '申辩所说的词汇积累问题属实，帮扶已有安排。未完成约定目标事实清楚，按《方案》决定本学年不参加评优、评先、调动、提拔，期满自行结束。公开课照常参加。',
    ),
    delivered(20, office),
  ],
};

/** Revoked after a review: as if it had never been. */
const revoked: SanctionStory = {
  rule: 'C',
  person: 'niguoqing',
  acts: [
    screened(32, office, '目标差距属实；没有帮扶记录，已在说明中写明。'),
    noticed(31, office, procedure),
    received(30, 'niguoqing'),
    defended(28, 'niguoqing', '上学期因工伤休息七周，由他人代课，成绩不能算在我一人身上；当时没有人安排帮扶。'),
    ...votes(
      26,
      ['taoweixin', 'agree'],
      ['qinzhengming', 'agree'],
      ['xiangwenbin', 'agree'],
      ['yanguohua', 'disagree', '代课七周应当查清楚。'],
    ),
    ...votes(25, ['muqichang', 'agree'], ['shaowenyuan', 'disagree'], ['yuechangqing', 'agree']),
    decided(24, '未完成目标事实清楚；代课时间未达学期一半，按规定仍计在本人名下。'),
    delivered(22, office),
    {
      ago: 18,
      step: 'requestReview',
      by: 'niguoqing',
      input: { grounds: '补交考勤表：实际代课九周又三天，超过学期的一半，请求复核。' },
      file: ['timetable-after', '考勤表.jpg'],
    },
    ...votes(
      15,
      ['taoweixin', 'disagree', '考勤表足以说明问题。'],
      ['qinzhengming', 'disagree'],
      ['yanguohua', 'disagree'],
      ['muqichang', 'agree'],
    ),
    ...votes(13, ['xiangwenbin', 'disagree'], ['shaowenyuan', 'disagree'], ['yuechangqing', 'disagree']),
    {
      ago: 12,
      step: 'decideReview',
      by: 'taoweixin',
      input: { answer: '新提交的考勤表属实，代课超过学期的一半，成绩不应计在本人名下。撤销原决定，资格即日恢复。' },
    },
  ],
};

/** Exempt for a long leave. */
const waived: SanctionStory = {
  rule: 'C',
  person: 'luxiaochuan',
  acts: [
    {
      ago: 31,
      step: 'screen',
      by: office,
      input: {
        competent: true,
        finding: 'exempt',
        ground: 'leave',
        opinion: '上学年下学期病假十一周，有医院证明和请假审批；属应予免除的情形。',
        support: '病假期间未安排帮扶，返岗后由教研组长结对。',
        lawReason: '本件予以免除，法规提醒不再涉及。',
        legalBasis: '《方案》第四部分；处置程序第二步',
      },
    },
  ],
};

/** Under review: two have voted. */
const underReview: SanctionStory = {
  rule: 'C',
  person: 'moxiaodan',
  acts: [
    screened(32, office, helped),
    noticed(31, office, procedure),
    received(29, 'moxiaodan'),
    defended(27, 'moxiaodan', '一人教五、六年级两个班，北片缺一名英语教师；帮扶中导师来过五次，课堂组织已有改进。'),
    ...votes(25, ['taoweixin', 'agree'], ['qinzhengming', 'agree'], ['zhongkaihui', 'agree'], ['gongmingde', 'agree']),
    ...votes(24, ['xiangwenbin', 'agree'], ['ningdefu', 'disagree'], ['shaowenyuan', 'abstain']),
    decided(23, '工作量大属实，已安排走教教师分担；未完成目标事实清楚，按《方案》执行，期满自行结束。'),
    delivered(21, office),
    {
      ago: 9,
      step: 'requestReview',
      by: 'moxiaodan',
      input: { grounds: '本学期前两次月度抽测已达到约定的及格率，请求按变化了的情况复核。' },
    },
    ...votes(4, ['zhongkaihui', 'agree'], ['ningdefu', 'disagree', '进步明显，建议提前结束。']),
  ],
};

/** Decided, with an opinion asked for and a member recused; to be delivered. */
const toDeliver: SanctionStory = {
  rule: 'C',
  person: 'yanghaiyan',
  acts: [
    screened(31, office, helped),
    noticed(28, office, procedure),
    received(27, 'yanghaiyan'),
    {
      ago: 25,
      step: 'askOpinion',
      by: office,
      input: { question: '六年级数学计算失分主要是什么原因？与教学进度有无关系？' },
      people: { whom: 'jinghongmei' },
    },
    defended(23, 'yanghaiyan', '兼任高段年级组长，课时超出标准四节；六年级计算训练已按教研组要求补上。'),
    {
      ago: 20,
      step: 'giveOpinion',
      by: 'jinghongmei',
      input: { opinion: '主要是分数运算基础不牢，进度与全镇一致。建议安排一名教师分担年级组工作。' },
    },
    {
      ago: 15,
      step: 'recuse',
      by: 'yanguohua',
      input: { reason: '本人是该责任书的甲方，请求回避。' },
    },
    ...votes(
      13,
      ['taoweixin', 'agree'],
      ['qinzhengming', 'agree'],
      ['zhongkaihui', 'disagree', '课时超标，应先减负。'],
    ),
    ...votes(8, ['gongmingde', 'agree'], ['xiangwenbin', 'agree'], ['muqichang', 'abstain']),
    decided(3, '课时超标属实，自本月起年级组工作由副组长分担。未完成目标事实清楚，按《方案》执行，期满自行结束。'),
  ],
};

/** Screened, to be notified. */
const screenedOnly: SanctionStory = {
  rule: 'C',
  person: 'qizhiyuan',
  acts: [screened(4, office, '目标差距属实；没有帮扶记录，已请教导处补建登记。')],
};

/** Notified: the receipt waits for the teacher. */
const toReceive: SanctionStory = {
  rule: 'C',
  person: 'yujiamin',
  acts: [screened(6, office, helped), noticed(2, office, procedure)],
};

/** In the days of the defence. */
const toDefend: SanctionStory = {
  rule: 'C',
  person: 'luoxiaotong',
  acts: [
    screened(6, office, '目标差距属实；没有帮扶记录，已请教导处补建登记。'),
    noticed(4, office, procedure),
    received(2, 'luoxiaotong'),
  ],
};

/** Under appeal: the review upheld it, and the county is still to answer. */
const underAppeal: SanctionStory = {
  rule: 'C',
  person: 'caiyongkang',
  acts: [
    screened(33, office, '目标差距属实；没有帮扶记录，已请教导处补建登记。'),
    noticed(33, office, procedure),
    received(32, 'caiyongkang'),
    defended(31, 'caiyongkang', '目标是去年按重点班定的，分班后没有调整；六年级三班实际基础低于全级平均。'),
    ...votes(
      30,
      ['taoweixin', 'agree'],
      ['qinzhengming', 'agree'],
      ['zhongkaihui', 'agree'],
      ['xiangwenbin', 'agree'],
      ['shaowenyuan', 'disagree', '分班以后确实应当调整目标。'],
      ['yuechangqing', 'agree'],
      ['ningdefu', 'agree'],
    ),
    decided(29, '分班属实，但责任书签订在分班之后，中期评议时也没有提出调整。按《方案》执行，期满自行结束。'),
    delivered(28, office),
    {
      ago: 24,
      step: 'requestReview',
      by: 'caiyongkang',
      input: { grounds: '补交分班前后的摸底成绩，请求按入学基础重新比较。' },
      file: ['timetable-after', '分班摸底成绩.jpg'],
    },
    ...votes(
      20,
      ['taoweixin', 'agree'],
      ['qinzhengming', 'agree'],
      ['zhongkaihui', 'agree', '按入学基础比较，差距仍在误差范围以外。'],
      ['xiangwenbin', 'agree'],
      ['shaowenyuan', 'disagree'],
      ['yuechangqing', 'agree'],
      ['ningdefu', 'abstain'],
    ),
    {
      ago: 18,
      step: 'decideReview',
      by: 'taoweixin',
      input: { answer: '已按入学基础重新比较，差距有所缩小但仍属未完成。维持原决定；不服的可以向县教育局申诉。' },
    },
    {
      ago: 10,
      step: 'appeal',
      by: 'caiyongkang',
      input: { grounds: '镇里比较时没有扣除学期中转入的四名学生，请县教育局复查。' },
      file: ['lesson-plan-after', '转入学生名单.jpg'],
    },
  ],
};

/** Lifted before its day: what was missing was made good. */
const lifted: SanctionStory = {
  rule: 'C',
  person: 'duanxiuying',
  acts: [
    screened(33, office, '目标差距属实；没有帮扶记录，已请教导处补建登记。'),
    noticed(32, office, procedure),
    received(31, 'duanxiuying'),
    defended(30, 'duanxiuying', '承认差距。阅读部分失分多，已报名参加学科组的整本书阅读研修。'),
    ...votes(
      29,
      ['taoweixin', 'agree'],
      ['qinzhengming', 'agree'],
      ['zhongkaihui', 'agree'],
      ['xiangwenbin', 'agree'],
      ['shaowenyuan', 'agree'],
      ['yuechangqing', 'agree'],
      ['ningdefu', 'disagree', '态度端正，措施到位，可以不处置。'],
    ),
    decided(28, '未完成约定目标事实清楚；本人已有改进措施，落实见效的可以提前解除。'),
    delivered(27, office),
    {
      ago: 6,
      step: 'lift',
      by: 'taoweixin',
      input: { reason: '研修任务完成，公开课和随堂听课均为良好，阅读抽查达到约定要求。经商议提前解除。' },
    },
  ],
};

/** Carried out: the training that rule D asks for, on top of the second miss. */
const completed: SanctionStory = {
  rule: 'D',
  person: 'moxiaodan',
  acts: [
    screened(32, office, '连续两年未完成，且在全县后三名，县里的标准分没有提高；帮扶按登记开展。'),
    noticed(31, office, '本件是培训，不影响工资和岗位；可以陈述申辩，说了不会因此加重。'),
    received(30, 'moxiaodan'),
    defended(28, 'moxiaodan', '愿意参加培训，希望安排在周五下午，不影响两个班的英语课。'),
    ...votes(
      26,
      ['taoweixin', 'agree', '时间按本人意见安排。'],
      ['qinzhengming', 'agree', '培训期间由中心校派教师走教。'],
      ['zhongkaihui', 'agree', '有帮助。'],
      ['gongmingde', 'agree', '同意。'],
      ['xiangwenbin', 'agree', '同意。'],
      ['shaowenyuan', 'agree', '同意。'],
      ['yuechangqing', 'agree', '同意。'],
    ),
    decided(25, '参加县教师进修学校英语教学培训，安排在周五下午，课务由走教教师承担。'),
    delivered(24, office),
    {
      ago: 5,
      step: 'complete',
      by: office,
      input: { course: '小学英语课堂教学专题培训', attendance: '8/8 次', result: 'passed' },
      dayIn: 'doneOn',
    },
  ],
};

/** Ended by its day: not eligible through the whole of last plan year for a miss of the year before. */
export const expired: SanctionStory = {
  rule: 'C',
  earlier: true,
  person: 'moxiaodan',
  acts: [
    screened(2, office, '目标差距属实；下学期起已安排导师。'),
    noticed(3, office, procedure),
    received(4, 'moxiaodan'),
    defended(6, 'moxiaodan', '第一年任教英语，教法不熟，愿意接受帮扶。'),
    ...votes(
      8,
      ['taoweixin', 'agree'],
      ['qinzhengming', 'agree', '第一年任教，同时安排导师。'],
      ['zhongkaihui', 'agree'],
      ['gongmingde', 'agree'],
      ['xiangwenbin', 'agree'],
      ['shaowenyuan', 'disagree', '第一年宜以帮扶为主。'],
      ['yuechangqing', 'agree'],
    ),
    decided(9, '未完成目标事实清楚，同时安排导师。本学年不参加评优、评先、调动、提拔，学年末自行结束。'),
    delivered(11, office),
  ],
};

/** What became of the rules' proposals; those of whom nothing is told are still to be screened. */
export const sanctionStories: readonly SanctionStory[] = [
  eastCampus,
  northCampus,
  branch,
  inEffect,
  underAppeal,
  lifted,
  completed,
  revoked,
  waived,
  underReview,
  toDeliver,
  screenedOnly,
  toReceive,
  toDefend,
];
