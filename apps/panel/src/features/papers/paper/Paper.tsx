import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useT } from '../../../i18n/useT.ts';
import { type Geometry, millimetre } from './geometry.ts';
import { layOut, type Placed } from './layOut.ts';
import { type MeasuredPiece, measurePiece } from './measure.ts';
import { PlacedPiece, WholePiece } from './PieceView.tsx';
import type { Piece } from './pieces.ts';
import './paper.css';

/** A page of a paper: its number from 1, how many there are, and the rows of tables that stand on it and before it. */
export interface PageFacts {
  readonly page: number;
  readonly pages: number;
  readonly rows: readonly string[];
  readonly rowsBefore: readonly string[];
}

type Props = {
  geometry: Geometry;
  pieces: readonly Piece[];
  className?: string;
  /** Drawn in the sheet's corner on the first page, outside the area that holds text. */
  corner?: ReactNode;
  /** Stands above and below the pieces on every page; their heights in millimetres are kept free for them. */
  head?: ((facts: PageFacts) => ReactNode) | undefined;
  foot?: ((facts: PageFacts) => ReactNode) | undefined;
  reserved?: number;
  /** Stands beside the page number. */
  margin?: ReactNode;
};

type Laid = {
  /** What was laid out: other pieces are measured anew. */
  readonly pieces: readonly Piece[];
  readonly pages: readonly (readonly Placed[])[];
  readonly measures: readonly MeasuredPiece[];
};

const rowKeys = (pieces: readonly Piece[], page: readonly Placed[]): string[] =>
  page.flatMap((placed) => {
    const piece = pieces[placed.piece];
    if (placed.kind !== 'table' || piece?.kind !== 'table') return [];
    return placed.rows.filter(({ from }) => !from).map(({ row }) => piece.rows[row]?.key ?? '');
  });

/**
 * A paper on sheets of its true size: pieces are laid out off the sheet, measured, and set on pages. The browser does
 * not break the pages, since Chrome 109 can number none.
 */
export const Paper = ({ geometry, pieces, className = '', corner, head, foot, reserved = 0, margin }: Props) => {
  const draft = useRef<HTMLDivElement>(null);
  const [laid, setLaid] = useState<Laid | null>(null);
  const height = (geometry.bodyHeight - reserved) * millimetre;
  useLayoutEffect(() => {
    if (!draft.current) return;
    const elements = [...draft.current.children] as HTMLElement[];
    const measures = elements.map((element) => measurePiece(element, height));
    setLaid({
      pieces,
      measures,
      pages: layOut(
        measures.map(({ measured }) => measured),
        height,
      ),
    });
  }, [pieces, height]);
  if (laid?.pieces === pieces) return <Sheets {...{ geometry, pieces, className, corner, head, foot, margin, laid }} />;
  return (
    <div
      ref={draft}
      aria-hidden
      inert
      className={`paper draft ${className}`}
      style={{ width: `${geometry.bodyWidth}mm` }}
    >
      {pieces.map((piece) => (
        <div
          key={piece.key}
          className="piece"
          data-kind={piece.kind}
          {...(piece.group === undefined ? {} : { 'data-group': piece.group })}
        >
          <WholePiece piece={piece} />
        </div>
      ))}
    </div>
  );
};

type SheetsProps = Omit<Props, 'reserved'> & { className: string; laid: Laid };

const Sheets = ({ geometry, pieces, className, corner, head, foot, margin, laid }: SheetsProps) => {
  const t = useT();
  const keys = laid.pages.map((page) => rowKeys(pieces, page));
  const core = {
    left: `${geometry.left}mm`,
    top: `${geometry.top}mm`,
    width: `${geometry.bodyWidth}mm`,
    height: `${geometry.bodyHeight}mm`,
  };
  return laid.pages.map((page, index) => {
    const facts: PageFacts = {
      page: index + 1,
      pages: laid.pages.length,
      rows: keys[index] ?? [],
      rowsBefore: keys.slice(0, index).flat(),
    };
    return (
      <div
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is known by its number
        key={index}
        className={`paper sheet ${className}`}
        style={{ width: `${geometry.width}mm`, height: `${geometry.height}mm` }}
      >
        {index === 0 && corner ? <div className="corner">{corner}</div> : null}
        <div className="core" style={core}>
          {head?.(facts)}
          {page.map((placed) => {
            const piece = pieces[placed.piece];
            const measure = laid.measures[placed.piece];
            return piece && measure ? (
              <div key={piece.key} className="piece">
                <PlacedPiece piece={piece} placed={placed} measure={measure} />
              </div>
            ) : null;
          })}
          {foot?.(facts)}
        </div>
        {margin ? <div className="margin">{margin}</div> : null}
        <p className="page-number">{t('papers.pageOf', { page: facts.page, pages: facts.pages })}</p>
      </div>
    );
  });
};
