import { partsOf } from '../../shared/calendarDay.ts';
import { useCopy } from '../data/useCopy.ts';
import { type SanctionWords, useSanctionWords } from '../sanctionWords.ts';
import { useSession } from '../session.ts';
import { useWords, weekdayName } from '../words.ts';
import { PhoneTermQuery } from './documents.ts';
import { Told } from './Told.tsx';
import { type Term, type TermDay, termDays } from './termDays.ts';

/** Days that fit as a strip; a longer term is told in words. */
const most = 10;

type Props = { received: string; until: string };

/** The last day of the defence large, and every working day of it with today. No red, no clock: it is time to think. */
export const TermStrip = ({ received, until }: Props) => {
  const s = useSanctionWords();
  const { today } = useSession().me.town;
  const from = partsOf(received).day;
  const { data } = useCopy(PhoneTermQuery, { from, to: until });
  const term = termDays(data?.town.calendar ?? [], { received: from, until, today });
  return (
    <>
      <LastDay day={until}>{term.days.length > 0 ? <Told text={placeOf(term, today === until, s)} /> : null}</LastDay>
      {term.days.length > 0 && term.days.length <= most ? (
        <ol className="strip-days" aria-label={s('stripTitle')}>
          {term.days.map((day) => (
            <Day key={day.day} day={day} />
          ))}
        </ol>
      ) : null}
    </>
  );
};

const placeOf = ({ days, nth, passed }: Term, isLast: boolean, s: SanctionWords): string => {
  if (isLast) return s('lastDay');
  return nth === null ? s('offDay', { all: days.length, passed }) : s('nthDay', { n: nth, all: days.length });
};

const Day = ({ day: { day, when, last } }: { day: TermDay }) => {
  const s = useSanctionWords();
  const words = when === 'past' ? 'past' : when === 'today' ? (last ? 'todayLast' : 'today') : last ? 'last' : null;
  return (
    <li className={`${when} ${last ? 'last' : ''}`} aria-current={when === 'today' ? 'date' : undefined}>
      <b className="n">{day.slice(8)}</b>
      {words ? <span>{s(words)}</span> : null}
    </li>
  );
};

/** A last day: the day and its weekday as a tile, beside it what it means. */
export const LastDay = ({ day, children }: { day: string; children?: React.ReactNode }) => {
  const s = useSanctionWords();
  const t = useWords();
  return (
    <div className="last-day">
      <span className="tile n">
        <b>{day.slice(5)}</b>
        <span>{weekdayName(day, t)}</span>
      </span>
      <span className="grow">
        <span className="blk">{s('untilEnd')}</span>
        {children ? <span className="blk n">{children}</span> : null}
        <span className="sm mut blk">{s('byServer')}</span>
      </span>
    </div>
  );
};
