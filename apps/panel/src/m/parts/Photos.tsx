import { useEffect, useState } from 'react';
import type { PhoneFile } from '../data/documents.ts';
import { photoOf } from '../device/photos.ts';
import { useWords } from '../words.ts';
import { Icon } from './Icon.tsx';

/** A photo in full, over the page. */
const Large = ({ url, alt, onClose }: { url: string; alt: string; onClose: () => void }) => {
  const t = useWords();
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    addEventListener('keydown', close);
    return () => removeEventListener('keydown', close);
  }, [onClose]);
  return (
    <div className="view" role="dialog" aria-modal="true" aria-label={alt}>
      <img src={url} alt={alt} />
      {/* biome-ignore lint/a11y/noAutofocus: the dialog's only control */}
      <button type="button" className="shut" onClick={onClose} autoFocus>
        <Icon name="close" />
        {t('close')}
      </button>
    </div>
  );
};

/** A stored photo, opened large by a tap; what is no photo is a link. */
export const StoredPhoto = ({ file, caption, wide = false }: { file: PhoneFile; caption: string; wide?: boolean }) => {
  const t = useWords();
  const [open, setOpen] = useState(false);
  if (!file.mediaType.startsWith('image/'))
    return (
      <a className="link" href={file.url}>
        {file.name}
      </a>
    );
  return (
    <>
      <button
        type="button"
        className={`ph ${wide ? 'wide' : ''}`}
        aria-label={`${caption} ${t('openPhoto')}`}
        onClick={() => setOpen(true)}
      >
        <img src={wide ? file.url : (file.thumbnailUrl ?? file.url)} alt="" loading="lazy" />
        {wide ? <span className="cap n">{`${caption}${t('dot')}${t('openPhoto')}`}</span> : null}
      </button>
      {open ? <Large url={file.url} alt={caption} onClose={() => setOpen(false)} /> : null}
    </>
  );
};

/** A photo or document that lies on the device, by its key. */
export const KeptPhoto = ({
  photo,
  caption,
  onRemove,
}: {
  photo: string;
  caption: string;
  onRemove?: { label: string; act: () => void };
}) => {
  const [url, setUrl] = useState<string | null>(null);
  const [document, setDocument] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let left = false;
    void photoOf(photo).then((found) => {
      if (!found || left) return;
      if (found.blob.type === 'application/pdf') return setDocument(found.name);
      made = URL.createObjectURL(found.blob);
      setUrl(made);
    });
    return () => {
      left = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [photo]);
  return (
    <div className="ph">
      {url ? <img src={url} alt={caption} /> : null}
      {document ? (
        <span className="sm blk" style={{ padding: '8px 48px 32px 8px', overflowWrap: 'anywhere' }}>
          {document}
        </span>
      ) : null}
      <span className="cap n">{caption}</span>
      {onRemove ? (
        <button type="button" className="rm" aria-label={onRemove.label} onClick={onRemove.act}>
          <span>
            <Icon name="close" size="s" />
          </span>
        </button>
      ) : null}
    </div>
  );
};
