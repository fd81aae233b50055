import DownloadRounded from '@mui/icons-material/DownloadRounded';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNotify } from 'react-admin';
import { useT } from '../../../../i18n/useT.ts';
import { troubleText } from '../../../../shared/Trouble.tsx';
import { AskReason } from '../../../personal/AskReason.tsx';
import { takeOut } from '../../../personal/takeOut.ts';
import { PaperTrouble, PaperWaiting } from '../../frame/PaperStatus.tsx';
import type { SanctionPaperContent } from '../common.tsx';
import { SanctionSheet } from '../SanctionSheet.tsx';
import { dossierPieces } from './dossier.ts';
import { dossierFileAddress, readDossierHashes } from './dossierFile.ts';

type Props = Pick<SanctionPaperContent, 'record' | 'settings' | 'school'> & { origin: string };

/** The whole case on paper, with the hashes that its file has; why, is asked of whoever prints somebody else's confidential one. */
export const DossierSheet = (props: Props) => {
  const t = useT();
  const { confidential, concernedIsViewer } = props.record;
  if (!confidential || concernedIsViewer) return <Sheet {...props} reason={null} />;
  return <AskReason title={t('sanctions.paper_dossier')}>{(reason) => <Sheet {...props} reason={reason} />}</AskReason>;
};

const Sheet = ({ reason, ...props }: Props & { reason: string | null }) => {
  const t = useT();
  const notify = useNotify();
  const { id, number, version } = props.record;
  const { data, error, refetch } = useQuery({
    queryKey: ['dossier', id, version, reason],
    queryFn: () => readDossierHashes(id, reason),
  });
  const save = (why: string) =>
    takeOut('/api/dossier', { record: id, reason: why }, `${number}.html`).catch((trouble: unknown) =>
      notify(troubleText(trouble, t), { type: 'error' }),
    );
  const pieces = useMemo(() => data && dossierPieces(data), [data]);
  if (error) return <PaperTrouble error={error} retry={() => void refetch()} />;
  if (!pieces) return <PaperWaiting />;
  return (
    <>
      <Button
        className="no-print"
        {...(reason === null ? { href: dossierFileAddress(id), download: true } : { onClick: () => void save(reason) })}
        variant="tonal"
        startIcon={<DownloadRounded />}
      >
        {t('sanctionPapers.download')}
      </Button>
      <SanctionSheet {...props} pieces={pieces} />
    </>
  );
};
