import HistoryRounded from '@mui/icons-material/HistoryRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Trouble } from '../../shared/Trouble.tsx';

/** How many entries are shown at first and added each time; the interface gives no more than `most` at once. */
export const pageSize = 50;
const most = 200;

type Props = {
  result: { error: unknown; isPending: boolean; refetch: () => unknown };
  count: number | null;
  hasMore: boolean;
  size: number;
  onSize: (size: number) => void;
  emptyMore?: string;
  children: ReactNode;
};

/** A log as it is read: waiting, empty, its rows, and more of them. */
export const LogList = ({ result, count, hasMore, size, onSize, emptyMore, children }: Props) => {
  const t = useT();
  if (result.error && count === null)
    return (
      <Box sx={{ px: 2 }}>
        <Trouble error={result.error} retry={() => void result.refetch()} />
      </Box>
    );
  if (result.isPending || count === null) return <Skeleton variant="rounded" height={280} sx={{ m: 2 }} />;
  if (count === 0)
    return (
      <EmptyState title={t('personal.empty')} more={emptyMore ?? t('personal.emptyMore')} icon={<HistoryRounded />} />
    );
  return (
    <>
      {children}
      {hasMore && size < most ? (
        <Box sx={{ p: 2 }}>
          <Button onClick={() => onSize(size + pageSize)}>{t('personal.more')}</Button>
        </Box>
      ) : null}
    </>
  );
};
