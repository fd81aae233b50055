import { people, post, teacher } from './build.ts';

/** Leaders, offices and supervision group of the central school. */
export const centralOffices = people('central', [
  ['taoweixin', '陶维新', [post('groupHead', 'leading', '校长、领导小组组长')], 'groupHead'],
  [
    'tanxiufang',
    '谭秀芳',
    [post('partySecretary', 'party', '党支部书记'), post('groupDeputy', 'leading', '领导小组副组长')],
    'partySecretary',
  ],
  [
    'qinzhengming',
    '覃正明',
    [
      post('groupDeputy', 'leading', '教学副校长、领导小组副组长'),
      post('linkedLeader', 'central-grade-6', '六年级挂钩领导'),
    ],
    'groupDeputy',
  ],
  [
    'zhongkaihui',
    '钟开慧',
    [post('linkedLeader', 'subject-数学', '数学学科挂钩领导'), post('groupMember', 'leading', '副校长、领导小组成员')],
    'linkedLeader',
  ],
  [
    'gongmingde',
    '龚明德',
    [
      post('campusHead', 'central', '中心校本部校长'),
      post('groupMember', 'leading', '领导小组成员'),
      post('partyMember', 'party', '党支部纪检委员'),
    ],
  ],
  ['shichunlan', '石春兰', [post('campusDeputy', 'central', '中心校本部副校长')]],
  [
    'shenyulan',
    '沈玉兰',
    [post('admin', 'academic', '教导主任'), post('linkedLeader', 'central-grade-5', '五年级挂钩领导')],
    'admin',
  ],
  ['guozhenjiang', '郭振江', [post('admin', 'academic', '教导处副主任')]],
  [
    'sujingyi',
    '苏静怡',
    [post('admin', 'academic', '教导处干事'), post('subjectAdmin', 'subject-英语', '英语学科组管理组长')],
  ],
  ['weixinghua', '韦兴华', [post('teachingResearch', 'research', '教科室主任')], 'teachingResearch'],
  [
    'yanqiuju',
    '颜秋菊',
    [post('teachingResearch', 'research', '教科室干事'), post('subjectAdmin', 'subject-语文', '语文学科组管理组长')],
  ],
  ['tengxiaohong', '滕小红', [post('generalOffice', 'general', '办公室主任')], 'generalOffice'],
  ['xiangwenbin', '向文斌', [post('groupMember', 'leading', '总务主任、领导小组成员')], 'groupMember'],
  ['pujianjun', '蒲建军', [post('moralEducation', 'moral', '德育主任')], 'moralEducation'],
  [
    'laixiaoqin',
    '赖小琴',
    [
      post('moralEducation', 'moral', '大队辅导员'),
      post('subjectAdmin', 'subject-艺体', '艺体学科组管理组长'),
      teacher('central', '音乐'),
    ],
  ],
  ['fengxueqin', '冯学勤', [post('partyMember', 'party', '党支部组织委员')], 'partyMember'],
  ['heshouyi', '何守义', [post('inspector', 'supervision', '督导组组长')], 'inspector'],
  ['randegui', '冉德贵', [post('inspector', 'supervision', '督导组成员')]],
  [
    'pengxiaolan',
    '彭晓岚',
    [post('inspector', 'supervision', '督导组成员'), post('subjectAdmin', 'subject-科学', '科学学科组管理组长')],
  ],
  [
    'wenguoqiang',
    '文国强',
    [post('inspector', 'supervision', '督导组成员'), post('partyMember', 'party', '党支部宣传委员')],
  ],
]);
