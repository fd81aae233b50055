import { expect, it } from 'vitest';
import { byCampus } from './progress.ts';

it('puts the entry together by campus and class', () => {
  const row = (campus: string, own: string | null, subject: number, pupils: number, entered: number) => ({
    campus,
    campusName: campus.toUpperCase(),
    class: own,
    className: own,
    subject,
    pupils,
    entered,
  });
  const found = byCampus([
    row('a', 'a1', 1, 30, 30),
    row('a', 'a1', 2, 30, 10),
    row('a', null, 1, 2, 0),
    row('b', 'b1', 1, 5, 5),
  ]);
  expect(found).toEqual([
    {
      id: 'a',
      name: 'A',
      expected: 62,
      entered: 40,
      classes: [
        {
          id: 'a1',
          name: 'a1',
          subjects: [
            { position: 1, pupils: 30, entered: 30 },
            { position: 2, pupils: 30, entered: 10 },
          ],
        },
      ],
    },
    {
      id: 'b',
      name: 'B',
      expected: 5,
      entered: 5,
      classes: [{ id: 'b1', name: 'b1', subjects: [{ position: 1, pupils: 5, entered: 5 }] }],
    },
  ]);
});
