import type { ExportedSection, PersonalData } from '@plumbline/operations';
import { type Locale, say, type Text } from '@plumbline/terms';
import { type Html, html, raw } from '../dossier/html.ts';
import { style } from '../dossier/style.ts';

const languages = { zh: 'zh-CN', en: 'en' } as const satisfies Record<Locale, string>;
const words = {
  title: ['个人数据', 'Personal data'],
  made: ['导出时间', 'Exported'],
  by: ['导出人', 'By'],
  none: ['没有', 'Nothing'],
  hash: ['校验码', 'SHA-256'],
} as const satisfies Record<string, Text>;

const shown = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value);
};

const sectionOf = ({ title, columns, rows }: ExportedSection, locale: Locale): Html => {
  const keys = Object.keys(columns);
  if (rows.length === 0)
    return html`<h2>${title}</h2>
<p class="small">${say(words.none, locale)}</p>`;
  return html`<h2>${title}</h2>
<div class="wide"><table><thead><tr>${keys.map((key) => html`<th scope="col">${columns[key] ?? key}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${keys.map((key) => html`<td>${shown(row[key])}</td>`)}</tr>`)}</tbody></table></div>`;
};

/** Makes an export of personal data one page of HTML that reads by itself, with the same data inside as JSON. */
export const personalDataPage = (data: PersonalData, locale: Locale): string => {
  // No text of the data may end the script that it lies in.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return html`<!doctype html>
<html lang="${languages[locale]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${say(words.title, locale)} ${data.about}</title>
<style>${style} .wide { overflow-x: auto; } thead th { white-space: nowrap; }</style>
</head>
<body>
<h1>${say(words.title, locale)} · ${data.about}</h1>
<p class="lead">${data.town} · ${say(words.made, locale)} ${data.madeAt} · ${say(words.by, locale)} ${data.madeBy}</p>
${data.notes.map((note) => html`<p class="small">${note}</p>`)}
${data.sections.map((section) => sectionOf(section, locale))}
<p class="hash">${say(words.hash, locale)} ${data.contentHash}</p>
<script type="application/json" id="personal-data">${raw(json)}</script>
</body>
</html>
`.html;
};
