import type { Difference } from './content.ts';

/** A line of an agreement's text: its title, the heading of a section, or words of it. */
export type PaperLine = { kind: 'title' | 'heading' | 'words'; text: string; changed: 'ADDED' | 'CHANGED' | null };

/** Numerals of sections: one to ten and their compounds, then the pause mark. */
const heading = /^[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3}\u3001/;

/** A heading without its numeral. */
export const headingTitle = (line: string): string => line.replace(heading, '').trim();

type Changed = Pick<Difference, 'part' | 'change' | 'title'>;

/** A numbered line that begins with a target's name. */
const isTarget = (line: string, title: string): boolean =>
  /^\d+\. /.test(line) && line.replace(/^\d+\. /, '').startsWith(title);

/**
 * The exact text, line by line, with nothing added or left out; empty lines only part others.
 * @param changes of this version against the one before: the headings of changed clauses and the lines of changed targets are marked
 */
export const paperLines = (text: string, changes: readonly Changed[] = []): PaperLine[] => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => {
    const isHeading = heading.test(line);
    const change = changes.find(({ part, title }) =>
      part === 'TARGET' ? !isHeading && isTarget(line, title) : isHeading && headingTitle(line) === title.trim(),
    );
    return {
      kind: index === 0 ? 'title' : isHeading ? 'heading' : 'words',
      text: line,
      changed: index === 0 || !change || change.change === 'REMOVED' ? null : change.change,
    };
  });
};
