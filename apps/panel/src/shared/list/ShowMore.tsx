import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';

/** How many rows a list shows at first and adds each time. */
export const pageSize = 50;
/** The interface gives no longer list at once. */
const most = 200;

type Props = {
  page: { pageInfo: { hasNextPage: boolean }; totalCount?: number } | null | undefined;
  size: number;
  onSize: (size: number) => void;
};

/** The way to the rest of a list, or that it is too long to be listed whole. */
export const ShowMore = ({ page, size, onSize }: Props) => {
  const t = useT();
  if (!page?.pageInfo.hasNextPage) return null;
  if (size >= most)
    return (
      <Box role="status" sx={{ p: 2, fontSize: rem(15), color: color.muted }}>
        {t('frame.listEnds', { shown: most })}
      </Box>
    );
  return (
    <Box sx={{ p: 1 }}>
      <Button variant="text" onClick={() => onSize(size + pageSize)}>
        {page.totalCount === undefined ? t('frame.more') : t('frame.showMore', { n: page.totalCount - size })}
      </Button>
    </Box>
  );
};
