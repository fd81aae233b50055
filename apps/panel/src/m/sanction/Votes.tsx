import { momentOf } from '../parts/History.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useSanctionWords } from '../sanctionWords.ts';
import { useWords } from '../words.ts';
import type { PhoneRound } from './documents.ts';

/** Who has voted, and how, as far as the reader may know it; one's own vote first. */
export const Votes = ({ ballot }: { ballot: PhoneRound }) => {
  const s = useSanctionWords();
  const t = useWords();
  const { mine } = ballot;
  const counted = ballot.agree !== null && ballot.disagree !== null && ballot.abstain !== null;
  return (
    <section className="ballot">
      <h2 className="sec ink">
        {s('section2Read')}
        <span className="sm n">{s('castOf', { cast: ballot.cast, all: ballot.mayVote })}</span>
      </h2>
      {mine?.ballot && mine.at ? (
        <p className="strip done" role="status">
          <Icon name="checked" />
          <span className="grow">{s('iVoted', { ballot: s(mine.ballot), at: momentOf(mine.at, t) })}</span>
        </p>
      ) : null}
      {mine?.status === 'RECUSED' ? (
        <p className="strip info">
          <Icon name="stepAside" />
          <span className="grow">{s('iAmOut')}</span>
        </p>
      ) : null}
      {counted ? (
        <p className="b n">
          {s('tally', { agree: ballot.agree ?? 0, disagree: ballot.disagree ?? 0, abstain: ballot.abstain ?? 0 })}
        </p>
      ) : null}
      {ballot.sealed && ballot.sealedReason ? (
        <p className="row sm mut">
          <Icon name="lock" size="s" />
          <span className="grow">{ballot.sealedReason}</span>
        </p>
      ) : null}
      <ul className="card">
        {ballot.members.map((member) => (
          <li key={member.id}>
            <div className="item">
              <span className="grow">
                <b>{member.name}</b>{' '}
                <span className="sm mut">
                  {[member.post, member.chair ? s('chair') : null, member.isViewer ? s('you') : null]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {member.reason ? <span className="pre sm blk">{member.reason}</span> : null}
              </span>
              <span className="sm b">{member.ballot ? s(member.ballot) : s(`status_${member.status}`)}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
