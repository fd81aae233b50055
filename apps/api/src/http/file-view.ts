import { decodeId, encodeId } from '@plumbline/graphql';
import type { StoredFile } from '@plumbline/operations';

/** A file as the outside sees it: the same fields as GraphQL's `File`. */
export const fileView = ({ id, name, mediaType, size }: StoredFile) => {
  const outside = encodeId('File', id);
  const url = `/files/${outside}`;
  return {
    id: outside,
    name,
    mediaType,
    size,
    url,
    thumbnailUrl: mediaType.startsWith('image/') ? `${url}?size=thumb` : null,
  };
};

/** Number of a file from its id in an address; nothing where it is none. */
export const fileIdOf = (text: string): number | null => decodeId('File', text);
