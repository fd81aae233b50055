import { useState } from 'react';
import { standIn, stopStandingIn, takeStandInOver } from '../../data/standIn.ts';
import { useWords } from '../words.ts';

/** On every page while somebody acts in another's name; and once when that is over. */
export const StandInStrip = () => {
  const t = useWords();
  const [over] = useState(takeStandInOver);
  const whom = standIn();
  if (whom === null)
    return over ? (
      <p className="strip soon" role="status">
        {t('standInOver')}
      </p>
    ) : null;
  return (
    <section className="standin" aria-label={t('standIn', { name: whom.name })} data-stand-in="on">
      <b className="grow">{t('standIn', { name: whom.name })}</b>
      <button type="button" className="btn" onClick={() => stopStandingIn('/m/#/')}>
        {t('standInLeave')}
      </button>
    </section>
  );
};
