import type { Read } from '../data/useCopy.ts';
import { useOutbox } from '../sending/useOutbox.ts';
import { timeOf, useWords } from '../words.ts';
import { Icon, type IconName } from './Icon.tsx';

const Strip = ({
  look,
  icon,
  title,
  more,
  href,
}: {
  look: string;
  icon: IconName;
  title: string;
  more: string;
  href?: string;
}) => {
  const inner = (
    <>
      <Icon name={icon} />
      <span className="grow">
        <b className="blk">{title}</b>
        <span className="sm">{more}</span>
      </span>
      {href ? <Icon name="next" /> : null}
    </>
  );
  return href ? (
    <a className={`strip ${look}`} href={href}>
      {inner}
    </a>
  ) : (
    <div className={`strip ${look}`} role="status">
      {inner}
    </div>
  );
};

/** What one must know of connection and outbox; nothing when all is well. */
export const OutboxStrip = () => {
  const t = useWords();
  const { mine, offline, signedOut } = useOutbox();
  const standing = mine.filter(({ standstill }) => standstill !== null).length;
  if (signedOut)
    return <Strip look="soon" icon="lock" title={t('signedOutTitle')} more={t('signedOutMore')} href="#/sign-in" />;
  if (standing > 0)
    return (
      <Strip look="rev" icon="differ" title={t('standTitle', { n: standing })} more={t('standMore')} href="#/outbox" />
    );
  if (offline)
    return (
      <Strip
        look="info"
        icon="cloudOff"
        title={t('offlineTitle')}
        more={mine.length > 0 ? t('offlineMore', { n: mine.length }) : t('offlineNone')}
        {...(mine.length > 0 ? { href: '#/outbox' } : {})}
      />
    );
  if (mine.length > 0)
    return (
      <Strip
        look="info"
        icon="upload"
        title={t('unsentTitle', { n: mine.length })}
        more={t('unsentMore')}
        href="#/outbox"
      />
    );
  return null;
};

/** Where a page has no answer yet, or only an old copy. */
export const ReadState = ({ read }: { read: Read<unknown> }) => {
  const t = useWords();
  const { data, copyOf, trouble, again } = read;
  if (data !== null) {
    if (copyOf === null || trouble === null) return null;
    return (
      <p className="sm mut row">
        <Icon name="cloudOff" size="s" />
        {t('copyFrom', { time: timeOf(copyOf) })}
      </p>
    );
  }
  if (trouble === null)
    return (
      <p className="empty mut" role="status">
        {t('loading')}
      </p>
    );
  return (
    <div className="empty">
      <p>{trouble.kind === 'network' ? t('noCopy') : trouble.message || t('troubleServer')}</p>
      <button type="button" className="link" onClick={again}>
        {t('retry')}
      </button>
    </div>
  );
};
