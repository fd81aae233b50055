import { partsOf } from '../../shared/calendarDay.ts';
import type { Read } from '../data/useCopy.ts';
import { useCopy } from '../data/useCopy.ts';
import { ClosedSteps } from '../parts/ClosedSteps.tsx';
import { TopBar } from '../parts/Frame.tsx';
import { History } from '../parts/History.tsx';
import { Icon } from '../parts/Icon.tsx';
import { OutboxStrip, ReadState } from '../parts/Strips.tsx';
import { StateTag } from '../parts/Tags.tsx';
import { linkTo } from '../router.ts';
import { type SanctionWords, useSanctionWords } from '../sanctionWords.ts';
import { useSession } from '../session.ts';
import { longDay, shortDay, useLocale, useWords } from '../words.ts';
import { DecisionCard } from './DecisionCard.tsx';
import { daysUntil } from './daysUntil.ts';
import { type PhoneSanction, PhoneTermsQuery } from './documents.ts';
import { Files } from './Files.tsx';
import { isLater, type OwnStep, ownStep } from './ownSteps.ts';
import { isUndecided, type Phase, phaseOf } from './phase.ts';
import { RightsDock } from './RightsDock.tsx';
import { LastDay, TermStrip } from './TermStrip.tsx';
import { Told } from './Told.tsx';
import { termsOf } from './terms.ts';

type One = { record: PhoneSanction; phase: Phase };

/** The case of the person concerned: what is intended and that nothing is decided, what they may do, and until when. */
export const RightsPage = ({ record, read }: { record: PhoneSanction; read: Read<unknown> }) => {
  const s = useSanctionWords();
  const t = useWords();
  const phase = phaseOf(record);
  const { receipt } = record;
  return (
    <>
      <TopBar
        title={s(isUndecided(phase) ? (phase === 'suggested' ? 'title' : 'noticeTitle') : 'decisionTitle')}
        back="#/"
      >
        {receipt && isUndecided(phase) ? (
          <span className="row sm mut n">
            <Icon name="checked" size="s" />
            {s(receipt.witnessed ? 'witnessedOn' : 'received', { day: shortDay(partsOf(receipt.at).day, t) })}
          </span>
        ) : (
          <StateTag tone={record.tone} title={record.stateTitle} />
        )}
      </TopBar>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keys too */}
      <main className="body" tabIndex={0}>
        <OutboxStrip />
        <ReadState read={read} />
        <WhatItIs record={record} phase={phase} />
        <section className="card">
          <Now record={record} phase={phase} />
          <a className="item line" href={linkTo('sanctions', record.number, 'facts')}>
            <Icon name="paper" />
            <span className="grow">{s('seeEvidence')}</span>
            <Icon name="next" />
          </a>
          <a className="item line" href={linkTo('sanctions', record.number, 'wrong')}>
            <Icon name="pen" />
            <span className="grow">{s('wrongData')}</span>
            <Icon name="next" />
          </a>
        </section>
        {isUndecided(phase) ? <Fairness record={record} /> : null}
        <DecisionCard record={record} />
        <MySide record={record} />
        {isUndecided(phase) ? null : <Fairness record={record} />}
        <ClosedSteps steps={record.blockedSteps.filter(({ name }) => isLater(name))} />
        <History events={record.events} />
      </main>
      <RightsDock record={record} />
    </>
  );
};

/** What is intended or decided, until when, and why. */
const WhatItIs = ({ record, phase }: One) => {
  const s = useSanctionWords();
  const between = useLocale() === 'zh' ? '' : ' ';
  return (
    <section className="card mark">
      <div className="pad">
        <p className="sm mut n">{[record.number, record.concerned.name].join(' · ')}</p>
        <h2 className="big">{s(`head_${phase}`)}</h2>
        <p>
          <Told text={sentencesOf({ record, phase }, s).join(between)} />
        </p>
        {record.basisGone ? <p className="b">{s('gone')}</p> : null}
        {record.confidential ? (
          <p className="row sm">
            <Icon name="lock" size="s" />
            <span className="grow">{s('confidential')}</span>
          </p>
        ) : null}
      </div>
    </section>
  );
};

/** Phases in which a decision stands. */
const standing: readonly Phase[] = ['announced', 'holding', 'again', 'above'];

const sentencesOf = ({ record, phase }: One, s: SanctionWords): string[] => {
  const { effect, intended, measure, planYear } = record;
  const body = s(`body_${record.body}`);
  const cause = s('cause', { year: planYear.title });
  const would = intended ? [s('wouldEnd', { day: intended.endsOn })] : [];
  if (isUndecided(phase)) return [s(`intend_${measure}`, { body }), ...would, cause];
  if (!standing.includes(phase)) return [cause];
  const until = effect ? [s('runs', { from: effect.startsOn, until: effect.endsOn })] : would;
  return [s(`decided_${measure}`, { body }), ...until, cause];
};

/** The step that is open with its last day, or whose turn it is. */
const Now = ({ record, phase }: One) => {
  const s = useSanctionWords();
  const step = ownStep(record);
  if (step) return <MayDo record={record} step={step} />;
  const words = nextWords[phase];
  if (!words) return null;
  return (
    <div className="pad">
      <h2 className="lab">{s('next')}</h2>
      <p>{s(words, { body: s(`body_${record.body}`), day: record.dueOn ?? '' })}</p>
      {phase === 'again' || phase === 'above' ? (
        <p className="sm mut">{s(record.suspended ? 'waits' : 'goesOn')}</p>
      ) : null}
    </div>
  );
};

const nextWords = {
  suggested: 'next_suggested',
  served: null,
  answering: null,
  heard: 'next_heard',
  unheard: 'next_unheard',
  announced: 'next_announced',
  holding: 'next_holding',
  again: 'next_again',
  above: 'next_above',
  dropped: null,
  undone: null,
  liftedEarly: null,
  done: null,
  over: null,
} as const satisfies Record<Phase, string | null>;

const MayDo = ({ record, step }: { record: PhoneSanction; step: { name: OwnStep; title: string } }) => {
  const s = useSanctionWords();
  return (
    <div className="pad">
      <h2 className="lab">{s('youMay', { step: step.title })}</h2>
      <Until record={record} name={step.name} />
    </div>
  );
};

const Until = ({ record, name }: { record: PhoneSanction; name: OwnStep }) => {
  const s = useSanctionWords();
  const t = useWords();
  const { today } = useSession().me.town;
  const terms = termsOf(useCopy(PhoneTermsQuery, {}).data?.settings ?? []);
  if (name === 'confirmReceipt')
    return (
      <>
        {record.dueOn ? <p>{s('receiveBy', { day: longDay(record.dueOn, t) })}</p> : null}
        {terms ? <p className="sm mut">{s('receiptFirst', { n: terms.defence })}</p> : null}
      </>
    );
  if (name === 'submitDefence')
    return record.receipt && record.dueOn ? <TermStrip received={record.receipt.at} until={record.dueOn} /> : null;
  const until = name === 'requestReview' ? record.reviewBy : record.appealBy;
  if (until === null) return null;
  const left = daysUntil(today, until);
  return (
    <LastDay day={until}>
      <Told text={left === 0 ? s('lastDay') : s('calendarDays', { n: left })} />
    </LastDay>
  );
};

/** Four sentences that hold whatever is decided. */
const Fairness = ({ record }: { record: PhoneSanction }) => {
  const s = useSanctionWords();
  const terms = termsOf(useCopy(PhoneTermsQuery, {}).data?.settings ?? []);
  const lines = [
    s('fair1'),
    s('fair2', { body: s(`body_${record.body}`) }),
    terms ? s(terms.review === terms.appeal ? 'fair3Same' : 'fair3', { ...terms }) : null,
    s('fair4'),
  ].filter((line) => line !== null);
  return (
    <section>
      <h2 className="hidden">{s('fairTitle')}</h2>
      <ul className="fair">
        {lines.map((line) => (
          <li key={line}>
            <Icon name="check" size="s" />
            <span className="grow">
              <Told text={line} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What the person has said and asked for, with the answers. */
const MySide = ({ record }: { record: PhoneSanction }) => {
  const s = useSanctionWords();
  const { defence } = record;
  if (!defence || defence.lapsed) return null;
  return (
    <section className="card pad">
      <h2 className="sec">{s('myDefence')}</h2>
      <p className="pre">{defence.statement}</p>
      {defence.byHandler ? <p className="sm mut">{s('oral')}</p> : null}
      <Files files={defence.files} />
    </section>
  );
};
