/** A box of the diagram, in pixels at a text size of 16. */
export type PlacedBox = { x: number; y: number; width: number };
type Worded = { label: string; more: string };

/** Height of a state's box: its title, and how long it lasted. */
export const boxHigh = 50;
const gap = 30;
const top = 3;
/** Height of one way back below the boxes, and of a row of side states. */
const lane = 26;
const sideRow = boxHigh + 22;

const isWide = (character: string): boolean => character.charCodeAt(0) > 0x2e80;
/** About how wide a text is drawn. @param size of its type */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, character) => sum + (isWide(character) ? size : size * 0.55), 0);
const widthOf = ({ label, more }: Worded): number => Math.max(textWidth(label, 15), textWidth(more, 13)) + 22;

/** Where everything of a diagram stands. */
export type DiagramPlan = {
  stops: PlacedBox[];
  sides: PlacedBox[];
  /** Depths of the ways back. */
  lanes: number[];
  width: number;
  height: number;
};

/**
 * Lays the main road in one row, its ways back below it, and the side states that a case came into in a row of their
 * own, each below the stop that it was reached from as far as there is room.
 */
export const layOut = (
  stops: readonly Worded[],
  beside: readonly (Worded & { from: readonly number[] })[],
  returns: number,
): DiagramPlan => {
  let x = 2;
  const main = stops.map((stop): PlacedBox => {
    const box = { x, y: top, width: widthOf(stop) };
    x += box.width + gap;
    return box;
  });
  const lanes = Array.from({ length: returns }, (_, index) => top + boxHigh + 16 + index * lane);
  const y = top + boxHigh + (returns > 0 ? returns * lane : 0) + 22;
  let free = 2;
  const sides = beside.map((side): PlacedBox => {
    const width = widthOf(side);
    const above = main[side.from[0] ?? 0];
    const wanted = above ? above.x + above.width / 2 - width / 2 : free;
    const box = { x: Math.max(free, wanted), y, width };
    free = box.x + width + gap;
    return box;
  });
  return {
    stops: main,
    sides,
    lanes,
    width: Math.max(x - gap, free - gap) + 2,
    height: top + boxHigh + (returns > 0 ? returns * lane : 0) + (sides.length > 0 ? sideRow : 0) + 3,
  };
};
