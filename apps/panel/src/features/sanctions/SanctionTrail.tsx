import DownloadRounded from '@mui/icons-material/DownloadRounded';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { quietButton, RecordTrail } from '../../shared/RecordTrail.tsx';
import { PrintMenu } from '../papers/PrintMenu.tsx';
import { sanctionPaperLink } from '../papers/sanction/sanctionPapers.ts';
import { TakeOutDialog } from '../personal/TakeOutDialog.tsx';
import { recordLink } from '../recordLink.ts';
import type { WholeSanction } from './documents.ts';
import { papersOf } from './papersOf.ts';
import { useListTitle } from './useListTitle.ts';

/** The way back to the list and to the next case, the whole evidence as one file, and the papers. */
export const SanctionTrail = ({ record }: { record: WholeSanction }) => {
  const t = useT();
  const { title } = useListTitle();
  const { workflow, number } = record;
  return (
    <RecordTrail
      number={number}
      list={title}
      to="/sanctions"
      linkOf={(other) => recordLink({ workflow, number: other })}
    >
      <Export record={record} />
      <PrintMenu
        papers={papersOf(record).map((paper) => ({
          to: sanctionPaperLink(number, paper),
          title: t(`sanctions.paper_${paper}`),
        }))}
      />
    </RecordTrail>
  );
};

/** The whole case as one file: for the person concerned at once, for others with a reason. */
const Export = ({ record }: { record: WholeSanction }) => {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const own = record.concernedIsViewer
    ? { href: `/api/dossier?record=${encodeURIComponent(record.id)}`, download: true }
    : { onClick: () => setAsking(true) };
  return (
    <>
      <Button {...own} variant="text" startIcon={<DownloadRounded />} sx={quietButton}>
        {t('sanctions.exportAll')}
      </Button>
      {asking ? (
        <TakeOutDialog
          title={t('sanctions.exportAll')}
          more={t('personal.askReasonMore')}
          path="/api/dossier"
          body={{ record: record.id }}
          usual={`${record.number}.html`}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
};
