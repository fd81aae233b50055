import { useDocument } from '../../../data/useDocument.ts';
import { publicOrigin } from '../address.ts';
import { PaperFrameQuery } from '../documents.ts';

/** What every paper needs of the town, and the address in its QR codes. */
export const usePaperFrame = () => {
  const { data, error, refetch } = useDocument(PaperFrameQuery, {});
  return { frame: data, origin: data && publicOrigin(data.address, location.origin), error, refetch };
};
