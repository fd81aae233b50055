import type { Progress } from './documents.ts';

/** A class of a campus with its subjects, and how far each is. */
export type ClassProgress = {
  id: string;
  name: string;
  subjects: { position: number; pupils: number; entered: number }[];
};

/** A campus with its classes; pupils without a class cannot be entered by hand and are counted beside. */
export type CampusProgress = {
  id: string;
  name: string;
  expected: number;
  entered: number;
  classes: ClassProgress[];
};

/** Puts the rows of the API together by campus and class. */
export const byCampus = (rows: readonly Progress[]): CampusProgress[] => {
  const campuses = new Map<string, CampusProgress>();
  for (const row of rows) {
    const campus = campuses.get(row.campus) ?? {
      id: row.campus,
      name: row.campusName,
      expected: 0,
      entered: 0,
      classes: [],
    };
    campuses.set(row.campus, campus);
    campus.expected += row.pupils;
    campus.entered += row.entered;
    if (row.class === null) continue;
    let own = campus.classes.find(({ id }) => id === row.class);
    if (!own) {
      own = { id: row.class, name: row.className ?? '', subjects: [] };
      campus.classes.push(own);
    }
    own.subjects.push({ position: row.subject, pupils: row.pupils, entered: row.entered });
  }
  return [...campuses.values()];
};
