import Skeleton from '@mui/material/Skeleton';
import type { ReactNode } from 'react';
import { Trouble } from '../Trouble.tsx';

type Props = {
  read: { error: unknown; refetch: () => unknown };
  /** How many rows were read; undefined as long as there is no answer. */
  count: number | undefined;
  /** What stands in place of the rows where there are none. */
  empty: ReactNode;
  children: ReactNode;
};

/** A list as far as it was read: waiting, not to be had, what to do where it is empty, or its rows. */
export const ListState = ({ read, count, empty, children }: Props) => {
  if (count === undefined)
    return read.error ? (
      <Trouble error={read.error} retry={() => void read.refetch()} />
    ) : (
      <Skeleton variant="rounded" height={320} />
    );
  return count === 0 ? empty : children;
};
