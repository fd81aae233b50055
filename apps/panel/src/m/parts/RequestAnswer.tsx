import type { PhoneRequest } from '../data/documents.ts';
import { type RequestWords, useRequestWords, useWords } from '../words.ts';
import { momentOf } from './History.tsx';
import { DueLine } from './Tags.tsx';

const answered = {
  granted: 'answered_granted',
  refused: 'answered_refused',
  withdrawn: 'answered_withdrawn',
  ended: 'answered_ended',
} as const satisfies Record<string, Parameters<RequestWords>[0]>;

const answerKey = (state: string) => (state in answered ? answered[state as keyof typeof answered] : null);

/** Who answers a request and by when, or what was answered. */
export const RequestAnswer = ({ record }: { record: PhoneRequest }) => {
  const t = useWords();
  const r = useRequestWords();
  const last = record.events.at(-1);
  const key = answerKey(record.state);
  const decider = record.assignments.find(({ relation, to }) => relation === 'decider' && !to)?.person.name;
  return (
    <section className="card" data-answer={record.state}>
      <div className="pad">
        <h3 className="sec">{r('decide')}</h3>
        {key === null ? (
          <p>{decider ? r('answerBy', { name: decider }) : r('answerSoon')}</p>
        ) : (
          <>
            <p className="b">{r(key, { name: last?.actor?.name ?? '' })}</p>
            {last ? <p className="sm mut n">{momentOf(last.at, t)}</p> : null}
            {record.answer ? <p className="pre">{record.answer}</p> : null}
          </>
        )}
      </div>
      {key === null ? <DueLine due={record} /> : null}
    </section>
  );
};
