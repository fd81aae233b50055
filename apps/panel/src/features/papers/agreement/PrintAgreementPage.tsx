import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useDocument } from '../../../data/useDocument.ts';
import { usePanelLocale, useT } from '../../../i18n/useT.ts';
import { agreementAddress, publicOrigin } from '../address.ts';
import { type AgreementOnPaper, AgreementPaperQuery, PaperFrameQuery } from '../documents.ts';
import { PaperMissing, PaperTrouble, PaperWaiting } from '../frame/PaperStatus.tsx';
import { PrintFrame } from '../frame/PrintFrame.tsx';
import { portrait } from '../paper/geometry.ts';
import { Paper } from '../paper/Paper.tsx';
import { QrCode } from '../paper/QrCode.tsx';
import { agreementPieces } from './agreementPieces.tsx';
import './agreement.css';

/** `/print/agreement/:number`: the version on the table, or the one that `?version=` names. */
export const PrintAgreementPage = () => {
  const t = useT();
  const { number = '' } = useParams();
  const [search] = useSearchParams();
  const frame = useDocument(PaperFrameQuery, {});
  const { data, error, refetch } = useDocument(AgreementPaperQuery, { number });
  const origin = frame.data && publicOrigin(frame.data.address, location.origin);
  const trouble = error ?? frame.error;
  const record = data?.agreement;
  return (
    <PrintFrame
      title={`${number} ${t('papers.paper_agreement')}`}
      back={`/agreements/${encodeURIComponent(number)}`}
      geometry={portrait}
      origin={origin}
    >
      {trouble ? (
        <PaperTrouble
          error={trouble}
          retry={() => {
            void refetch();
            void frame.refetch();
          }}
        />
      ) : null}
      {!trouble && (!data || origin === undefined) ? <PaperWaiting /> : null}
      {data && !record ? <PaperMissing title={t('papers.notFound')} more={t('papers.notFoundMore')} /> : null}
      {record && origin !== undefined ? (
        <AgreementSheet record={record} no={Number(search.get('version') ?? record.versionNo)} origin={origin} />
      ) : null}
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
  return (
    <Paper
      geometry={portrait}
      pieces={pieces}
      corner={
        <>
          <QrCode
            text={agreementAddress(origin, record.number)}
            label={t('papers.qrOf', { number: record.number })}
            least={22}
            square={0.7}
          />
          <p>{t('papers.scanOpens')}</p>
        </>
      }
    />
  );
};
