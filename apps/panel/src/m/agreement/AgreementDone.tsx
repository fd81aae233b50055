import { useEffect } from 'react';
import { useAgreementWords } from '../agreementWords.ts';
import type { PhoneAgreement } from '../data/documents.ts';
import { TopBar } from '../parts/Frame.tsx';
import { Icon } from '../parts/Icon.tsx';
import { goTo, linkTo } from '../router.ts';

/** What the reader has just done, as the server confirmed it, and in which version of the record. */
export type JustDone = { what: 'signed' | 'proposal'; no: number; version: number };

/** Said after signing, or after a proposal: what was done, and what comes next. */
export const AgreementDone = ({ record, just }: { record: PhoneAgreement; just: JustDone | null }) => {
  const a = useAgreementWords();
  const page = linkTo('agreements', record.number);
  const nothing = just === null;
  useEffect(() => {
    // Opened again later, from a kept address: there is nothing to say any more.
    if (nothing) goTo(page, { replace: true });
  }, [nothing, page]);
  if (just === null) return <TopBar title={a('title')} back={page} />;
  // What comes next is said once the record has been read anew.
  const next =
    just.what === 'proposal'
      ? a('proposeDoneMore')
      : record.version > just.version
        ? a(record.tags.includes('binding') ? 'doneInForce' : 'doneHalf')
        : '';
  return (
    <>
      <TopBar title={a('title')} back="#/" />
      <main className="body">
        <div className="empty" role="status">
          <div className="good" style={{ display: 'inline-block' }}>
            <Icon name="checked" size="l" />
          </div>
          <p className="t b">{just.what === 'proposal' ? a('proposeDone') : a('doneTitle', { n: just.no })}</p>
          <p className="mut">{next}</p>
        </div>
      </main>
      <div className="dock">
        <div className="btns">
          <a className="btn" href={page}>
            {a('backToAgreement')}
          </a>
          <a className="btn p" href="#/">
            {a('backToTodo')}
          </a>
        </div>
      </div>
    </>
  );
};
