import { linkTo, placeOf } from './router.ts';

/** Longest side at which a code is looked for, in pixels: a whole photo of a phone only takes longer. */
const sides = [1200, 700, 2000] as const;

/** Reads the first QR code in a photo; null when there is none. */
export const readCode = async (file: Blob): Promise<string | null> => {
  const { decodeQR } = await import('qr/decode.js');
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    for (const side of sides) {
      const scale = Math.min(1, side / Math.max(picture.width, picture.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context?.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const image = context?.getImageData(0, 0, canvas.width, canvas.height);
      if (!image) continue;
      try {
        return decodeQR(image);
      } catch {
        // Not found at this size.
      }
    }
    return null;
  } finally {
    picture.close();
  }
};

/** First parts of the addresses that papers carry in their codes. */
const pages = ['cases', 'agreements', 'sanctions'];

/**
 * Where these pages show the record that a paper's code names, under whatever name or address this system is reached.
 * @example linkIn('http://10.0.0.5:4000/m/#/cases/%E6%95%B4') // '#/cases/%E6%95%B4'
 */
export const linkIn = (text: string): string | null => {
  if (!URL.canParse(text)) return null;
  const { protocol, hash, pathname } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  for (const path of [hash, pathname]) {
    const [first, number] = placeOf(path).parts.filter((part) => part !== 'm');
    if (first && number && pages.includes(first)) return linkTo(first, number);
  }
  return null;
};
