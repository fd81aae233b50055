/** Photos above this many bytes are made smaller before they are sent. */
const worthShrinking = 1_500_000;
/** Kinds of photo that the server takes; others, such as a phone's HEIC, become JPEG where the browser can read them. */
const takenAsIs = ['image/jpeg', 'image/png', 'image/webp'];
/** Longest side of a photo that is sent, in pixels: small print on a notice stays readable. */
const longestSide = 2560;

const toJpeg = (canvas: HTMLCanvasElement): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.86));

/**
 * Makes a large photo smaller, turned upright. What is no photo, is small, or cannot be decoded stays as it is:
 * the server judges it.
 */
export const shrinkPhoto = async (file: File): Promise<File> => {
  const known = takenAsIs.includes(file.type);
  if (!file.type.startsWith('image/') || (known && file.size <= worthShrinking)) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await toJpeg(canvas);
    if (!blob || (known && blob.size >= file.size)) return file;
    return new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' });
  } catch {
    return file;
  }
};
