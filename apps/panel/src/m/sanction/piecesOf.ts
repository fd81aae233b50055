/** A piece of a text: plain, said with weight, or a day. */
export type Piece = { readonly kind: 'plain' | 'weight' | 'day'; readonly words: string };

const marked = /\*\*(.+?)\*\*|(\d{4}-\d\d-\d\d)/g;

/**
 * Cuts a text where its look changes.
 * @example piecesOf('until **today**') // [{ kind: 'plain', words: 'until ' }, { kind: 'weight', words: 'today' }]
 */
export const piecesOf = (text: string): Piece[] => {
  const pieces: Piece[] = [];
  let at = 0;
  const plain = (until: number) => {
    if (until > at) pieces.push({ kind: 'plain', words: text.slice(at, until) });
  };
  for (const match of text.matchAll(marked)) {
    plain(match.index);
    pieces.push(match[1] === undefined ? { kind: 'day', words: match[0] } : { kind: 'weight', words: match[1] });
    at = match.index + match[0].length;
  }
  plain(text.length);
  return pieces;
};
