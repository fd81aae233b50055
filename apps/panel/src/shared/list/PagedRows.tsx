import Card from '@mui/material/Card';
import type { ReactNode } from 'react';
import { useListContext } from 'react-admin';
import { ListPager } from '../ListPager.tsx';
import { ListState } from './ListState.tsx';
import { Rows } from './Rows.tsx';

type Props<Item> = {
  /** What stands in place of the rows where there are none. */
  empty: ReactNode;
  /** How many there are, in words. */
  count: (n: number) => string;
  children: (item: Item) => ReactNode;
};

/** One page of the list around it, row by row, and the way to the others. */
export const PagedRows = <Item,>({ empty, count, children }: Props<Item>) => {
  const { data, error, refetch, total } = useListContext();
  const rows = data as unknown as Item[] | undefined;
  return (
    <ListState read={{ error, refetch }} count={rows?.length} empty={<Card>{empty}</Card>}>
      <Card>
        <Rows>{rows?.map(children)}</Rows>
      </Card>
      <ListPager count={count(total ?? rows?.length ?? 0)} />
    </ListState>
  );
};
