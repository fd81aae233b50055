import { encodePhoto } from './encodePhoto.ts';

/** Photos above this many bytes are made smaller before they are sent. */
const worthShrinking = 1_500_000;
/** Kinds of photo that the server takes; others, such as a phone's HEIC, become JPEG where the browser can read them. */
const takenAsIs = ['image/jpeg', 'image/png', 'image/webp'];
/** At a desk: small print on a notice stays readable. */
const limits = { longestSide: 2560, qualities: [0.86] };

/**
 * Makes a large photo smaller, turned upright. What is no photo, is small, or cannot be decoded stays as it is:
 * the server judges it.
 */
export const shrinkPhoto = async (file: File): Promise<File> => {
  const known = takenAsIs.includes(file.type);
  if (!file.type.startsWith('image/') || (known && file.size <= worthShrinking)) return file;
  const blob = await encodePhoto(file, limits).catch(() => null);
  if (!blob || (known && blob.size >= file.size)) return file;
  return new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' });
};
