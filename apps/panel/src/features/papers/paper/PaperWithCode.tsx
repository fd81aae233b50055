import { useT } from '../../../i18n/useT.ts';
import { portrait } from './geometry.ts';
import { Paper } from './Paper.tsx';
import type { Piece } from './pieces.ts';
import { QrCode } from './QrCode.tsx';

type Props = {
  pieces: readonly Piece[];
  /** Number of the record that it is about. */
  number: string;
  /** Where a phone opens it. */
  address: string;
};

/** An upright paper about one record, with the QR code that opens it in the corner. */
export const PaperWithCode = ({ pieces, number, address }: Props) => {
  const t = useT();
  return (
    <Paper
      geometry={portrait}
      pieces={pieces}
      corner={
        <>
          <QrCode text={address} label={t('papers.qrOf', { number })} least={22} square={0.7} />
          <p>{t('papers.scanOpens')}</p>
        </>
      }
    />
  );
};
