import { useAgreementWords } from '../agreementWords.ts';
import type { PhoneAgreement, PhoneVersion } from '../data/documents.ts';
import { Icon } from '../parts/Icon.tsx';

type Props = { record: PhoneAgreement; version: PhoneVersion; onFollow: () => void };

/** Another version came onto the table than the one in view: signing has stopped, and the way to the new one. */
export const Newer = ({ record, version, onFollow }: Props) => {
  const a = useAgreementWords();
  return (
    <div className="strip soon" role="alert">
      <Icon name="differ" />
      <span className="grow">
        <b className="blk">{a('newer', { n: record.versionNo, seen: version.no })}</b>
        <button type="button" className="link" onClick={onFollow}>
          {a('seeNewer', { n: record.versionNo })}
        </button>
      </span>
    </div>
  );
};
