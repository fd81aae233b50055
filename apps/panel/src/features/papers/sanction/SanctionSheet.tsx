import { useMemo } from 'react';
import { usePanelLocale, useT } from '../../../i18n/useT.ts';
import { sanctionAddress } from '../address.ts';
import { PaperWithCode } from '../paper/PaperWithCode.tsx';
import type { Piece } from '../paper/pieces.ts';
import type { SanctionPaperContent } from './common.tsx';
import './sanction.css';

type Props = Pick<SanctionPaperContent, 'record' | 'settings' | 'school'> & {
  origin: string;
  pieces: (content: SanctionPaperContent) => readonly Piece[];
};

/** A paper of a consequence, with the QR code that opens it in the corner. */
export const SanctionSheet = ({ record, settings, school, origin, pieces: make }: Props) => {
  const t = useT();
  const locale = usePanelLocale();
  const pieces = useMemo(
    () => make({ record, settings, school, t, locale }),
    [make, record, settings, school, t, locale],
  );
  return <PaperWithCode pieces={pieces} number={record.number} address={sanctionAddress(origin, record.number)} />;
};
