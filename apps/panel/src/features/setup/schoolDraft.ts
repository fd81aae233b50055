/** A school that is to be made, with the number of classes of grades 1 to 9, as they were typed. */
export type SchoolDraft = { name: string; kind: 'CENTRAL_SCHOOL' | 'CAMPUS'; classes: readonly string[] };

/** Which grades a school usually has. */
export const ranges = { primary: [1, 6], junior: [7, 9], both: [1, 9] } as const;
export type Range = keyof typeof ranges;

/** The lines of a text, each once and without spaces around. */
export const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** Schools by their names, all with the same grades and number of classes. */
export const schoolDrafts = (
  text: string,
  range: Range,
  each: string,
  isCentral: (name: string) => boolean,
): SchoolDraft[] => {
  const [first, last] = ranges[range];
  return linesOf(text).map((name) => ({
    name,
    kind: isCentral(name) ? 'CENTRAL_SCHOOL' : 'CAMPUS',
    classes: Array.from({ length: 9 }, (_, index) => (index + 1 >= first && index + 1 <= last ? each : '')),
  }));
};

/** How many classes of a grade; nothing typed is none. */
export const countOf = (typed: string): number => (/^\d{1,2}$/.test(typed.trim()) ? Number(typed) : 0);

/** How many classes there would be. */
export const classesOf = (schools: readonly SchoolDraft[]): number =>
  schools.flatMap(({ classes }) => classes.map(countOf)).reduce((sum, count) => sum + count, 0);

/** As the server takes a school. */
export const inputOf = ({ name, kind, classes }: SchoolDraft) => ({
  name,
  kind,
  grades: classes.flatMap((typed, index) =>
    countOf(typed) > 0 ? [{ grade: index + 1, classes: countOf(typed) }] : [],
  ),
});
