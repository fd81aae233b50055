import { useMemo } from 'react';
import type { PanelLocale } from '../../../data/preferences.ts';
import { type Translate, usePanelLocale, useT } from '../../../i18n/useT.ts';
import { caseAddress } from '../address.ts';
import type { PaperCase } from '../documents.ts';
import { PaperWithCode } from '../paper/PaperWithCode.tsx';
import type { Piece } from '../paper/pieces.ts';

/** What a paper about one case is made from. */
export interface CasePaperContent {
  readonly record: PaperCase;
  readonly school: string;
  readonly t: Translate;
  readonly locale: PanelLocale;
}

type Props = {
  record: PaperCase;
  school: string;
  origin: string;
  pieces: (content: CasePaperContent) => readonly Piece[];
};

/** A paper about one case, with the QR code that opens it in the corner. */
export const CasePaperSheet = ({ record, school, origin, pieces: make }: Props) => {
  const t = useT();
  const locale = usePanelLocale();
  const pieces = useMemo(() => make({ record, school, t, locale }), [make, record, school, t, locale]);
  return <PaperWithCode pieces={pieces} number={record.number} address={caseAddress(origin, record.number)} />;
};
