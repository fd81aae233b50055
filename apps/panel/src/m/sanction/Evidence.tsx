import type { ReactNode } from 'react';
import { targetText, withUnit } from '../../features/agreements/content.ts';
import { foundText } from '../../features/agreements/foundText.ts';
import { partsOf } from '../../shared/calendarDay.ts';
import { Icon } from '../parts/Icon.tsx';
import { type SanctionWords, useSanctionWords } from '../sanctionWords.ts';
import { shortDay, useWords } from '../words.ts';
import { Computation } from './Computation.tsx';
import type { PhoneSanction } from './documents.ts';
import { type EvidencePart, evidenceParts, type PartName } from './evidenceParts.ts';
import { Files } from './Files.tsx';

type Props = {
  record: PhoneSanction;
  /** Which part is open. */
  open: PartName | null;
  onOpen: (part: EvidencePart | null) => void;
  /** Tells whether a part was looked at; left out where it does not matter. */
  isSeen?: (part: EvidencePart) => boolean;
};

/** The evidence in parts: one opens at a time, and what was opened is ticked. */
export const Evidence = ({ record, open, onOpen, isSeen }: Props) => {
  const s = useSanctionWords();
  const parts = evidenceParts(record);
  const has = (name: PartName) => parts.some((part) => part.name === name);
  const reason = record.screening?.support;
  return (
    <div className="card folds">
      {parts.map((part) => {
        const { name } = part;
        const isOpen = open === name;
        const seen = isSeen?.(part) ?? false;
        return (
          <section key={name} data-part={name}>
            <h3>
              <button
                type="button"
                className="item"
                aria-expanded={isOpen}
                onClick={() => onOpen(isOpen ? null : part)}
              >
                {isSeen ? (
                  <span className={seen ? 'good' : 'mut'}>
                    <Icon name={seen ? 'check' : 'eye'} />
                  </span>
                ) : null}
                <span className="grow">{titleOf(record, name, s)}</span>
                <span className={isOpen ? 'turned' : ''}>
                  <Icon name="next" />
                </span>
              </button>
            </h3>
            {isOpen ? <div className="pad">{bodyOf(record, name)}</div> : null}
          </section>
        );
      })}
      {record.defence?.lapsed ? <Line text={s('noDefence')} /> : null}
      {has('support') ? null : <Line text={reason ? s('noSupportWhy', { reason }) : s('noSupport')} />}
    </div>
  );
};

const Line = ({ text }: { text: string }) => (
  <p className="item mut">
    <Icon name="info" />
    <span className="grow">{text}</span>
  </p>
);

const titleOf = (record: PhoneSanction, name: PartName, s: SanctionWords): string => {
  switch (name) {
    case 'agreement': {
      const missed = record.agreement.targets.find(({ met }) => met === false);
      if (!missed) return s('part_agreement');
      return s('agreementMissed', {
        title: missed.title,
        found: missed.found === null ? s('noFigure') : withUnit(foundText(missed.found, missed.value), missed.unit),
        target: withUnit(missed.value, missed.unit),
      });
    }
    case 'computation': {
      const { comparison } = record.basis;
      if (record.byHand) return s('part_byHand');
      if (comparison)
        return s(`part_computationA_${comparison.lastOf}`, {
          n: comparison.campuses.filter(({ compared }) => compared).length,
          k: comparison.last,
        });
      return s(record.rule === 'A' ? 'part_computation' : `part_computation${record.rule}`);
    }
    case 'defence':
      return s('part_defence');
    case 'support':
      return s('part_support', { n: record.support.length });
    case 'opinions':
      return s('part_opinions', { n: record.opinions.filter(({ answeredAt }) => answeredAt !== null).length });
    case 'law':
      return s('part_law', { n: record.law.length });
    case 'review':
      return s('part_review');
  }
};

const bodies: Readonly<Record<PartName, (props: { record: PhoneSanction }) => ReactNode>> = {
  agreement: ({ record }) => <Agreement record={record} />,
  computation: ({ record }) => <Computation record={record} />,
  defence: ({ record }) => <Defence record={record} />,
  support: ({ record }) => <Support record={record} />,
  opinions: ({ record }) => <Opinions record={record} />,
  law: ({ record }) => <Law record={record} />,
  review: ({ record }) => <Review record={record} />,
};
const bodyOf = (record: PhoneSanction, name: PartName): ReactNode => bodies[name]({ record });

type One = { record: PhoneSanction };

const Agreement = ({ record: { agreement } }: One) => {
  const s = useSanctionWords();
  const { outcome, outcomeNow } = agreement;
  return (
    <>
      <p>
        {agreement.title}
        <span className="sm mut n blk">{agreement.number}</span>
      </p>
      <ul className="lines">
        {agreement.targets.map((target) => {
          const { indicator, comparison, title, unit, found, met, value } = target;
          return (
            <li key={indicator + comparison} className="row">
              <Icon name={met === null ? 'info' : met ? 'check' : 'close'} size="s" />
              <span className="grow">
                {title}
                <span className="sm mut n blk">
                  {s('targetAndFound', {
                    target: targetText({ comparison, value }, unit),
                    found: found === null ? s('noFigure') : withUnit(foundText(found, value), unit),
                  })}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
      {outcomeNow !== null && outcomeNow !== outcome ? (
        <p className="b rev">{s('outcomeNow', { outcome: s(`outcome_${outcomeNow}`) })}</p>
      ) : null}
    </>
  );
};

const Defence = ({ record: { defence } }: One) => {
  const s = useSanctionWords();
  if (!defence) return null;
  return (
    <>
      <p className="pre">{defence.statement}</p>
      {defence.byHandler ? <p className="sm mut">{s('oral')}</p> : null}
      <Files files={defence.files} />
    </>
  );
};

const Support = ({ record: { support } }: One) => {
  const s = useSanctionWords();
  return (
    <ul className="lines">
      {support.map((each) => {
        const { kindTitle, mentor, from, until, planned, held, effect } = each;
        return (
          <li key={each.id}>
            <p className="b">{mentor ? s('supportBy', { kind: kindTitle, mentor: mentor.name }) : kindTitle}</p>
            <p className="pre">{each.measures}</p>
            <p className="sm mut n">
              {[
                until ? s('supportSpan', { from, until }) : s('supportFrom', { from }),
                planned === null ? null : s('supportHeld', { held, planned }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {effect ? <p className="sm">{s('supportEffect', { effect })}</p> : null}
            {each.reobservations.map(({ id, observedOn, resultTitle, remark }) => (
              <p key={id} className="sm n">
                {s('reobserved', { day: observedOn, result: resultTitle })} {remark}
              </p>
            ))}
          </li>
        );
      })}
    </ul>
  );
};

const Opinions = ({ record: { opinions } }: One) => {
  const s = useSanctionWords();
  const t = useWords();
  return (
    <ul className="lines">
      {opinions
        .filter(({ answeredAt }) => answeredAt !== null)
        .map(({ whom, question, opinion, answeredAt, files }) => (
          <li key={answeredAt}>
            <p className="b n">
              {[whom?.name, answeredAt ? shortDay(partsOf(answeredAt).day, t) : null].filter(Boolean).join(' · ')}
            </p>
            {question ? <p className="sm mut">{s('questionAsked', { question })}</p> : null}
            <p className="pre">{opinion}</p>
            <Files files={files} />
          </li>
        ))}
    </ul>
  );
};

const Law = ({ record: { law } }: One) => {
  const s = useSanctionWords();
  return (
    <ul className="lines">
      {law.map(({ ruleId, title, text, source, reason, legalBasis }) => (
        <li key={ruleId}>
          <p className="b">{title}</p>
          <p>{text}</p>
          <p className="sm mut">{s('lawSource', { source })}</p>
          {reason ? <p>{s('lawAnswer', { reason: [reason, legalBasis].filter(Boolean).join(' · ') })}</p> : null}
        </li>
      ))}
    </ul>
  );
};

const Review = ({ record: { review } }: One) =>
  review ? (
    <>
      <p className="pre">{review.grounds}</p>
      <Files files={review.files} />
    </>
  ) : null;
