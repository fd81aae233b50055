import '../agreement/style.css';
import { useState } from 'react';
import { rememberRead, wasRead } from '../../features/agreements/readToEnd.ts';
import { usePinnedVersion } from '../../features/agreements/usePinnedVersion.ts';
import { AgreementChanges } from '../agreement/AgreementChanges.tsx';
import { AgreementCounter } from '../agreement/AgreementCounter.tsx';
import { AgreementDone, type JustDone } from '../agreement/AgreementDone.tsx';
import { AgreementMissed } from '../agreement/AgreementMissed.tsx';
import { AgreementSummary } from '../agreement/AgreementSummary.tsx';
import { AgreementText } from '../agreement/AgreementText.tsx';
import { useAgreementWords } from '../agreementWords.ts';
import { PhoneAgreementQuery } from '../data/documents.ts';
import { useCopy } from '../data/useCopy.ts';
import { useFreshAgain } from '../data/useFreshAgain.ts';
import { useLookedAt } from '../data/useRecord.ts';
import { RecordWaiting } from '../parts/RecordFrame.tsx';
import { goTo, linkTo } from '../router.ts';

type Props = {
  number: string;
  /** The page within it: its text, what changed, what follows, a proposal, what was done; the summary when left out. */
  part: string | undefined;
};

/** An agreement on a phone: one thing per screen. What was read, and which version, is kept while one goes between them. */
const AgreementPages = ({ number, part }: Props) => {
  const a = useAgreementWords();
  const read = useCopy(PhoneAgreementQuery, { number });
  const record = read.data?.record ?? null;
  const signs = record?.availableSteps.some(({ name }) => name === 'sign') ?? false;
  const { shown, stale, follow } = usePinnedVersion(record, signs);
  const [seen, setSeen] = useState<string | null>(null);
  const [just, setJust] = useState<JustDone | null>(null);
  const { again } = read;
  useFreshAgain(again);
  useLookedAt(record);
  if (!record || !shown)
    return <RecordWaiting title={a('title')} read={read} missing={{ title: a('missing'), more: a('missingMore') }} />;
  const { hash } = shown;
  // Against the latest version that says something else: an offer may repeat what was proposed.
  const version = stale ? shown : { ...shown, differences: record.changes };
  const wholeRead = seen === hash || wasRead(hash);
  const done = (what: JustDone['what']) => {
    setJust({ what, no: record.versionNo, version: record.version });
    follow();
    again();
    goTo(linkTo('agreements', number, 'done'), { replace: true });
  };
  if (part === 'text')
    return (
      <AgreementText
        key={hash}
        record={record}
        version={version}
        read={wholeRead}
        signs={signs}
        stale={stale}
        offline={read.trouble?.kind === 'network'}
        onRead={() => {
          rememberRead(hash);
          setSeen(hash);
        }}
        onFollow={follow}
        onSigned={() => done('signed')}
      />
    );
  if (part === 'changes') return <AgreementChanges record={record} version={version} />;
  if (part === 'missed') return <AgreementMissed record={record} version={version} />;
  if (part === 'done') return <AgreementDone record={record} just={just} />;
  if (part === 'counter')
    return <AgreementCounter key={record.version} record={record} onProposed={() => done('proposal')} />;
  return (
    <AgreementSummary
      key={hash}
      record={record}
      version={version}
      stale={stale}
      wholeRead={wholeRead}
      read={read}
      onFollow={follow}
      onSigned={() => done('signed')}
    />
  );
};

export default AgreementPages;
