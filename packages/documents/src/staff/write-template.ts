import { type Locale, roles, say, type Text } from '@plumbline/terms';
import writeWorkbook from 'write-excel-file/node';
import { staffSpec } from './columns.ts';

const tint = '#e3f0ee';
const sheets: readonly [Text, Text] = [
  ['教职工', 'Staff'],
  ['可填的岗位和单位', 'Roles and units'],
];
const needed: Text = ['必填', 'required'];
const optional: Text = ['选填', 'optional'];
const heads: readonly [Text, Text] = [
  ['可填的岗位', 'Roles that may stand there'],
  ['可填的单位', 'Units that may stand there'],
];

/** Rows of the first sheet that are ready for text, so that a staff number keeps its zeros. */
const readyRows = 200;

/**
 * Writes an empty roster of the staff, to be filled in: the header, and on a second sheet the words that may stand there.
 * @param units names of units as an import takes them
 */
export const writeStaffTemplate = (units: readonly string[], locale: Locale): Promise<Buffer> => {
  const spec = staffSpec();
  const required = new Set(spec.required(new Set()).flatMap(({ keys }) => keys));
  const header = spec.columns.map(({ key, title }) => ({
    type: String,
    value: `${say(title, locale)}（${say(required.has(key) ? needed : optional, locale)}）`,
    fontWeight: 'bold' as const,
    backgroundColor: tint,
  }));
  const blank = spec.columns.map(() => ({ type: String, value: '', format: '@' }));
  const words = Object.values(roles).map((title) => say(title, locale));
  const lists = Array.from({ length: Math.max(words.length, units.length) }, (_, at) => [
    { type: String, value: words[at] ?? '' },
    { type: String, value: units[at] ?? '' },
  ]);
  const listHead = heads.map((head) => ({ type: String, value: say(head, locale), fontWeight: 'bold' as const }));
  return writeWorkbook([
    {
      data: [header, ...Array.from({ length: readyRows }, () => blank)],
      sheet: say(sheets[0], locale),
      columns: spec.columns.map(() => ({ width: 18 })),
      stickyRowsCount: 1,
    },
    { data: [listHead, ...lists], sheet: say(sheets[1], locale), columns: [{ width: 24 }, { width: 40 }] },
  ]).toBuffer();
};
