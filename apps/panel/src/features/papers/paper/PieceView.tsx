import type { Placed } from './layOut.ts';
import type { MeasuredPiece } from './measure.ts';
import { PaperTable } from './PaperTable.tsx';
import type { Piece } from './pieces.ts';

/** A whole piece, as it is measured. */
export const WholePiece = ({ piece }: { piece: Piece }) => {
  switch (piece.kind) {
    case 'block':
      return piece.node;
    case 'text':
      return <p className={piece.className}>{piece.text}</p>;
    case 'table':
      return <PaperTable {...piece} />;
  }
};

/** What of a piece stands on one page. */
export const PlacedPiece = ({ piece, placed, measure }: { piece: Piece; placed: Placed; measure: MeasuredPiece }) => {
  if (piece.kind === 'text' && placed.kind === 'text') {
    const { starts } = measure;
    const ends = placed.to >= starts.length;
    const text = piece.text.slice(starts[placed.from] ?? 0, ends ? undefined : starts[placed.to]);
    const parts = [piece.className, placed.from > 0 ? 'goes-on' : '', ends ? '' : 'to-be-continued'];
    return <p className={parts.filter(Boolean).join(' ')}>{text}</p>;
  }
  if (piece.kind === 'table' && placed.kind === 'table')
    return <PaperTable {...piece} placed={placed.rows} lines={measure.rows} />;
  return <WholePiece piece={piece} />;
};
