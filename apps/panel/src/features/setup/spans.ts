/** What a day is that differs from its weekday. */
export type DayKind = 'HOLIDAY' | 'MAKE_UP' | 'VACATION';

/** A day as the calendar keeps it. */
export type SpecialDay = { day: string; kind: DayKind | null; title: string | null; provisional: boolean };

/** Days of one kind and name that follow one another. */
export type Span = { key: string; kind: DayKind; title: string; from: string; to: string; provisional: boolean };

const dayInMs = 86_400_000;
/** The day after another one, or before. */
export const shifted = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * dayInMs).toISOString().slice(0, 10);

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** Whether a span's days are there and in order. */
export const isSound = ({ from, to }: Span): boolean => isDay(from) && isDay(to) && from <= to;

/**
 * Gathers days into spans. A holiday within a vacation does not part it: days of the vacation on either side are one span.
 */
export const spansOf = (days: readonly SpecialDay[]): Span[] => {
  const special = days.filter((day) => day.kind !== null);
  const known = new Set(special.map(({ day }) => day));
  const spans: Span[] = [];
  for (const { day, kind, title, provisional } of special) {
    if (kind === null) continue;
    const name = title ?? '';
    const before = spans.filter((span) => span.kind === kind && span.title === name).at(-1);
    let follows = false;
    if (before && before.provisional === provisional) {
      let next = shifted(before.to, 1);
      while (kind === 'VACATION' && next < day && known.has(next)) next = shifted(next, 1);
      follows = next === day;
    }
    if (before && follows) before.to = day;
    else spans.push({ key: `${kind} ${day}`, kind, title: name, from: day, to: day, provisional });
  }
  return spans.sort((a, b) => (a.from < b.from ? -1 : 1));
};

/** The days of spans, each once: a holiday or make-up day within a vacation stays what it is. */
export const daysOf = (
  spans: readonly Span[],
): { day: string; kind: DayKind; title: string; provisional: boolean }[] => {
  const found = new Map<string, { day: string; kind: DayKind; title: string; provisional: boolean }>();
  const ordered = [...spans].sort((a, b) => Number(b.kind === 'VACATION') - Number(a.kind === 'VACATION'));
  for (const { kind, title, from, to, provisional } of ordered)
    for (let day = from; day <= to; day = shifted(day, 1)) found.set(day, { day, kind, title, provisional });
  return [...found.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
};

/** Vacations that fill a plan year around its terms; staff are back on September 1. */
export const vacationsAround = (
  year: { startsOn: string; endsOn: string },
  terms: readonly { startsOn: string; endsOn: string }[],
  words: { summer: string; winter: string },
): Span[] => {
  const [first, second] = terms;
  if (!first || !second) return [];
  const span = (title: string, from: string, to: string): Span[] =>
    from <= to ? [{ key: `VACATION ${from}`, kind: 'VACATION', title, from, to, provisional: false }] : [];
  const back = `${year.startsOn.slice(0, 4)}-08-31`;
  const lastFree = back < first.startsOn ? back : shifted(first.startsOn, -1);
  return [
    ...span(words.summer, year.startsOn, lastFree),
    ...span(words.winter, shifted(first.endsOn, 1), shifted(second.startsOn, -1)),
    ...span(words.summer, shifted(second.endsOn, 1), year.endsOn),
  ];
};
