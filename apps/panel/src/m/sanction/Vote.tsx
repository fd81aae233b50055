import { Icon, type IconName } from '../parts/Icon.tsx';
import { linkTo } from '../router.ts';
import { useSanctionWords } from '../sanctionWords.ts';
import type { PhoneSanction } from './documents.ts';
import { type BallotName, ballots, type Voting } from './useVote.ts';

const icons = { AGREE: 'check', DISAGREE: 'close', ABSTAIN: 'circle' } as const satisfies Record<BallotName, IconName>;
/** Longest reason, as the server takes it. */
const longest = 1000;

type FormProps = { record: PhoneSanction; vote: Voting; offline: boolean };

/** The three ways to vote and the reason; how many have voted, but not how. */
export const BallotForm = ({ record, vote, offline }: FormProps) => {
  const s = useSanctionWords();
  const { ballot } = record;
  const bad = vote.tried && record.held && vote.reason.trim() === '';
  return (
    <section className="ballot">
      <h2 className="sec ink">
        {s('section2')}
        {ballot ? <span className="sm n">{s('byName', { cast: ballot.cast, needed: ballot.needed })}</span> : null}
      </h2>
      {offline ? (
        <p className="strip info" role="status">
          <Icon name="cloudOff" />
          <span className="grow">{s('voteOffline')}</span>
        </p>
      ) : null}
      <fieldset>
        <legend className="hidden">{s('section2')}</legend>
        <div className="seg tall">
          {ballots.map((name) => (
            <label key={name} className={name === vote.ballot ? 'on' : ''}>
              <input
                className="hidden"
                type="radio"
                name="ballot"
                value={name}
                checked={name === vote.ballot}
                onChange={() => vote.set('ballot', name)}
              />
              <Icon name={icons[name]} />
              {s(name)}
            </label>
          ))}
        </div>
      </fieldset>
      <div>
        <label className="lab" htmlFor="vote-reason">
          {s('reason')}
          <span className={record.held ? 'rev' : 'mut'}>{s(record.held ? 'reasonMust' : 'reasonMay')}</span>
        </label>
        <textarea
          id="vote-reason"
          className={`field ${bad ? 'bad' : ''}`}
          rows={2}
          maxLength={longest}
          aria-invalid={bad}
          aria-describedby={bad ? 'vote-missing' : undefined}
          value={vote.reason}
          onChange={(event) => vote.set('reason', event.target.value)}
        />
      </div>
    </section>
  );
};

type DockProps = { record: PhoneSanction; vote: Voting; unseen: number; offline: boolean };

/** Recuse, or cast the vote that the button names: locked until the evidence was looked at. */
export const VoteDock = ({ record, vote, unseen, offline }: DockProps) => {
  const s = useSanctionWords();
  const { ballot, problems, reason, sending, tried, unsure } = vote;
  const locked = offline || unseen > 0 || ballot === null || sending;
  const lacksReason = tried && record.held && reason.trim() === '';
  const changed = problems.some(({ code }) => code === 'StaleVersion');
  const note = unseen > 0 ? s('unseen', { n: unseen }) : ballot === null ? s('chooseFirst') : s('castNote');
  return (
    <div className="dock">
      {lacksReason ? <Fault id="vote-missing" text={s('reasonMissing')} /> : null}
      {unsure ? <Fault text={s('voteUnsure')} /> : null}
      {changed ? <Fault text={s('voteAnew')} /> : null}
      {changed ? null : problems.map(({ message }) => <Fault key={message} text={message} />)}
      <div className="btns">
        {record.availableSteps.some(({ name }) => name === 'recuse') ? (
          <a className="btn fit" href={linkTo('sanctions', record.number, 'recuse')}>
            <Icon name="stepAside" />
            {s('stepAside')}
          </a>
        ) : null}
        <button
          type="button"
          className="btn p"
          disabled={locked}
          aria-describedby="vote-note"
          onClick={() => void vote.cast()}
        >
          {unseen > 0 ? <Icon name="lock" /> : null}
          {sending ? s('casting') : s('castVote', { ballot: ballot === null ? '…' : s(ballot) })}
        </button>
      </div>
      <p className="sm mut n" id="vote-note" style={{ textAlign: 'center' }}>
        {note}
      </p>
    </div>
  );
};

/** What stands in the way, in words. */
export const Fault = ({ text, id }: { text: string; id?: string }) => (
  <p className="err" role="alert" id={id}>
    <Icon name="warn" size="s" />
    {text}
  </p>
);
