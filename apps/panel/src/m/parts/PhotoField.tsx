import { useState } from 'react';
import type { PhoneFile } from '../data/documents.ts';
import { dropPhotos, keepPhoto, type PhotoRef } from '../device/photos.ts';
import { useSession } from '../session.ts';
import { timeOf, useWords } from '../words.ts';
import { Icon, type IconName } from './Icon.tsx';
import { KeptPhoto, StoredPhoto } from './Photos.tsx';

type Props = {
  name: string;
  photos: PhotoRef[];
  most: number;
  /** A photo of the finding, to compare with. */
  before: PhoneFile | undefined;
  /** PDFs are taken too. */
  documents?: boolean;
  onChange: (change: (former: PhotoRef[]) => PhotoRef[]) => void;
};

/** Photos by camera or album: made small at once and kept on the device before anything else. */
export const PhotoField = ({ name, photos, most, before, documents = false, onChange }: Props) => {
  const t = useWords();
  const { owner } = useSession();
  const [bad, setBad] = useState(0);
  const [working, setWorking] = useState(false);

  const take = async (input: HTMLInputElement) => {
    const files = Array.from(input.files ?? []).slice(0, most - photos.length);
    input.value = '';
    setBad(0);
    setWorking(true);
    for (const file of files) {
      const kept = await keepPhoto(owner, file).catch(() => null);
      if (kept) onChange((former) => [...former, kept]);
      else setBad((count) => count + 1);
    }
    setWorking(false);
  };

  const adder = (kind: 'camera' | 'album' | 'document', icon: IconName, words: string) => (
    <label className="add">
      <Icon name={icon} />
      {words}
      <input
        className="hidden"
        type="file"
        accept={kind === 'document' ? 'application/pdf' : 'image/*'}
        data-photo={`${name}-${kind}`}
        {...(kind === 'camera' ? { capture: 'environment' as const } : { multiple: true })}
        onChange={(event) => void take(event.currentTarget)}
      />
    </label>
  );

  const adders = (
    <>
      {adder('camera', 'camera', photos.length > 0 ? t('again') : t('camera'))}
      {adder('album', 'album', t('album'))}
      {documents ? adder('document', 'list', t('pdf')) : null}
    </>
  );

  return (
    <>
      <div className={`photos ${before ? 'pair' : ''}`}>
        {before ? (
          <figure style={{ margin: 0 }}>
            <StoredPhoto file={before} caption={t('before')} />
            <figcaption className="sm b">{t('before')}</figcaption>
          </figure>
        ) : null}
        {photos.map(({ photo, at }, index) => (
          <KeptPhoto
            key={photo}
            photo={photo}
            caption={t('photoAt', { n: index + 1, time: timeOf(at) })}
            onRemove={{
              label: t('removePhoto', { n: index + 1 }),
              act: () => {
                onChange((former) => former.filter((one) => one.photo !== photo));
                void dropPhotos([photo]);
              },
            }}
          />
        ))}
        {photos.length < most && before ? <div className="adders">{adders}</div> : null}
        {photos.length < most && !before ? adders : null}
      </div>
      {working ? (
        <p className="sm mut" role="status">
          {t('photoShrinking')}
        </p>
      ) : null}
      {photos.length >= most ? <p className="sm mut">{t('photoTooMany', { n: most })}</p> : null}
      {bad > 0 ? (
        <p className="err" role="alert">
          <Icon name="warn" size="s" />
          {t('photoBad', { n: bad })}
        </p>
      ) : null}
    </>
  );
};
