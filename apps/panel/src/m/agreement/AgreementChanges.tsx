import { inShort } from '../../features/agreements/content.ts';
import { useAgreementWords } from '../agreementWords.ts';
import type { PhoneAgreement, PhoneVersion } from '../data/documents.ts';
import { TopBar } from '../parts/Frame.tsx';
import { linkTo } from '../router.ts';

const changeKeys = { ADDED: 'added', REMOVED: 'removed', CHANGED: 'changed' } as const;

/** What a version changed, change by change, as it was and as it is. */
export const AgreementChanges = ({ record, version }: { record: PhoneAgreement; version: PhoneVersion }) => {
  const a = useAgreementWords();
  return (
    <>
      <TopBar title={a('changesTitle')} back={linkTo('agreements', record.number)} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keys too */}
      <main className="body" tabIndex={0}>
        <p className="b">
          {version.no > 1 ? a('changes', { n: version.no, count: version.differences.length }) : a('firstVersion')}
        </p>
        {version.differences.map((difference, index) => {
          const { before, after } = inShort(difference);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two clauses may have the same title
            <section className="card pad" key={index}>
              <h2 className="row b" style={{ fontSize: '1rem' }}>
                <span className="grow">{difference.title}</span>
                <span className="sm mut">{a(changeKeys[difference.change])}</span>
              </h2>
              {before === null ? null : (
                <p className="pre">
                  <span className="sm mut blk">{a('before')}</span>
                  <del className="mut">{before}</del>
                </p>
              )}
              {after === null ? null : (
                <p className="pre">
                  <span className="sm mut blk">{a('after')}</span>
                  <b>{after}</b>
                </p>
              )}
            </section>
          );
        })}
      </main>
    </>
  );
};
