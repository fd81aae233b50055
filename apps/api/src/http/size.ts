/**
 * Writes a number of bytes as people read it.
 * @example sizeText(12_582_912) // '12.0 MB'
 */
export const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
