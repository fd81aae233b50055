import type { ClassUnit, Taught } from './documents.ts';

/** Who teaches a subject in a class today. */
export type Now = { id: string; name: string; from: string } | null;

/** Who teaches on a day; the latest entry counts. */
export const teacherOn = (rows: readonly Taught[], subject: string, day: string): Now => {
  const found = rows
    .filter((row) => row.subject === subject && row.from <= day && (row.to === null || day <= row.to))
    .sort((a, b) => b.from.localeCompare(a.from))[0];
  return found ? { id: found.teacher.id, name: found.teacher.name, from: found.from } : null;
};

/** Subjects that are columns: those that somebody teaches, the usual ones, and those that were added, in this order without doubles. */
export const columnsOf = (rows: readonly Taught[], usual: readonly string[], added: readonly string[]): string[] => [
  ...new Set([...usual, ...rows.map(({ subject }) => subject), ...added]),
];

/** The school that a class belongs to: its parent, or the one above a grade group. */
export const schoolOf = (one: ClassUnit): { id: string; name: string } | null => {
  const schools = ['CAMPUS', 'CENTRAL_SCHOOL'];
  if (one.parent && schools.includes(one.parent.kind)) return one.parent;
  const above = one.parent?.parent;
  return above && schools.includes(above.kind) ? above : one.parent;
};

/** Classes that exist on a day, of a school, by grade and name. */
export const classesOf = (classes: readonly ClassUnit[], school: string, day: string): ClassUnit[] =>
  classes
    .filter((one) => schoolOf(one)?.id === school && (one.to === null || day <= one.to))
    .sort((a, b) => (a.grade ?? 99) - (b.grade ?? 99) || a.name.localeCompare(b.name, 'zh', { numeric: true }));
