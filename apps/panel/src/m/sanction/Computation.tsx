import { partsOf } from '../../shared/calendarDay.ts';
import { Icon } from '../parts/Icon.tsx';
import { type SanctionWords, useSanctionWords } from '../sanctionWords.ts';
import type { PhoneSanction } from './documents.ts';
import { Intervals } from './Intervals.tsx';

type Basis = PhoneSanction['basis'];

/** How a rule came to its proposal, how sure that is, and every step of it. */
export const Computation = ({ record }: { record: PhoneSanction }) => {
  const s = useSanctionWords();
  const { basis } = record;
  return (
    <>
      {record.byHand && record.proposalReason ? <p className="pre">{record.proposalReason}</p> : null}
      {basis.comparison ? <Intervals campuses={basis.comparison.campuses} /> : null}
      {basis.ladder.length > 0 ? <Ladder ladder={basis.ladder} /> : null}
      {basis.conditions.length > 0 ? (
        <ul className="lines">
          {basis.conditions.map(({ title, found, met }) => (
            <li key={title} className="row">
              <Icon name={met ? 'check' : 'close'} size="s" />
              <span className="grow">
                {title}
                <span className="sm mut blk">
                  {found} · {s(met ? 'conditionMet' : 'conditionNot')}
                </span>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <HowSure record={record} />
      {basis.steps.length > 0 ? (
        <details>
          <summary className="link">{s('stepByStep')}</summary>
          <ol className="steps">
            {basis.steps.map((step) => (
              <li key={step} className="sm">
                {step}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      {basis.notes.map((note) => (
        <p key={note} className="sm mut">
          {note}
        </p>
      ))}
      <p className="sm mut n">
        {[
          partsOf(basis.at).day,
          basis.clause,
          basis.dataVersion
            ? s('version', { version: basis.dataVersion, hash: basis.hash.slice(0, 12) })
            : s('checksum', { hash: basis.hash.slice(0, 12) }),
        ].join(' · ')}
      </p>
    </>
  );
};

/** How far it can be told from chance, and that a held case asks for reasons. */
const HowSure = ({ record: { basis, held } }: { record: PhoneSanction }) => {
  const s = useSanctionWords();
  // The sentence names why it is held; without figures the reasons stand alone.
  const sentences = basis.evidence ? [basis.evidence.sentence] : basis.held.map(({ text }) => text);
  if (sentences.length === 0 && !held) return null;
  return (
    <div className={held ? 'sure rev' : 'sure'}>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {held ? <p className="b">{s('heldWhy')}</p> : null}
    </div>
  );
};

type County = NonNullable<Basis['ladder'][number]['county']>;

const placeIn = ({ subject, grade, mean, place, compared }: County, s: SanctionWords): string =>
  s('place', { subject, grade, mean, place, all: compared });

/** The years of rule D, latest last: the place in the county, the standard score, and what followed. */
const Ladder = ({ ladder }: Pick<Basis, 'ladder'>) => {
  const s = useSanctionWords();
  return (
    <ol className="trail">
      {ladder.map(({ year, title, county, standardScore, text, outcome }) => (
        <li key={year}>
          <p className="b">{title}</p>
          <p className="sm mut n">
            {[
              outcome ? s(`outcome_${outcome}`) : null,
              county ? placeIn(county, s) : null,
              standardScore === null ? null : s('standardScore', { value: standardScore }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
};
