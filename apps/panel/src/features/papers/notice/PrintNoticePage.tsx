import { useMemo } from 'react';
import { useParams } from 'react-router';
import { useDocument } from '../../../data/useDocument.ts';
import { useT } from '../../../i18n/useT.ts';
import { publicOrigin } from '../address.ts';
import { NoticePaperQuery, PaperFrameQuery } from '../documents.ts';
import { PaperMissing, PaperTrouble, PaperWaiting } from '../frame/PaperStatus.tsx';
import { PrintFrame } from '../frame/PrintFrame.tsx';
import { portrait } from '../paper/geometry.ts';
import { issuingSchool } from '../school.ts';
import { NoticePaper } from './NoticePaper.tsx';
import { noticeOf } from './noticeModel.ts';

/** The notice of a number as a paper. */
export const NoticeByNumber = ({ number }: { number: string }) => {
  const t = useT();
  const frame = useDocument(PaperFrameQuery, {});
  const { data, error, refetch } = useDocument(NoticePaperQuery, { number });
  const notice = useMemo(() => (data?.notice ? noticeOf(data.notice, t('papers.placeStop')) : null), [data, t]);
  const trouble = error ?? frame.error;
  if (trouble)
    return (
      <PaperTrouble
        error={trouble}
        retry={() => {
          void refetch();
          void frame.refetch();
        }}
      />
    );
  if (!data || !frame.data) return <PaperWaiting />;
  if (!notice) return <PaperMissing title={t('papers.notFound')} more={t('papers.notFoundMore')} />;
  return (
    <NoticePaper
      notice={notice}
      school={issuingSchool(frame.data)}
      origin={publicOrigin(frame.data.address, location.origin)}
    />
  );
};

/** `/print/notice/:number` */
export const PrintNoticePage = () => {
  const t = useT();
  const { number = '' } = useParams();
  const { data } = useDocument(PaperFrameQuery, {});
  return (
    <PrintFrame
      title={`${number} ${t('papers.paper_notice')}`}
      back="/cases"
      geometry={portrait}
      origin={data && publicOrigin(data.address, location.origin)}
    >
      <NoticeByNumber number={number} />
    </PrintFrame>
  );
};
