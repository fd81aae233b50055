import Checkbox from '@mui/material/Checkbox';
import TableCell from '@mui/material/TableCell';
import { useListContext } from 'react-admin';
import { useMay } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import type { LedgerCase } from './documents.ts';

const cell = { width: 52, pr: 0 } as const;

/** The box that selects a row; only for those who can do something with a selection. */
export const SelectRow = ({ record }: { record: LedgerCase }) => {
  const t = useT();
  const may = useMay();
  const { selectedIds, onToggleItem } = useListContext();
  if (!may('rectification:issue')) return null;
  return (
    <TableCell sx={cell} className="no-print">
      <Checkbox
        checked={selectedIds.includes(record.id)}
        onChange={() => onToggleItem(record.id)}
        slotProps={{
          input: { 'aria-label': t('notices.selectRow', { number: record.number, title: record.title }) },
        }}
        sx={{ width: 44, height: 44 }}
      />
    </TableCell>
  );
};

/** The box that selects the whole page. */
export const SelectPage = ({ records }: { records: readonly LedgerCase[] }) => {
  const t = useT();
  const may = useMay();
  const { selectedIds, onSelect } = useListContext();
  if (!may('rectification:issue')) return null;
  const chosen = records.filter(({ id }) => selectedIds.includes(id)).length;
  const all = chosen === records.length;
  return (
    <TableCell sx={cell} className="no-print">
      <Checkbox
        checked={all}
        indeterminate={chosen > 0 && !all}
        onChange={() => onSelect(all ? [] : records.map(({ id }) => id))}
        slotProps={{ input: { 'aria-label': t('notices.selectPage') } }}
        sx={{ width: 44, height: 44 }}
      />
    </TableCell>
  );
};
