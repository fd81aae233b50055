/** How small a photo has to be. */
export type PhotoLimits = {
  /** Longest side in pixels. */
  longestSide: number;
  /** Qualities to try, best first, from 0 to 1. */
  qualities: readonly number[];
  /** Most bytes; when the last quality is still above it, the sides shrink. */
  mostBytes?: number;
};

const toJpeg = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));

const drawn = (picture: ImageBitmap, scale: number): HTMLCanvasElement => {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
};

/**
 * Draws a photo upright and writes it anew as JPEG: of the original only its pixels remain, so neither the place where
 * it was taken nor anything else the camera wrote down.
 * @returns null when the browser cannot write it within the limits
 * @throws DOMException when the browser cannot read it
 */
export const encodePhoto = async (
  file: Blob,
  { longestSide, qualities, mostBytes = Number.POSITIVE_INFINITY }: PhotoLimits,
): Promise<Blob | null> => {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    let scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    for (let tries = 0; tries < 8; tries += 1) {
      const canvas = drawn(picture, scale);
      for (const quality of qualities) {
        const blob = await toJpeg(canvas, quality);
        if (blob && blob.size <= mostBytes) return blob;
      }
      scale *= 0.8;
    }
    return null;
  } finally {
    picture.close();
  }
};
