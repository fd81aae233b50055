import { targetText, withUnit } from '../../features/agreements/content.ts';
import { foundText } from '../../features/agreements/foundText.ts';
import { type AgreementKey, useAgreementWords } from '../agreementWords.ts';
import type { PhoneAgreement } from '../data/documents.ts';
import { Icon } from '../parts/Icon.tsx';

const resultOf = (met: boolean | null): readonly [AgreementKey, 'checked' | 'info' | 'close'] => {
  if (met === null) return ['notEvaluated', 'info'];
  return met ? ['reached', 'checked'] : ['notReached', 'close'];
};

/** What the latest evaluation found, target by target. */
export const AgreementEvaluation = ({ evaluations }: Pick<PhoneAgreement, 'evaluations'>) => {
  const a = useAgreementWords();
  const latest = evaluations.at(-1);
  if (!latest) return null;
  return (
    <section className="card">
      <div className="pad">
        <h2 className="sec">{a('result')}</h2>
        <p className="t b">{a(`outcome_${latest.outcome}`)}</p>
        {latest.exam ? <p className="sm mut">{latest.exam.title}</p> : null}
      </div>
      <ul>
        {latest.targets.map(({ indicator, comparison, value, title, unit, found, met }) => {
          const [key, icon] = resultOf(met);
          return (
            <li key={indicator + comparison} className="item line">
              <span className="grow">
                <span className="blk">{title}</span>
                <span className="sm mut n">
                  {[
                    targetText({ comparison, value }, unit),
                    found === null ? null : a('found', { value: withUnit(foundText(found, value), unit) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <span className={`row sm b ${met === true ? 'good' : ''}`}>
                <Icon name={icon} size="s" />
                {a(key)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
