import HistoryRounded from '@mui/icons-material/HistoryRounded';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { ListState } from '../../shared/list/ListState.tsx';
import { ShowMore } from '../../shared/list/ShowMore.tsx';

type Props = {
  read: { error: unknown; refetch: () => unknown };
  log: { nodes: readonly unknown[]; pageInfo: { hasNextPage: boolean } } | null | undefined;
  size: number;
  onSize: (size: number) => void;
  emptyMore?: string;
  children: ReactNode;
};

/** A log as it is read: waiting, empty, its rows, and more of them. */
export const LogList = ({ read, log, size, onSize, emptyMore, children }: Props) => {
  const t = useT();
  const empty = (
    <EmptyState title={t('personal.empty')} more={emptyMore ?? t('personal.emptyMore')} icon={<HistoryRounded />} />
  );
  return (
    <ListState read={read} count={log?.nodes.length} empty={empty}>
      {children}
      <ShowMore page={log} size={size} onSize={onSize} />
    </ListState>
  );
};
