import encodeQR from 'qr';

/** A QR code as squares. */
export interface QrSquares {
  /** Squares along a side, without the white border. */
  readonly size: number;
  /** SVG path over a square of that size. */
  readonly path: string;
}

/**
 * Encodes a text as a QR code of the usual error correction (15 %).
 * @example qrSquares('https://example.org').size // 25
 */
export const qrSquares = (text: string): QrSquares => {
  // The encoder wants a border; the paper around the code is one.
  const bordered = encodeQR(text, 'raw', { ecc: 'medium', border: 1 });
  const rows = bordered.slice(1, -1).map((row) => row.slice(1, -1));
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { size: rows.length, path };
};
