import { startStandingIn } from '../../data/standIn.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';

/** Those for whom the person may stand in today; none while they do. */
export const StandInChoice = () => {
  const t = useWords();
  const { viewer } = useSession().me;
  if (viewer.onBehalfOf || viewer.delegations.length === 0) return null;
  return (
    <section className="card pad" aria-label={t('standInTitle')}>
      <p className="lab">{t('standInTitle')}</p>
      <div className="btns">
        {viewer.delegations.map(({ id, principal }) => (
          <button
            key={id}
            type="button"
            className="btn"
            onClick={() => startStandingIn({ id, name: principal.name }, '/m/#/')}
          >
            {t('standInFor', { name: principal.name })}
          </button>
        ))}
      </div>
    </section>
  );
};
