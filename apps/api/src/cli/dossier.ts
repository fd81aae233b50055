import { readFile } from 'node:fs/promises';
import { say, type Text } from '@plumbline/terms';
import { verifyDossierFile } from '../dossier/verify-file.ts';
import { Refusal } from '../refusal.ts';
import { locale, print, printJson, word } from './output.ts';

/**
 * Checks an exported dossier from its file alone; needs neither database nor server.
 * @returns the exit code: 0 where every hash agrees, 1 where any does not
 */
export const verifyDossierCommand = async (file: string, { json = false }: { json?: boolean }): Promise<number> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(unreadable, { file, why: error.code ?? '' });
  });
  const { ok, faults, events, withheld } = verifyDossierFile(text);
  if (json) printJson({ ok, events, withheld, faults: faults.map((fault) => say(fault, locale)) });
  else {
    for (const fault of faults) print(say(fault, locale));
    print(word(ok ? sound : unsound, { events, withheld, faults: faults.length }));
  }
  return ok ? 0 : 1;
};

const sound: Text = [
  '重算了 {events} 步的校验码，全部相符；其中 {withheld} 步的内容没有导出，只有校验码。',
  'Recomputed the hashes of {events} steps: all agree. The content of {withheld} of them is not in the file; their hashes stand alone.',
];
const unsound: Text = [
  '案卷有 {faults} 处不符。请向给您文件的人要一份新导出的。',
  'The dossier has {faults} faults. Ask whoever gave it to you for a fresh export.',
];
const unreadable: Text = [
  '打不开文件 {file}（{why}）。请核对路径。',
  'The file {file} cannot be opened ({why}). Check the path.',
];
