import { addDays } from '../../shared/calendarDay.ts';
import { useSession } from '../session.ts';
import { longDay, shortDay, useWords, type Words } from '../words.ts';
import { Icon, type IconName } from './Icon.tsx';

type Due = { dueOn: string | null; overdue: boolean; daysLeft: number | null };

const toneLook = {
  NEUTRAL: ['neu', 'pen'],
  RESPONSIBLE: ['info', 'flag'],
  OFFICE: ['rev', 'search'],
  DONE: ['done', 'checked'],
} as const satisfies Record<string, readonly [string, IconName]>;

/** A state in words and icon, in the colour of the side whose turn it is. */
export const StateTag = ({ tone, title }: { tone: keyof typeof toneLook; title: string }) => {
  const [look, icon] = toneLook[tone];
  return (
    <span className={`tag ${look}`}>
      <Icon name={icon} />
      {title}
    </span>
  );
};

const wordsOf = ({ dueOn, overdue, daysLeft }: Due, today: string, t: Words): string => {
  if (dueOn === null) return t('noDeadline');
  if (overdue) return daysLeft !== null && daysLeft < 0 ? t('overdueBy', { n: -daysLeft }) : t('overdue');
  if (dueOn === today) return t('dueToday');
  if (dueOn === addDays(today, 1)) return t('dueTomorrow', { day: shortDay(dueOn, t) });
  return shortDay(dueOn, t);
};

/** Red when overdue, amber for today and tomorrow only. */
const lookOf = ({ dueOn, overdue }: Due, today: string): 'over' | 'soon' | 'mut' => {
  if (overdue) return 'over';
  return dueOn !== null && dueOn <= addDays(today, 1) ? 'soon' : 'mut';
};

/** The deadline of a row. */
export const DueTag = ({ due }: { due: Due }) => {
  const t = useWords();
  const { today } = useSession().me.town;
  const look = lookOf(due, today);
  if (look === 'mut') return <span className="sm mut n blk">{wordsOf(due, today, t)}</span>;
  return (
    <span className={`tag n ${look}`}>
      <Icon name={look === 'over' ? 'warn' : 'clock'} />
      {wordsOf(due, today, t)}
    </span>
  );
};

/** The deadline of a case in full: the day, the weekday, and how long. */
export const DueLine = ({ due }: { due: Due }) => {
  const t = useWords();
  const { today } = useSession().me.town;
  if (due.dueOn === null) return null;
  const look = lookOf(due, today);
  const left = due.daysLeft !== null && due.daysLeft > 0 && !due.overdue ? t('daysLeft', { n: due.daysLeft }) : null;
  return (
    <div className={`when ${look}`}>
      <Icon name={look === 'over' ? 'warn' : 'clock'} />
      <span className="n">
        <b>{longDay(due.dueOn, t)}</b>
        <span className="sm blk">{left ?? wordsOf(due, today, t)}</span>
      </span>
    </div>
  );
};
