import type { Text } from '@plumbline/terms';

/** Words of the page “who may do what” (O1, O2). */
export const rights = {
  title: ['权限一览', 'Who may do what'],
  lead: [
    '按岗位列出谁能看什么、办什么，取自系统判断权限时所用的同一份声明。岗位到期，权限同日停止；看不到的，答复与不存在的一样。',
    'What each post may read and do, from the declaration that the system itself asks. Rights end with the day on which a post ends; what is hidden is answered as what is missing.',
  ],
  menu: ['权限一览', 'Who may do what'],
  mine: ['我的岗位能办什么', 'What my posts may do'],
  type: ['事项类型', 'Type'],
  role: ['岗位', 'Post'],
  allTypes: ['全部类型', 'All types'],
  allRoles: ['全部岗位', 'All posts'],
  act: ['事项', 'What'],
  over_TOWN: ['全镇', 'The whole town'],
  over_UNIT_AND_ABOVE: ['本单位及上级', 'Own unit and above'],
  over_UNIT: ['本单位', 'Own unit'],
  over_OWN: ['本人的', 'Their own'],
  no: ['不能', 'No'],
  stop: ['、', ', '],
  others: ['其他岗位（{count} 个）', 'Other posts ({count})'],
  noteNo: ['注{no}', 'note {no}'],
  note: ['注{no}：{text}。', 'Note {no}: {text}.'],
  noPost: ['您今天没有岗位', 'You hold no post today'],
  noPostMore: [
    '没有岗位，就只能看和办与自己有关的事；需要时请联系教导处',
    'Without a post you see and do only what concerns yourself; please ask academic affairs',
  ],
} as const satisfies Record<string, Text>;
