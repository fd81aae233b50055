import { createHash } from 'node:crypto';
import type { Dossier } from '@plumbline/operations';
import type { Locale } from '@plumbline/terms';
import { html, raw } from './html.ts';
import { dossierBody, dossierStyle } from './render.ts';

/** Raised whenever the words or the shape of the page change, so that older pages are still told from altered ones. */
export const pageVersion = 'plumbline-dossier-page/1';

const hashSlot = /<meta name="page-hash" content="([0-9a-f]*)">/;
const dataSlot = /<script type="application\/json" id="dossier">([\s\S]*?)<\/script>/;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const languages = { zh: 'zh-CN', en: 'en' } as const satisfies Record<Locale, string>;

/** What a page says of itself. */
export interface DossierPage {
  readonly json: string;
  readonly locale: Locale;
  readonly version: string | null;
  /** The hash that stands in it, and the one that its text has. */
  readonly saidHash: string | null;
  readonly foundHash: string;
}

/** Makes a dossier one page of HTML that reads by itself, with its data inside and the hash of all its text. */
export const dossierPage = (dossier: Dossier, locale: Locale): string => {
  // No text of the data may end the script that it lies in.
  const data = JSON.stringify(dossier).replaceAll('<', '\\u003c');
  const page = html`<!doctype html>
<html lang="${languages[locale]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="page-version" content="${pageVersion}">
<meta name="page-hash" content="">
<title>${dossier.record.number}</title>
<style>${dossierStyle}</style>
</head>
<body>
${dossierBody(dossier, locale)}
<script type="application/json" id="dossier">${raw(data)}</script>
</body>
</html>
`.html;
  return page.replace(hashSlot, `<meta name="page-hash" content="${sha256(page)}">`);
};

/** Reads a page of a dossier; `null` where the text is none. */
export const readDossierPage = (text: string): DossierPage | null => {
  const json = dataSlot.exec(text)?.[1];
  if (json === undefined) return null;
  return {
    json,
    locale: /<html lang="en"/.test(text) ? 'en' : 'zh',
    version: /<meta name="page-version" content="([^"]*)">/.exec(text)?.[1] ?? null,
    saidHash: hashSlot.exec(text)?.[1] ?? null,
    foundHash: sha256(text.replace(hashSlot, '<meta name="page-hash" content="">')),
  };
};
