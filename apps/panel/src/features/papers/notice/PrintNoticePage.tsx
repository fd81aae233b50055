import { useMemo } from 'react';
import { useParams } from 'react-router';
import { useDocument } from '../../../data/useDocument.ts';
import { useT } from '../../../i18n/useT.ts';
import { NoticePaperQuery } from '../documents.ts';
import { PaperBody } from '../frame/PaperBody.tsx';
import { PrintFrame } from '../frame/PrintFrame.tsx';
import { usePaperFrame } from '../frame/usePaperFrame.ts';
import { portrait } from '../paper/geometry.ts';
import { issuingSchool } from '../school.ts';
import { NoticePaper } from './NoticePaper.tsx';
import { noticeOf } from './noticeModel.ts';

/** The notice of a number as a paper. */
export const NoticeByNumber = ({ number }: { number: string }) => {
  const t = useT();
  const read = useDocument(NoticePaperQuery, { number });
  const { data } = read;
  const notice = useMemo(() => (data?.notice ? noticeOf(data.notice, t('papers.placeStop')) : null), [data, t]);
  return (
    <PaperBody read={read}>
      {(_, frame, origin) => notice && <NoticePaper notice={notice} school={issuingSchool(frame)} origin={origin} />}
    </PaperBody>
  );
};

/** `/print/notice/:number` */
export const PrintNoticePage = () => {
  const t = useT();
  const { number = '' } = useParams();
  const { origin } = usePaperFrame();
  return (
    <PrintFrame title={`${number} ${t('papers.paper_notice')}`} back="/cases" geometry={portrait} origin={origin}>
      <NoticeByNumber number={number} />
    </PrintFrame>
  );
};
