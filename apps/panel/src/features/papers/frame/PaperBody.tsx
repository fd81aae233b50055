import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/useT.ts';
import type { PaperFrame } from '../documents.ts';
import { PaperMissing, PaperTrouble, PaperWaiting } from './PaperStatus.tsx';
import { usePaperFrame } from './usePaperFrame.ts';

type Props<Result> = {
  read: Pick<UseQueryResult<Result>, 'data' | 'error' | 'refetch'>;
  /** The paper; null where there is no such record. */
  children: (result: Result, frame: PaperFrame, origin: string) => ReactNode;
};

/** A paper once it and the town were read, or why there is none. */
export const PaperBody = <Result,>({ read, children }: Props<Result>) => {
  const t = useT();
  const { frame, origin, error, refetch } = usePaperFrame();
  const trouble = read.error ?? error;
  if (trouble)
    return (
      <PaperTrouble
        error={trouble}
        retry={() => {
          void read.refetch();
          void refetch();
        }}
      />
    );
  if (read.data === undefined || !frame || origin === undefined) return <PaperWaiting />;
  return (
    children(read.data, frame, origin) ?? <PaperMissing title={t('papers.notFound')} more={t('papers.notFoundMore')} />
  );
};
