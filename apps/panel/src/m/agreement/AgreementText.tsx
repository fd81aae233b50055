import { useEffect, useRef } from 'react';
import { paperLines } from '../../features/agreements/paperLines.ts';
import { isAtEnd } from '../../features/agreements/readToEnd.ts';
import { useAgreementWords } from '../agreementWords.ts';
import type { PhoneAgreement, PhoneVersion } from '../data/documents.ts';
import { TopBar } from '../parts/Frame.tsx';
import { Icon } from '../parts/Icon.tsx';
import { linkTo } from '../router.ts';
import { Newer } from './Newer.tsx';
import { SignDock, SignPassword } from './Signing.tsx';
import { useSigning } from './useSigning.ts';

const looks = { title: 'paper t b', heading: 'section', words: 'paper pre' } as const;

type Props = {
  record: PhoneAgreement;
  version: PhoneVersion;
  read: boolean;
  signs: boolean;
  /** Another version lies on the table than the one shown. */
  stale: boolean;
  offline: boolean;
  onRead: () => void;
  onFollow: () => void;
  onSigned: () => void;
};

/** The exact text; that its end was on the screen is noticed by scrolling, with a finger or by keys. There it can be signed. */
export const AgreementText = ({ record, version, read, signs, stale, offline, onRead, onFollow, onSigned }: Props) => {
  const a = useAgreementWords();
  const signing = useSigning(record, onSigned);
  const open = read && signs && !stale;
  const box = useRef<HTMLElement>(null);
  const back = linkTo('agreements', record.number);
  const look = () => {
    if (!read && box.current && isAtEnd(box.current)) onRead();
  };
  // A text that fits the screen is read without scrolling.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once, when the text stands
  useEffect(look, []);
  const lines = paperLines(version.text, version.no > 1 ? version.differences : []);
  return (
    <>
      <TopBar title={a('fullTextOf', { n: version.no })} back={back}>
        <span className={`tag ${read ? 'done' : 'neu'}`}>
          <Icon name={read ? 'check' : 'arrow'} />
          {a(read ? 'readToEnd' : 'notRead')}
        </span>
      </TopBar>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the text is scrolled by keys too */}
      <main className="body" ref={box} tabIndex={0} onScroll={look}>
        {stale ? <Newer record={record} version={version} onFollow={onFollow} /> : null}
        {lines.map((line, index) => {
          const mark = line.changed ? (
            <span className="tag rev">{a(line.changed === 'ADDED' ? 'added' : 'changed')}</span>
          ) : null;
          const Tag = line.kind === 'words' ? 'p' : 'h2';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text never move
            <Tag key={index} className={looks[line.kind]} lang="zh-CN">
              {mark}
              {line.text}
            </Tag>
          );
        })}
        {open ? <SignPassword record={record} signing={signing} offline={offline} /> : null}
      </main>
      {open ? (
        <SignDock record={record} signing={signing} wholeRead offline={offline} />
      ) : (
        <div className="dock">
          <div className="btns">
            {read ? (
              <a className="btn" href={back}>
                {a('readDone')}
              </a>
            ) : (
              <button
                type="button"
                className="btn"
                onClick={() => box.current?.scrollBy({ top: box.current.clientHeight * 0.85, behavior: 'smooth' })}
              >
                {a('readOn')}
              </button>
            )}
          </div>
        </div>
      )}
    </>
  );
};
