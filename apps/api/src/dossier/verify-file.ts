import { type Dossier, type VerifiedDossier, verifyDossier } from '@plumbline/operations';
import type { Text } from '@plumbline/terms';
import { dossierPage, pageVersion, readDossierPage } from './dossier-page.ts';

const altered: Text = [
  '页面的文字与其校验码不符：导出后被改动过',
  'The words of the page do not fit their hash: they were altered after the export',
];
const otherWords: Text = [
  '页面的文字与页内所附数据说的不一样',
  'The words of the page are not those of the data inside it',
];
const noData: Text = [
  '这不是处置案卷：页面里没有数据；请用“下载案卷文件”得到的文件',
  'This is no dossier of a consequence: the page has no data inside; use the file that was downloaded',
];

const saysItsData = (text: string, json: string, locale: 'zh' | 'en'): boolean => {
  try {
    return dossierPage(JSON.parse(json) as Dossier, locale) === text;
  } catch {
    return false;
  }
};

/**
 * Checks an exported dossier from its file alone, the page or the plain JSON: every hash of its data, and of a page that
 * its words were not altered and are those of the data.
 */
export const verifyDossierFile = (text: string): VerifiedDossier => {
  const plain = text.replace(/^\uFEFF/, '');
  if (/^\s*[{[]/.test(plain)) return verifyDossier(plain);
  const page = readDossierPage(plain);
  if (page === null) return { ok: false, faults: [noData], events: 0, withheld: 0 };
  const data = verifyDossier(page.json);
  const faults: Text[] = [...data.faults];
  if (page.saidHash !== page.foundHash) faults.push(altered);
  // An older page has other words around the same data; its hash alone speaks for it.
  else if (page.version === pageVersion && data.ok && !saysItsData(plain, page.json, page.locale))
    faults.push(otherWords);
  return { ...data, ok: faults.length === 0, faults };
};
