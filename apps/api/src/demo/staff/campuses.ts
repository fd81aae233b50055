import { classTeacher, people, post, teacher } from './build.ts';

const west = people('west', [
  [
    'yuechangqing',
    '岳长青',
    [post('campusHead', 'west', '西片小学片校长'), post('groupMember', 'leading', '领导小组成员')],
  ],
  [
    'luzhiping',
    '卢志平',
    [
      post('campusDeputy', 'west', '西片小学副校长', 'sinceThisYear'),
      post('inspector', 'supervision', '督导组成员', 'untilLastYear'),
    ],
  ],
  ['luxiaojuan', '陆小娟', [classTeacher('west', 1, 1, '语文')]],
  ['cheliping', '车丽萍', [classTeacher('west', 2, 1, '语文')]],
  ['dingxiaowei', '丁小伟', [classTeacher('west', 3, 1, '数学')]],
  ['xiaxuelian', '夏雪莲', [classTeacher('west', 4, 1, '语文')]],
  [
    'guanxiaofeng',
    '关小峰',
    [classTeacher('west', 5, 1, '数学'), post('campusDeputy', 'west', '西片小学副校长', 'untilLastYear')],
  ],
  [
    'jichunhua',
    '季春华',
    [classTeacher('west', 6, 1, '语文'), post('researchLead', 'west-research-综合', '综合教研组长')],
  ],
  ['bianlingling', '卞玲玲', [teacher('west', '英语')]],
  ['qizhiyuan', '齐志远', [teacher('west', '数学')]],
  ['chengxiaobing', '成小兵', [teacher('west', '体育')]],
  ['ganlu', '甘露', [teacher('west', '音乐、美术')]],
  ['diaoxiaolong', '刁小龙', [teacher('west', '科学')]],
]);

const south = people('south', [
  [
    'ningdefu',
    '宁德富',
    [post('campusHead', 'south', '南片小学片校长'), post('groupMember', 'leading', '领导小组成员')],
  ],
  [
    'changxiuli',
    '常秀丽',
    [post('campusDeputy', 'south', '南片小学副校长'), post('partyMember', 'party', '党支部青年委员')],
  ],
  ['mixiaorong', '米小蓉', [classTeacher('south', 1, 1, '语文')]],
  ['wuyan', '武艳', [classTeacher('south', 2, 1, '语文')]],
  ['zhaixiaoguang', '翟晓光', [classTeacher('south', 3, 1, '数学')]],
  ['qiaoli', '乔丽', [classTeacher('south', 4, 1, '语文')]],
  [
    'gehongying',
    '葛洪英',
    [classTeacher('south', 5, 1, '语文'), post('researchLead', 'south-research-综合', '综合教研组长')],
  ],
  ['niguoqing', '倪国庆', [classTeacher('south', 6, 1, '数学')]],
  ['zhangmin2', '张敏', [teacher('south', '英语')]],
  ['luxiaochuan', '鲁小川', [teacher('south', '数学')]],
  ['shuyang', '舒扬', [teacher('south', '体育')]],
  ['guxiaoyue', '辜晓月', [teacher('south', '科学')]],
]);

const north = people('north', [
  [
    'leiqifa',
    '雷启发',
    [
      post('campusHead', 'north', '北片小学片校长', 'sinceThisYear'),
      post('groupMember', 'leading', '领导小组成员', 'sinceThisYear'),
      post('campusDeputy', 'north', '北片小学副校长', 'untilLastYear'),
    ],
  ],
  ['anxiaolan', '安小兰', [post('campusDeputy', 'north', '北片小学副校长', 'sinceThisYear'), teacher('north', '语文')]],
  ['yingguihua', '应桂花', [classTeacher('north', 1, 1, '语文')]],
  ['daixiaohong', '戴小红', [classTeacher('north', 2, 1, '语文')]],
  ['maidongmei', '麦冬梅', [classTeacher('north', 3, 1, '数学')]],
  ['rongzhiqiang', '荣志强', [classTeacher('north', 4, 1, '数学')]],
  [
    'liuqingyun',
    '柳青云',
    [classTeacher('north', 5, 1, '语文'), post('researchLead', 'north-research-综合', '综合教研组长')],
  ],
  ['yanzhiyong', '阎志勇', [classTeacher('north', 6, 1, '语文')]],
  ['moxiaodan', '莫小丹', [teacher('north', '英语')]],
  ['xingdawei', '邢大伟', [teacher('north', '数学、科学')]],
  ['peixiaoxue', '裴小雪', [teacher('north', '音乐')]],
  ['luyuan', '路远', [teacher('north', '体育')]],
  [
    'jingshaohua',
    '敬少华',
    [
      post('campusHead', 'north', '北片小学片校长', 'untilLastYear'),
      post('groupMember', 'leading', '领导小组成员', 'untilLastYear'),
    ],
  ],
]);

const river = people('river', [
  [
    'muqichang',
    '母其昌',
    [post('campusHead', 'river', '河湾小学片校长'), post('groupMember', 'leading', '领导小组成员')],
  ],
  ['mengxiaoying', '蒙小英', [post('campusDeputy', 'river', '河湾小学副校长'), teacher('river', '语文')]],
  ['ruanxiaoyan', '阮小燕', [classTeacher('river', 1, 1, '语文')]],
  ['lingxiuzhen', '凌秀珍', [classTeacher('river', 2, 1, '语文')]],
  ['wuxiaoping', '巫小平', [classTeacher('river', 3, 1, '数学')]],
  ['loujianhua', '娄建华', [classTeacher('river', 4, 1, '数学')]],
  [
    'tangchunyan',
    '汤春艳',
    [classTeacher('river', 5, 1, '语文'), post('researchLead', 'river-research-综合', '综合教研组长')],
  ],
  ['shangzhiguo', '尚志国', [classTeacher('river', 6, 1, '语文')]],
  ['guixiaolin', '桂小琳', [teacher('river', '英语')]],
  ['quyong', '屈勇', [teacher('river', '数学、科学')]],
  ['wuxiaodong', '伍小东', [teacher('river', '体育')]],
  ['shelijun', '佘丽君', [teacher('river', '语文')]],
]);

const junior = people('junior', [
  [
    'shaowenyuan',
    '邵文远',
    [post('campusHead', 'junior', '青石初中片校长'), post('groupMember', 'leading', '领导小组成员')],
  ],
  ['shiyuqin', '史玉琴', [post('campusDeputy', 'junior', '青石初中副校长')]],
  ['jixiaomin', '纪小敏', [classTeacher('junior', 7, 1, '语文')]],
  ['guanzhixin', '管志新', [classTeacher('junior', 7, 2, '数学'), post('gradeHead', 'junior-grade-7', '七年级组长')]],
  [
    'zhuxinmin',
    '祝新民',
    [classTeacher('junior', 8, 1, '物理'), post('subjectLead', 'subject-科学', '科学学科组业务组长')],
  ],
  ['shanlihua', '单丽华', [classTeacher('junior', 8, 2, '英语'), post('gradeHead', 'junior-grade-8', '八年级组长')]],
  ['fanguoping', '樊国平', [classTeacher('junior', 9, 1, '数学'), post('gradeHead', 'junior-grade-9', '九年级组长')]],
  [
    'lanxin',
    '兰馨',
    [classTeacher('junior', 9, 2, '语文'), post('researchLead', 'junior-research-文科', '文科教研组长')],
  ],
  ['gulichun', '谷立春', [teacher('junior', '化学'), post('researchLead', 'junior-research-理科', '理科教研组长')]],
  ['tongxiaozhou', '童小舟', [teacher('junior', '历史')]],
  ['meihan', '梅寒', [teacher('junior', '生物')]],
  ['xinzhijie', '辛志杰', [teacher('junior', '体育')]],
  ['xianglili', '项丽丽', [teacher('junior', '英语')]],
  ['yujiang', '虞江', [teacher('junior', '地理')]],
  ['jiangxiaofan', '江小帆', [teacher('junior', '数学')]],
]);

/** People of the five smaller campuses. */
export const campuses = [...west, ...south, ...north, ...river, ...junior];
