import Button from '@mui/material/Button';
import { Link, useParams } from 'react-router';
import { useDocument } from '../../../data/useDocument.ts';
import { useT } from '../../../i18n/useT.ts';
import { publicOrigin } from '../address.ts';
import { CasePaperQuery, type PaperCase, type PaperFrame, PaperFrameQuery } from '../documents.ts';
import { PaperMissing, PaperTrouble, PaperWaiting } from '../frame/PaperStatus.tsx';
import { PrintFrame } from '../frame/PrintFrame.tsx';
import { NoticePaper } from '../notice/NoticePaper.tsx';
import { noticeOfCase } from '../notice/noticeModel.ts';
import { NoticeByNumber } from '../notice/PrintNoticePage.tsx';
import { portrait } from '../paper/geometry.ts';
import { issuingSchool } from '../school.ts';
import { CasePaperSheet } from './CasePaperSheet.tsx';
import { type CasePaperName, casePaperLink, casePapers } from './casePapers.ts';
import { receiptPieces } from './receipt.tsx';
import { reinspectionPieces } from './reinspection.tsx';
import { reportPieces } from './report.tsx';

type Given = { record: PaperCase; frame: PaperFrame; origin: string };

const SingleNotice = ({ record, frame, origin }: Given) => {
  const t = useT();
  const notice = noticeOfCase(record, t('papers.placeStop'));
  return notice ? (
    <NoticePaper notice={notice} school={issuingSchool(frame)} origin={origin} />
  ) : (
    <PaperMissing title={t('papers.notIssued')} more={t('papers.notIssuedMore')} />
  );
};

const makers = { receipt: receiptPieces, report: reportPieces, reinspection: reinspectionPieces } as const;

const CasePaper = ({ paper, ...given }: Given & { paper: CasePaperName }) => {
  const t = useT();
  const { record, frame, origin } = given;
  if (paper === 'notice')
    return record.notice ? <NoticeByNumber number={record.notice.number} /> : <SingleNotice {...given} />;
  if (paper === 'receipt' && !record.issuer)
    return <PaperMissing title={t('papers.notIssued')} more={t('papers.notIssuedMore')} />;
  return <CasePaperSheet record={record} school={issuingSchool(frame)} origin={origin} pieces={makers[paper]} />;
};

const Others = ({ number, paper }: { number: string; paper: CasePaperName }) => {
  const t = useT();
  return casePapers.map((name) => (
    <Button
      key={name}
      component={Link}
      to={casePaperLink(number, name)}
      replace
      variant={name === paper ? 'tonal' : 'text'}
      {...(name === paper ? { 'aria-current': 'page' as const } : {})}
    >
      {t(`papers.paper_${name}`)}
    </Button>
  ));
};

/** `/print/case/:number/:paper`: the papers of one case. */
export const PrintCasePage = () => {
  const t = useT();
  const { number = '', paper: asked = '' } = useParams();
  const paper = casePapers.find((name) => name === asked) ?? 'notice';
  const frame = useDocument(PaperFrameQuery, {});
  const { data, error, refetch } = useDocument(CasePaperQuery, { number });
  const origin = frame.data && publicOrigin(frame.data.address, location.origin);
  const trouble = error ?? frame.error;
  const record = data?.rectificationCase;
  return (
    <PrintFrame
      title={`${number} ${t(`papers.paper_${paper}`)}`}
      back={`/cases/${encodeURIComponent(number)}`}
      geometry={portrait}
      origin={origin}
      others={<Others number={number} paper={paper} />}
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
      {!trouble && (!data || !frame.data || origin === undefined) ? <PaperWaiting /> : null}
      {data && !record ? <PaperMissing title={t('papers.notFound')} more={t('papers.notFoundMore')} /> : null}
      {record && frame.data && origin !== undefined ? (
        // Another paper has other pieces: it is measured anew.
        <CasePaper key={paper} paper={paper} record={record} frame={frame.data} origin={origin} />
      ) : null}
    </PrintFrame>
  );
};
