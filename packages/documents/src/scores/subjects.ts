/** Subjects of the nine years with the words that sheets use for them; the first is the one that is kept. */
export const subjectWords: readonly (readonly string[])[] = [
  ['语文', 'Chinese'],
  ['数学', 'Maths', 'Math', 'Mathematics'],
  ['英语', '外语', 'English'],
  ['科学', 'Science'],
  ['道德与法治', '道法', '品德', '思想品德', '政治', 'Morality and law', 'Politics'],
  ['物理', 'Physics'],
  ['化学', 'Chemistry'],
  ['历史', 'History'],
  ['地理', 'Geography'],
  ['生物', '生物学', 'Biology'],
  ['音乐', 'Music'],
  ['美术', 'Art', 'Arts', 'Fine arts'],
  ['艺术'],
  ['体育', '体育与健康', 'PE', 'Physical education'],
  ['信息科技', '信息技术', '信息', 'Information technology', 'IT'],
  ['劳动', '劳动教育', 'Labour'],
  ['书法', 'Calligraphy'],
  ['综合实践', '综合实践活动', 'Comprehensive practice'],
];

/** The word of a subject that is kept, by any word that sheets use for it. */
export const subjectNamed = (word: string): string =>
  subjectWords.find((words) => words.some((each) => each.toLowerCase() === word.toLowerCase()))?.[0] ?? word;
