import { headingTitle, paperLines } from './paperLines.ts';

/** Headings of the text that say what follows when targets are missed: what counts as met, what follows, which rights. */
const consequences: readonly string[] = [
  '\u600e\u6837\u7b97\u5b8c\u6210',
  '\u6ca1\u6709\u5b8c\u6210\u65f6',
  '\u53cc\u65b9\u7684\u6743\u5229',
];

export type TextSection = { heading: string; lines: string[] };

/** The sections of an agreement's text, in its own words. */
export const sectionsOf = (text: string): TextSection[] => {
  const sections: TextSection[] = [];
  for (const { kind, text: line } of paperLines(text)) {
    if (kind === 'heading') sections.push({ heading: headingTitle(line), lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections;
};

/** What the text itself says of missing its targets: nothing of it is said in other words. */
export const consequencesIn = (text: string): TextSection[] =>
  sectionsOf(text).filter(({ heading }) => consequences.includes(heading));
