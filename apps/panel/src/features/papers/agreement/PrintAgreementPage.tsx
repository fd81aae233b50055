import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useDocument } from '../../../data/useDocument.ts';
import { usePanelLocale, useT } from '../../../i18n/useT.ts';
import { agreementAddress } from '../address.ts';
import { type AgreementOnPaper, AgreementPaperQuery } from '../documents.ts';
import { PaperBody } from '../frame/PaperBody.tsx';
import { PaperMissing } from '../frame/PaperStatus.tsx';
import { PrintFrame } from '../frame/PrintFrame.tsx';
import { usePaperFrame } from '../frame/usePaperFrame.ts';
import { portrait } from '../paper/geometry.ts';
import { PaperWithCode } from '../paper/PaperWithCode.tsx';
import { agreementPieces } from './agreementPieces.tsx';
import './agreement.css';

/** `/print/agreement/:number`: the version on the table, or the one that `?version=` names. */
export const PrintAgreementPage = () => {
  const t = useT();
  const { number = '' } = useParams();
  const [search] = useSearchParams();
  const read = useDocument(AgreementPaperQuery, { number });
  const { origin } = usePaperFrame();
  return (
    <PrintFrame
      title={`${number} ${t('papers.paper_agreement')}`}
      back={`/agreements/${encodeURIComponent(number)}`}
      geometry={portrait}
      origin={origin}
    >
      <PaperBody read={read}>
        {({ agreement }, _, at) =>
          agreement && (
            <AgreementSheet record={agreement} no={Number(search.get('version') ?? agreement.versionNo)} origin={at} />
          )
        }
      </PaperBody>
    </PrintFrame>
  );
};

const AgreementSheet = ({ record, no, origin }: { record: AgreementOnPaper; no: number; origin: string }) => {
  const t = useT();
  const locale = usePanelLocale();
  const version = record.versions.find((each) => each.no === no);
  const pieces = useMemo(
    () => (version ? agreementPieces({ record, version, t, locale }) : []),
    [record, version, t, locale],
  );
  if (!version) return <PaperMissing title={t('papers.notFound')} more={t('papers.notFoundMore')} />;
  return <PaperWithCode pieces={pieces} number={record.number} address={agreementAddress(origin, record.number)} />;
};
