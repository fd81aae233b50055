import sharp from 'sharp';

/** A picture's longest side after re-encoding, in pixels. */
const longestSide = 2000;
/** More pixels than any phone's camera has: a small file that unpacks to a huge picture is refused. */
const mostPixels = 120_000_000;

/** Qualities of JPEG to try for what arrives as JPEG, best first. */
const qualities = [82, 74, 66, 58, 50] as const;

/**
 * Re-encodes a picture: turned upright, at most 2000 px, without location and other metadata. What a phone has made
 * small before sending stays about as small: a better quality than it arrived in would only add bytes.
 */
export const reencode = async (bytes: Uint8Array): Promise<Buffer> => {
  const upright = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    .rotate()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true });
  let smallest: Buffer | null = null;
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  for (const quality of isJpeg ? qualities : qualities.slice(0, 1)) {
    const encoded = await upright.clone().jpeg({ quality, mozjpeg: false }).toBuffer();
    if (encoded.length <= bytes.length) return encoded;
    if (smallest === null || encoded.length < smallest.length) smallest = encoded;
  }
  if (smallest === null) throw new Error('No quality was tried.');
  return smallest;
};
