/** CSS pixels in a millimetre. */
export const millimetre = 96 / 25.4;

/** A sheet and the area on it that holds text, in millimetres. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly bodyWidth: number;
  readonly bodyHeight: number;
}

/** An official paper after GB/T 9704-2012: margins 37, 26, 35 and 28 mm, 22 lines of 28 characters. */
export const portrait: Geometry = { width: 210, height: 297, left: 28, top: 37, bodyWidth: 156, bodyHeight: 225 };

/** A ledger across the sheet. */
export const landscape: Geometry = { width: 297, height: 210, left: 35, top: 24, bodyWidth: 227, bodyHeight: 156 };
