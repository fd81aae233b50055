import { useParams } from 'react-router';
import { useDocument } from '../../../data/useDocument.ts';
import { useT } from '../../../i18n/useT.ts';
import { CasePaperQuery, type PaperCase, type PaperFrame } from '../documents.ts';
import { OtherPapers } from '../frame/OtherPapers.tsx';
import { PaperBody } from '../frame/PaperBody.tsx';
import { PaperMissing } from '../frame/PaperStatus.tsx';
import { PrintFrame } from '../frame/PrintFrame.tsx';
import { usePaperFrame } from '../frame/usePaperFrame.ts';
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

/** `/print/case/:number/:paper`: the papers of one case. */
export const PrintCasePage = () => {
  const t = useT();
  const { number = '', paper: asked = '' } = useParams();
  const paper = casePapers.find((name) => name === asked) ?? 'notice';
  const read = useDocument(CasePaperQuery, { number });
  const { origin } = usePaperFrame();
  const titleOf = (name: CasePaperName) => t(`papers.paper_${name}`);
  return (
    <PrintFrame
      title={`${number} ${titleOf(paper)}`}
      back={`/cases/${encodeURIComponent(number)}`}
      geometry={portrait}
      origin={origin}
      others={
        <OtherPapers
          names={casePapers}
          present={paper}
          titleOf={titleOf}
          linkOf={(name) => casePaperLink(number, name)}
        />
      }
    >
      <PaperBody read={read}>
        {({ rectificationCase: record }, frame, at) =>
          // Another paper has other pieces: it is measured anew.
          record && <CasePaper key={paper} paper={paper} record={record} frame={frame} origin={at} />
        }
      </PaperBody>
    </PrintFrame>
  );
};
