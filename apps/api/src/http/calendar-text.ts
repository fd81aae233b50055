import type { DueCase } from '@plumbline/operations';
import { addDays } from '@plumbline/rules';
import { fill, type Locale, say, type Text } from '@plumbline/terms';
import { ICalCalendar, ICalEventTransparency } from 'ical-generator';

/** Seconds after which a calendar should fetch again. */
const refresh = 3600;

const atMidnight = (day: string): Date => new Date(`${day}T00:00:00Z`);

/**
 * Writes deadlines as an iCalendar file (RFC 5545), one whole-day event each. Calendars travel to phones and to other
 * companies' servers, so an event tells a number, a state and a link, and neither a person nor what was found.
 */
export const calendarText = (
  cases: readonly DueCase[],
  { url, locale, now }: { url: string; locale: Locale; now: Date },
): string => {
  const calendar = new ICalCalendar({
    name: say(name, locale),
    prodId: { company: 'Plumbline', product: 'Deadlines', language: locale === 'zh' ? 'ZH' : 'EN' },
    ttl: refresh,
  });
  const { host } = new URL(url);
  for (const { id, number, version, stateTitle, dueOn, overdue, updatedAt } of cases) {
    calendar.createEvent({
      id: `case-${id}@${host}`,
      sequence: version,
      allDay: true,
      start: atMidnight(dueOn),
      end: atMidnight(addDays(dueOn, 1)),
      stamp: now,
      lastModified: updatedAt,
      summary: say(fill(overdue ? late : open, { number, state: stateTitle }), locale),
      transparency: ICalEventTransparency.TRANSPARENT,
      url: `${url}/#/cases/${encodeURIComponent(number)}`,
    });
  }
  return calendar.toString();
};

const name: Text = ['准绳：整改期限', 'Plumbline: deadlines'];
const open: Text = ['{number} {state}', '{number} {state}'];
const late: Text = ['{number} {state}（已逾期）', '{number} {state} (overdue)'];
