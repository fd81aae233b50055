import type { Text } from '@plumbline/terms';

/** Why an import cannot be undone, in the order in which it is looked at. */
export const undoHindrances = {
  undone: ['已撤销', 'It has been undone'],
  noImport: ['不是导入的；请在成绩表里改', 'It is no import; change it in the table of scores'],
  notLatest: ['之后又有了新的一版', 'There is a later revision'],
  evaluated: [
    '已有责任书按这一版评估；请导入更正后的文件',
    'Agreements were evaluated on it; import a corrected file instead',
  ],
  notYours: ['只有教导处或导入的人能撤销', 'Only academic affairs or whoever imported it may undo it'],
} as const satisfies Record<string, Text>;

/** Why an import cannot be undone. */
export type UndoHindrance = keyof typeof undoHindrances;
