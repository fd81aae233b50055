import type { PaperFile } from '../documents.ts';
import type { Piece } from '../paper/pieces.ts';

/** A photo under its caption. */
export interface Captioned {
  readonly file: PaperFile;
  readonly caption: string;
}

const isPhoto = ({ file }: Captioned): boolean => file.mediaType.startsWith('image/');

const pairs = <T,>(items: readonly T[]): readonly (readonly T[])[] =>
  items.flatMap((_, index) => (index % 2 === 0 ? [items.slice(index, index + 2)] : []));

/** Photos two by two; other files by their names. */
export const evidencePieces = (files: readonly Captioned[], nameOf: (name: string) => string): readonly Piece[] => [
  ...pairs(files.filter(isPhoto)).map(
    (pair, index): Piece => ({
      kind: 'block',
      key: `photos-${index}`,
      node: (
        <div className="photos">
          {pair.map(({ file, caption }) => (
            <figure key={file.id}>
              <img src={file.url} alt={caption} />
              <figcaption>{caption}</figcaption>
            </figure>
          ))}
        </div>
      ),
    }),
  ),
  ...files
    .filter((one) => !isPhoto(one))
    .map(
      ({ file }): Piece => ({ kind: 'text', key: `file-${file.id}`, className: 'paragraph', text: nameOf(file.name) }),
    ),
];
