import { qrSquares } from './qr.ts';

type Props = {
  text: string;
  label: string /** Least side in millimetres. */;
  least: number /** Least side of a square in millimetres. */;
  square: number;
};

/** A QR code as drawing: at least so large that a phone reads it from the paper. */
export const QrCode = ({ text, label, least, square }: Props) => {
  const { size, path } = qrSquares(text);
  const side = Math.max(least, Math.ceil(size * square * 10) / 10);
  return (
    <svg
      role="img"
      aria-label={label}
      data-qr={text}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      style={{ width: `${side}mm`, height: `${side}mm`, display: 'block' }}
    >
      <path d={`M0 0h${size}v${size}h-${size}z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
};
