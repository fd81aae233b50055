import { consequencesIn } from '../../features/agreements/sections.ts';
import { useAgreementWords } from '../agreementWords.ts';
import type { PhoneAgreement, PhoneVersion } from '../data/documents.ts';
import { TopBar } from '../parts/Frame.tsx';
import { linkTo } from '../router.ts';

/** What follows when targets are missed, and how one is heard: the sections of the text that say so. */
export const AgreementMissed = ({ record, version }: { record: PhoneAgreement; version: PhoneVersion }) => {
  const a = useAgreementWords();
  return (
    <>
      <TopBar title={a('missedTitle')} back={linkTo('agreements', record.number)} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keys too */}
      <main className="body" tabIndex={0}>
        {consequencesIn(version.text).map(({ heading, lines }) => (
          <section key={heading} className="card pad" lang="zh-CN">
            <h2 className="b" style={{ fontSize: '1rem' }}>
              {heading}
            </h2>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </section>
        ))}
        <p className="sm mut">{a('missedMore')}</p>
      </main>
      <div className="dock">
        <div className="btns">
          <a className="btn" href={linkTo('agreements', record.number, 'text')}>
            {a('fullText')}
          </a>
        </div>
      </div>
    </>
  );
};
