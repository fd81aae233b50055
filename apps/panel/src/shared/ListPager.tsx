import ChevronLeftRounded from '@mui/icons-material/ChevronLeftRounded';
import ChevronRightRounded from '@mui/icons-material/ChevronRightRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useListContext } from 'react-admin';
import { useT } from '../i18n/useT.ts';
import { rem } from '../theme/tokens.ts';

const sizes = [25, 50, 100];

/** Total, one page on or back, and how many a page holds. Pages are read by cursor, so there is no jump to page 40. */
export const ListPager = ({ count }: { count: string }) => {
  const t = useT();
  const { page, setPage, perPage, setPerPage, hasNextPage, hasPreviousPage } = useListContext();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap', py: 1.5 }} className="no-print">
      <Box sx={{ flex: 1, minWidth: 120, fontSize: rem(15) }} role="status">
        {count}
      </Box>
      <Button disabled={!hasPreviousPage} startIcon={<ChevronLeftRounded />} onClick={() => setPage(page - 1)}>
        {t('cases.previous')}
      </Button>
      <Button disabled={!hasNextPage} endIcon={<ChevronRightRounded />} onClick={() => setPage(page + 1)}>
        {t('cases.next')}
      </Button>
      <Select
        value={perPage}
        onChange={(event) => setPerPage(Number(event.target.value))}
        inputProps={{ 'aria-label': t('cases.perPage', { n: perPage }) }}
        sx={{ fontSize: rem(15), display: { xs: 'none', sm: 'inline-flex' } }}
      >
        {sizes.map((size) => (
          <MenuItem key={size} value={size}>
            {t('cases.perPage', { n: size })}
          </MenuItem>
        ))}
      </Select>
    </Box>
  );
};
