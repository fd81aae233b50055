import { classTeacher, people, post, teacher } from './build.ts';

/** People of 东片小学. */
export const east = people('east', [
  [
    'yanguohua',
    '严国华',
    [post('campusHead', 'east', '东片小学片校长'), post('groupMember', 'leading', '领导小组成员')],
    'campusHead',
  ],
  ['tulijuan', '涂丽娟', [post('campusDeputy', 'east', '东片小学副校长')], 'campusDeputy'],
  ['zouxiaoyun', '邹小芸', [classTeacher('east', 1, 1, '语文')]],
  ['baichunyu', '柏春雨', [classTeacher('east', 1, 2, '语文')]],
  ['youguifang', '游桂芳', [classTeacher('east', 2, 1, '语文'), post('gradeHead', 'east-grade-low', '低段年级组长')]],
  ['tianxiaoyu', '田小雨', [classTeacher('east', 2, 2, '数学')]],
  ['hujing', '胡静', [classTeacher('east', 3, 1, '语文')]],
  ['ouyangqian', '欧阳倩', [classTeacher('east', 3, 2, '语文')]],
  [
    'goulianping',
    '苟联平',
    [classTeacher('east', 4, 1, '数学'), post('researchLead', 'east-research-数学', '数学教研组长')],
  ],
  [
    'wenxiaohui',
    '温晓慧',
    [classTeacher('east', 4, 2, '语文'), post('gradeHead', 'east-grade-middle', '中段年级组长')],
  ],
  ['luoxiaotong', '罗晓彤', [classTeacher('east', 5, 1, '语文')], 'classTeacher'],
  [
    'daimingzhu',
    '代明珠',
    [classTeacher('east', 5, 2, '语文', 'sinceThisYear'), teacher('east', '语文', 'untilLastYear')],
  ],
  [
    'shenjianwen',
    '申建文',
    [classTeacher('east', 6, 1, '语文'), post('researchLead', 'east-research-语文', '语文教研组长')],
  ],
  ['yanghaiyan', '阳海燕', [classTeacher('east', 6, 2, '数学'), post('gradeHead', 'east-grade-high', '高段年级组长')]],
  ['yujiamin', '余佳敏', [teacher('east', '五年级数学')], 'teacher'],
  ['zhangmin', '张敏', [teacher('east', '三年级数学')]],
  ['yuanlin', '袁林', [teacher('east', '六年级数学')]],
  ['yuxinyi', '喻欣怡', [teacher('east', '英语')]],
  ['niewentao', '聂文涛', [teacher('east', '科学')]],
  ['jinlei', '靳磊', [teacher('east', '体育')]],
  ['hongxiaoting', '洪小婷', [teacher('east', '音乐')]],
  ['fanghongwei', '房宏伟', [classTeacher('east', 5, 2, '数学', 'untilLastYear')]],
]);
