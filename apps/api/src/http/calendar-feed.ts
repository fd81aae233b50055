import { type Deps, dueCases, openCalendarFeed } from '@plumbline/operations';
import { say, type Text } from '@plumbline/terms';
import type { Viewers } from '../viewers.ts';
import { calendarText } from './calendar-text.ts';
import { HttpProblem } from './respond.ts';
import type { Handler } from './router.ts';

/** Where calendars fetch their feeds. */
export const calendarPath = '/calendar/';

/**
 * Gives a person's deadlines to the calendar that knows their secret address. The address is the only key, so whatever
 * is wrong with it is answered alike.
 * @param url what people type: the events link there
 */
export const calendarFeedHandler =
  (deps: Deps, viewers: Viewers, url: string): Handler =>
  async (request, response, { path }) => {
    const token = /^([^/]+)\.ics$/.exec(path.slice(calendarPath.length))?.[1];
    const feed = token === undefined ? null : await openCalendarFeed(deps, token);
    const viewer = feed && (await viewers.load({ ...feed, postId: null }));
    if (!feed || !viewer) throw new HttpProblem(404, 'NotFound', unknown);
    const text = calendarText(await dueCases(deps, viewer, feed.scope), {
      url,
      locale: feed.locale,
      now: deps.clock(),
    });
    response.writeHead(200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(say(fileName, feed.locale))}.ics`,
      // Whoever shares a computer with the reader shall not find it, and a withdrawal holds at once.
      'cache-control': 'private, no-store',
    });
    response.end(request.method === 'HEAD' ? undefined : text);
  };

const fileName: Text = ['整改期限', 'deadlines'];
const unknown: Text = [
  '这个日历地址无效，或者已经停用。请登录后在期限日历里重新订阅。',
  'This calendar address is not valid, or has been withdrawn. Sign in and subscribe anew from the calendar of deadlines.',
];
