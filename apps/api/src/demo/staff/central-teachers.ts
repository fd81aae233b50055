import { classTeacher, people, post, teacher } from './build.ts';

/** Class teachers and teachers of the central school. */
export const centralTeachers = people('central', [
  ['zengyaqin', '曾雅琴', [classTeacher('central', 1, 1, '语文'), post('gradeHead', 'central-grade-1', '一年级组长')]],
  ['fuxiaoling', '付小玲', [classTeacher('central', 1, 2, '语文')]],
  ['wangli', '汪丽', [classTeacher('central', 1, 3, '数学')]],
  ['maxiaoyan', '马晓燕', [classTeacher('central', 2, 1, '语文')]],
  ['lichunhua', '黎春花', [classTeacher('central', 2, 2, '语文')]],
  ['yijianying', '易建英', [classTeacher('central', 2, 3, '数学'), post('gradeHead', 'central-grade-2', '二年级组长')]],
  [
    'tangwanqing',
    '唐婉清',
    [classTeacher('central', 3, 1, '语文'), post('subjectLead', 'subject-语文', '语文学科组业务组长')],
  ],
  ['fanzhigang', '范志刚', [classTeacher('central', 3, 2, '数学'), post('gradeHead', 'central-grade-3', '三年级组长')]],
  [
    'hejingjing',
    '贺晶晶',
    [classTeacher('central', 3, 3, '语文', 'sinceThisYear'), teacher('central', '语文', 'untilLastYear')],
  ],
  ['maoxiaomei', '毛小梅', [classTeacher('central', 4, 1, '语文'), post('gradeHead', 'central-grade-4', '四年级组长')]],
  [
    'liaoguodong',
    '廖国栋',
    [classTeacher('central', 4, 2, '数学'), post('researchLead', 'central-research-数学', '数学教研组长')],
  ],
  ['qiuyuwei', '邱雨薇', [classTeacher('central', 4, 3, '语文')]],
  ['zhuoyuhua', '卓玉华', [classTeacher('central', 5, 1, '语文')]],
  ['yaoyuanzhi', '姚远志', [classTeacher('central', 5, 2, '数学'), post('gradeHead', 'central-grade-5', '五年级组长')]],
  ['liangxiaofeng', '梁小凤', [classTeacher('central', 5, 3, '语文')]],
  ['houqiming', '侯启明', [classTeacher('central', 6, 1, '语文')]],
  ['duanxiuying', '段秀英', [classTeacher('central', 6, 2, '语文')]],
  ['caiyongkang', '蔡永康', [classTeacher('central', 6, 3, '数学')]],
  [
    'mujianping',
    '牟建平',
    [post('subjectAdmin', 'subject-数学', '数学学科组管理组长'), teacher('central', '六年级数学')],
    'subjectAdmin',
  ],
  [
    'jinghongmei',
    '景红梅',
    [post('subjectLead', 'subject-数学', '数学学科组业务组长'), teacher('central', '六年级数学')],
  ],
  [
    'mengqingfeng',
    '孟庆丰',
    [post('gradeHead', 'central-grade-6', '六年级组长'), teacher('central', '六年级语文')],
    'gradeHead',
  ],
  [
    'guxiaorong',
    '顾晓蓉',
    [post('researchLead', 'central-research-语文', '语文教研组长'), teacher('central', '五年级语文')],
    'researchLead',
  ],
  [
    'yinruonan',
    '尹若楠',
    [
      teacher('central', '英语'),
      post('researchLead', 'central-research-英语', '英语教研组长'),
      post('subjectLead', 'subject-英语', '英语学科组业务组长'),
    ],
    'subjectLead',
  ],
  [
    'luofei',
    '骆飞',
    [
      teacher('central', '体育'),
      post('researchLead', 'central-research-综合', '综合教研组长'),
      post('subjectLead', 'subject-艺体', '艺体学科组业务组长'),
    ],
  ],
  ['jiandan', '简丹', [teacher('central', '英语')]],
  ['qinchuan', '秦川', [teacher('central', '体育')]],
  ['huosiqi', '霍思琪', [teacher('central', '美术', 'sinceThisYear')]],
  ['panglijun', '庞立军', [teacher('central', '科学')]],
  ['wanxiaoning', '万小宁', [teacher('central', '信息科技')]],
  ['zuowenjing', '左文静', [teacher('central', '道德与法治')]],
  ['shihaitao', '施海涛', [teacher('central', '体育')]],
]);
