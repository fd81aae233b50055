import { fill, type Text } from '@plumbline/terms';

/** What stands in a place, without telling what it says: a text may be somebody's name. */
const kindOf = (value: unknown): Text => {
  if (value === undefined) return ['没有', 'nothing'];
  if (typeof value === 'string')
    return /^\s*$|^(?=.*\d)[\d\s.,:eE%+-]+$/.test(value) && value.length <= 40
      ? [`"${value}"`, `"${value}"`]
      : ['文字', 'a text'];
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return [`${value}`, `${value}`];
  return Array.isArray(value) ? [`${value.length} 项的列表`, `a list of ${value.length}`] : ['对象', 'an object'];
};

const pattern: Text = ['{path}：应为{expected}。现为{found}。', '{path}: expected {expected}. Found {found}.'];

/** What is wrong with a document that a person wrote: the place, what was expected there, and what was found. */
export class InputFault extends Error {
  override readonly name = 'InputFault';
  readonly path: string;
  readonly text: Text;
  constructor(path: string, expected: Text, found: unknown) {
    const kind = kindOf(found);
    const [zh] = fill(pattern, { path, expected: expected[0], found: kind[0] });
    const [, en] = fill(pattern, { path, expected: expected[1], found: kind[1] });
    super(en);
    this.path = path;
    this.text = [zh, en];
  }
}
