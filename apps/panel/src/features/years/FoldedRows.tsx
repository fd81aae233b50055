import ExpandMoreRounded from '@mui/icons-material/ExpandMoreRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type ReactNode, useId, useState } from 'react';
import { useT } from '../../i18n/useT.ts';

type Props<Row> = {
  rows: readonly Row[];
  /** What the list is of, for those who cannot see where the button stands. */
  what: string;
  /** Rows that are shown while the rest is folded away. */
  isUnusual: (row: Row) => boolean;
  /** Draws a row as a list item; a hidden one keeps its place, so that nothing typed in it is lost. */
  children: (row: Row, hidden: boolean) => ReactNode;
};

/** A long list of which only what is unusual is seen at first. */
export const FoldedRows = <Row,>({ rows, what, isUnusual, children }: Props<Row>) => {
  const t = useT();
  const id = useId();
  const [open, setOpen] = useState(false);
  const folds = rows.some((row) => !isUnusual(row));
  return (
    <>
      <Box component="ul" id={id} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map((row) => children(row, !open && !isUnusual(row)))}
      </Box>
      {folds ? (
        <Button
          variant="text"
          aria-expanded={open}
          aria-controls={id}
          aria-label={open ? `${what} ${t('years.showLess')}` : t('years.showAllOf', { what, n: rows.length })}
          startIcon={<ExpandMoreRounded sx={{ transform: open ? 'rotate(180deg)' : 'none' }} />}
          onClick={() => setOpen(!open)}
          sx={{ mx: { xs: 1, sm: 1.5 } }}
        >
          {open ? t('years.showLess') : t('years.showAll', { n: rows.length })}
        </Button>
      ) : null}
    </>
  );
};
