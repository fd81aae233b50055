import { describe, expect, it } from 'vitest';
import { daysOf, isSound, type SpecialDay, spansOf, vacationsAround } from './spans.ts';

const day = (text: string, kind: SpecialDay['kind'], title: string | null = null, provisional = false): SpecialDay => ({
  day: text,
  kind,
  title,
  provisional,
});

describe('special days', () => {
  it('are gathered into spans of one kind and name, plain days left out', () => {
    const spans = spansOf([
      day('2026-10-01', 'HOLIDAY', 'National Day'),
      day('2026-10-02', 'HOLIDAY', 'National Day'),
      day('2026-10-03', null),
      day('2026-10-10', 'MAKE_UP', 'Work'),
      day('2026-10-11', 'HOLIDAY', 'National Day'),
    ]);
    expect(spans.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['HOLIDAY', '2026-10-01', '2026-10-02'],
      ['MAKE_UP', '2026-10-10', '2026-10-10'],
      ['HOLIDAY', '2026-10-11', '2026-10-11'],
    ]);
  });

  it('keep a vacation whole around a holiday, and come back as they were', () => {
    const days = [
      day('2027-02-04', 'VACATION', 'Winter'),
      day('2027-02-05', 'HOLIDAY', 'Spring', true),
      day('2027-02-06', 'HOLIDAY', 'Spring', true),
      day('2027-02-07', 'VACATION', 'Winter'),
    ];
    const spans = spansOf(days);
    expect(spans.map(({ title, from, to }) => [title, from, to])).toEqual([
      ['Winter', '2027-02-04', '2027-02-07'],
      ['Spring', '2027-02-05', '2027-02-06'],
    ]);
    expect(daysOf(spans)).toEqual(days);
  });

  it('are not gathered over a day between, nor over what is provisional', () => {
    expect(spansOf([day('2027-01-01', 'VACATION', 'W'), day('2027-01-03', 'VACATION', 'W')])).toHaveLength(2);
    expect(spansOf([day('2027-01-01', 'HOLIDAY', 'N'), day('2027-01-02', 'HOLIDAY', 'N', true)])).toHaveLength(2);
  });

  it('of a span that is not sound are not asked for', () => {
    const [span] = spansOf([day('2027-01-01', 'HOLIDAY', 'N')]);
    expect([
      span && isSound(span),
      span && isSound({ ...span, to: '' }),
      span && isSound({ ...span, to: '2026-01-01' }),
    ]).toEqual([true, false, false]);
  });
});

it('vacations lie around the terms, and none where nothing is between', () => {
  const year = { startsOn: '2026-08-01', endsOn: '2027-07-31' };
  const terms = [
    { startsOn: '2026-09-07', endsOn: '2027-01-22' },
    { startsOn: '2027-02-22', endsOn: '2027-07-09' },
  ];
  const words = { summer: 'S', winter: 'W' };
  expect(vacationsAround(year, terms, words).map(({ title, from, to }) => [title, from, to])).toEqual([
    ['S', '2026-08-01', '2026-08-31'],
    ['W', '2027-01-23', '2027-02-21'],
    ['S', '2027-07-10', '2027-07-31'],
  ]);
  expect(
    vacationsAround(
      year,
      [
        { startsOn: '2026-08-01', endsOn: '2027-01-22' },
        { startsOn: '2027-01-23', endsOn: '2027-07-31' },
      ],
      words,
    ),
  ).toEqual([]);
  expect(vacationsAround(year, [], words)).toEqual([]);
});
