import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** Schools and classes of the file: those of a large county. */
const schools = 65;
const classes = 30;
const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨';
const given = '敏静丽强磊军洋勇艳杰娟涛明超秀霞';

const lineOf = (at: number): string => {
  const name = `${surnames[at % 16]}${given[(at >> 4) % 16]}${given[(at >> 8) % 16]}`;
  const place = `${1 + (at % 6)}年级(${1 + (at % (classes / 6))})班`;
  return `第${1 + (at % schools)}小学,${place},${name},P${String(at).padStart(8, '0')},${(at * 37) % 101},${((at * 53) % 10_000) / 100}\n`;
};

/** Writes a file of scores with so many rows, all of them good. */
export const writeRows = async (path: string, rows: number): Promise<void> => {
  const file = createWriteStream(path);
  let text = 'school,class,name,pupil,score,prior\n';
  for (let at = 0; at < rows; at += 1) {
    text += lineOf(at);
    if (text.length < 256 * 1024) continue;
    if (!file.write(text)) await once(file, 'drain');
    text = '';
  }
  file.end(text);
  await finished(file);
};
