import { useState } from 'react';
import { chance, signed } from '../../shared/charts/numbers.ts';
import { percentOf, scaleOf } from '../../shared/charts/scale.ts';
import { useSanctionWords } from '../sanctionWords.ts';
import type { PhoneSanction } from './documents.ts';

type Comparison = NonNullable<PhoneSanction['basis']['comparison']>;
type Campus = Comparison['campuses'][number];

/** Rows shown at once on a phone. */
const most = 6;

/** The campuses that a rule compares: the dot, the interval about the town's average, and the composite value. */
export const Intervals = ({ campuses }: Pick<Comparison, 'campuses'>) => {
  const s = useSanctionWords();
  const [all, setAll] = useState(false);
  const compared = campuses.filter(({ compared: is }) => is);
  const scale = scaleOf(
    compared.flatMap(({ effect, lo, hi }) => [effect, lo, hi]).filter((one): one is number => one !== null),
    { around: 0 },
  );
  const shown = all ? compared : compared.filter(({ own, proposed }, index) => index < most || own || proposed);
  const hidden = compared.length - shown.length;
  return (
    <>
      <p className="sm mut">{s('intervalKey')}</p>
      {/* The lowest stands last, as in a ranking. */}
      <ul className="spans">
        {[...shown].reverse().map((campus) => (
          <Row key={campus.unitId} campus={campus} scale={scale} />
        ))}
      </ul>
      {hidden > 0 ? (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {s('moreCampuses', { n: hidden })}
        </button>
      ) : null}
    </>
  );
};

const Row = ({ campus, scale }: { campus: Campus; scale: { min: number; max: number } }) => {
  const s = useSanctionWords();
  const { name, composite, effect, lo, hi, own, proposed, tied, pLast, n } = campus;
  const at = (value: number) => `${percentOf(scale, value)}%`;
  const known = effect !== null && lo !== null && hi !== null;
  const shownComposite = composite === null ? s('noFigure') : shortComposite(composite);
  const words = known
    ? s('intervalWords', { name, composite: shownComposite, effect: signed(effect), lo: signed(lo), hi: signed(hi) })
    : s('intervalUnknown', { name, composite: shownComposite });
  const marks = [own ? s('ownMark') : null, proposed ? s('proposedMark') : null, tied ? s('tiedMark') : null].filter(
    (mark) => mark !== null,
  );
  const more = [
    ...marks,
    pLast === null ? null : s('lastChance', { value: chance(pLast) }),
    n > 0 ? s('campusCount', { n }) : null,
  ].filter(Boolean);
  return (
    <li className={own ? 'own' : ''}>
      <span className="name" aria-hidden="true">
        {name}
        {marks.length > 0 ? <span className="sm mut blk">{marks.join(' · ')}</span> : null}
      </span>
      <span className="span" role="img" aria-label={[words, ...more].join(' ')}>
        <i className="base" />
        <i className="zero" style={{ left: at(0) }} />
        {known ? (
          <>
            <i className="bar" style={{ left: at(lo), width: `calc(${at(hi)} - ${at(lo)})` }} />
            <i className="dot" style={{ left: at(effect) }} />
          </>
        ) : null}
      </span>
      <b className="n" aria-hidden="true">
        {shownComposite}
      </b>
    </li>
  );
};

/** One decimal is enough beside a picture; the exact value stands in the computation. */
const shortComposite = (value: string): string => (Number.isFinite(Number(value)) ? Number(value).toFixed(1) : value);
