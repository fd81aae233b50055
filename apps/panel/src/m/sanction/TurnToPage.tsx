import { useCopy } from '../data/useCopy.ts';
import { Empty, TopBar } from '../parts/Frame.tsx';
import { Icon } from '../parts/Icon.tsx';
import { ReadState } from '../parts/Strips.tsx';
import { linkTo } from '../router.ts';
import { useSanctionWords } from '../sanctionWords.ts';
import { type PhoneSanction, PhoneTurnToQuery } from './documents.ts';
import { type TurnPerson, turnTo } from './turnTo.ts';

/** Whom the person concerned can talk to: who holds which post today, and what part each has in the case. */
export const TurnToPage = ({ record }: { record: PhoneSanction }) => {
  const s = useSanctionWords();
  const read = useCopy(PhoneTurnToQuery, { unit: record.unit.id });
  const groups = read.data ? turnTo(read.data, record.concerned.id) : [];
  return (
    <>
      <TopBar title={s('turnTitle')} back={linkTo('sanctions', record.number)} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keys too */}
      <main className="body" tabIndex={0}>
        <p>{s('turnLead')}</p>
        {record.confidential ? (
          <p className="strip info">
            <Icon name="lock" />
            <span className="grow">{s('turnConfidential')}</span>
          </p>
        ) : null}
        <ReadState read={read} />
        {groups.map(({ role, people }) => (
          <section key={role}>
            <h2 className="sec">{s(`role_${role}`)}</h2>
            <ul className="card" style={{ marginTop: 4 }}>
              {people.map((person) => (
                <PersonRow key={person.id} person={person} record={record} />
              ))}
            </ul>
          </section>
        ))}
        {read.data && groups.length === 0 ? <Empty title={s('turnNone')} icon="people" /> : null}
      </main>
    </>
  );
};

/** A person with their post, and what part they have in the case. */
export const PersonRow = ({ person, record }: { person: TurnPerson; record: PhoneSanction }) => {
  const s = useSanctionWords();
  const parts = [
    record.handlers.some(({ id }) => id === person.id) ? s('isHandler') : null,
    record.ballot?.members.some(({ id }) => id === person.id) ? s('isVoter') : null,
  ].filter(Boolean);
  return (
    <li>
      <div className="item">
        <span className="av" aria-hidden="true">
          {person.name.charAt(0)}
        </span>
        <span className="grow">
          <b className="blk">{person.name}</b>
          <span className="sm mut blk">{person.post}</span>
          {parts.length > 0 ? <span className="sm blk">{parts.join(' · ')}</span> : null}
        </span>
      </div>
    </li>
  );
};
