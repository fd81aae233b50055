import { useCopy } from '../data/useCopy.ts';
import { TopBar } from '../parts/Frame.tsx';
import { linkTo } from '../router.ts';
import { useSanctionWords } from '../sanctionWords.ts';
import { type PhoneSanction, PhoneTurnToQuery } from './documents.ts';
import { ownStep } from './ownSteps.ts';
import { Told } from './Told.tsx';
import { PersonRow } from './TurnToPage.tsx';
import { holdersOf } from './turnTo.ts';

const sentences = ['wrong1', 'wrong2', 'wrong3', 'wrong4'] as const;

/** How wrong data are corrected: by academic affairs, from whom the evaluation and this case follow by themselves. */
export const WrongPage = ({ record }: { record: PhoneSanction }) => {
  const s = useSanctionWords();
  const { data } = useCopy(PhoneTurnToQuery, { unit: record.unit.id });
  const back = linkTo('sanctions', record.number);
  const office = data ? holdersOf(data, 'admin', record.concerned.id) : [];
  const step = ownStep(record);
  return (
    <>
      <TopBar title={s('wrongTitle')} back={back} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keys too */}
      <main className="body" tabIndex={0}>
        <p>{s('wrongLead')}</p>
        <ol className="card numbered">
          {sentences.map((name) => (
            <li key={name}>
              <Told text={s(name, { number: record.agreement.number })} />
            </li>
          ))}
        </ol>
        {office.length > 0 ? (
          <section>
            <h2 className="sec">{s('whoCorrects')}</h2>
            <ul className="card" style={{ marginTop: 4 }}>
              {office.map((person) => (
                <PersonRow key={person.id} person={person} record={record} />
              ))}
            </ul>
          </section>
        ) : null}
      </main>
      {step?.name === 'submitDefence' ? (
        <div className="dock">
          <div className="btns">
            <a className="btn p" href={linkTo('sanctions', record.number, step.name)}>
              {s('do_submitDefence')}
            </a>
          </div>
        </div>
      ) : null}
    </>
  );
};
