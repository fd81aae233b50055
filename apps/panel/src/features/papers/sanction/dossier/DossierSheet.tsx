import DownloadRounded from '@mui/icons-material/DownloadRounded';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useT } from '../../../../i18n/useT.ts';
import { PaperTrouble, PaperWaiting } from '../../frame/PaperStatus.tsx';
import type { SanctionPaperContent } from '../common.tsx';
import { SanctionSheet } from '../SanctionSheet.tsx';
import { dossierPieces } from './dossier.ts';
import { dossierFileAddress, readDossierHashes } from './dossierFile.ts';

type Props = Pick<SanctionPaperContent, 'record' | 'settings' | 'school'> & { origin: string };

/** The whole case on paper, with the hashes that its file has. */
export const DossierSheet = (props: Props) => {
  const t = useT();
  const { id, version } = props.record;
  const { data, error, refetch } = useQuery({
    queryKey: ['dossier', id, version],
    queryFn: () => readDossierHashes(id),
  });
  const pieces = useMemo(() => data && dossierPieces(data), [data]);
  if (error) return <PaperTrouble error={error} retry={() => void refetch()} />;
  if (!pieces) return <PaperWaiting />;
  return (
    <>
      <Button
        className="no-print"
        component="a"
        href={dossierFileAddress(id)}
        download
        variant="tonal"
        startIcon={<DownloadRounded />}
      >
        {t('sanctionPapers.download')}
      </Button>
      <SanctionSheet {...props} pieces={pieces} />
    </>
  );
};
