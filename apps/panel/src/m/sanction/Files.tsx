import type { PhoneFile } from '../data/documents.ts';
import { StoredPhoto } from '../parts/Photos.tsx';

const isPicture = ({ mediaType }: PhoneFile): boolean => mediaType.startsWith('image/');

/** Files of a case: pictures small beside each other, documents by name. */
export const Files = ({ files }: { files: readonly PhoneFile[] }) => {
  const pictures = files.filter(isPicture);
  return (
    <>
      {pictures.length > 0 ? (
        <div className="photos">
          {pictures.map((file) => (
            <StoredPhoto key={file.id} file={file} caption={file.name} />
          ))}
        </div>
      ) : null}
      {files
        .filter((file) => !isPicture(file))
        .map((file) => (
          <p key={file.id}>
            <StoredPhoto file={file} caption={file.name} />
          </p>
        ))}
    </>
  );
};
