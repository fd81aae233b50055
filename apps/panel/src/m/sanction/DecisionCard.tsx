import { partsOf } from '../../shared/calendarDay.ts';
import { type SanctionWords, useSanctionWords } from '../sanctionWords.ts';
import { shortDay, useWords, type Words } from '../words.ts';
import type { PhoneSanction } from './documents.ts';
import { Files } from './Files.tsx';

/** What was decided with its reasons and tally, and the answers to a review and an appeal; nothing before. */
export const DecisionCard = ({ record }: { record: PhoneSanction }) => {
  const s = useSanctionWords();
  const t = useWords();
  const { appeal, decision, delivery, lifting, meetingItem, review, rounds, waiver } = record;
  const reason = decision?.reason ?? waiver?.reason ?? null;
  if (!decision && !waiver && !review && !appeal) return null;
  return (
    <section className="card pad">
      <h2 className="sec">{s('reasons')}</h2>
      {reason ? <p className="pre">{reason}</p> : null}
      <Tally round={rounds.find((round) => !round.review)} />
      {delivery ? (
        <p className="sm mut n">
          {[s('deliveredOn', { day: shortDay(delivery.deliveredOn, t) }), delivery.howTitle]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ) : null}
      {meetingItem ? (
        <p>{s('meeting', { title: meetingItem.meetingTitle, day: shortDay(meetingItem.heldOn, t) })}</p>
      ) : null}
      {lifting?.reason ? <p className="pre">{s('liftedFor', { reason: lifting.reason })}</p> : null}
      {review ? (
        <Asked
          title={s(review.bySystem ? 'reviewBySystem' : 'reviewAsked')}
          asked={review.grounds}
          answer={review.answer}
          result={answerOf(review, s, t)}
        >
          <Tally round={rounds.filter((round) => round.review).at(-1)} />
          <Files files={review.files} />
        </Asked>
      ) : null}
      {appeal ? (
        <Asked
          title={s('appealAsked')}
          asked={appeal.grounds}
          answer={[appeal.authority, appeal.answer].filter(Boolean).join('\n')}
          result={answerOf(appeal, s, t)}
        >
          <Files files={appeal.scan} />
        </Asked>
      ) : null}
    </section>
  );
};

/** How a round went, once it was announced to the reader. */
const Tally = ({ round }: { round: PhoneSanction['rounds'][number] | undefined }) => {
  const s = useSanctionWords();
  if (!round?.announced) return null;
  const { agree, disagree, abstain } = round;
  if (agree === null || disagree === null || abstain === null) return null;
  return <p className="sm n">{s('tally', { agree, disagree, abstain })}</p>;
};

const answerOf = (
  { answeredAt, upheld }: { answeredAt: string | null; upheld: boolean | null },
  s: SanctionWords,
  t: Words,
): string =>
  answeredAt === null
    ? s('notAnswered')
    : s('answered', { day: shortDay(partsOf(answeredAt).day, t), result: s(upheld ? 'stands' : 'undone') });

type AskedProps = {
  title: string;
  asked: string | null;
  answer: string | null;
  result: string;
  children: React.ReactNode;
};

const Asked = ({ title, asked, answer, result, children }: AskedProps) => (
  <div>
    <h3 className="lab">{title}</h3>
    {asked ? <p className="pre">{asked}</p> : null}
    <p className="sm mut n">{result}</p>
    {answer ? <p className="pre">{answer}</p> : null}
    {children}
  </div>
);
