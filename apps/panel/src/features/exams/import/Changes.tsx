import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { codeText, useT } from '../../../i18n/useT.ts';
import { rem } from '../../../theme/tokens.ts';
import type { Change } from './sheetAnswer.ts';

/** Cells that would be changed, each with what is on record and what the file says. `headerLine`: where the header stands in the sheet. */
export const Changes = ({ changes, headerLine }: { changes: readonly Change[]; headerLine: number }) => {
  const t = useT();
  if (changes.length === 0) return null;
  const wordOf = (value: string | null) => (value === null ? t('imports.empty') : codeText(t, 'exams.status_', value));
  return (
    <Card sx={{ mb: 2, px: 2.5 }}>
      <Box component="details">
        <Box component="summary" sx={{ cursor: 'pointer', fontWeight: 700, minHeight: 52, lineHeight: rem(52) }}>
          {t('exams.changesTitle', { n: changes.length })}
        </Box>
        <Box sx={{ overflowX: 'auto', pb: 2 }}>
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{t('imports.colRow')}</TableCell>
                <TableCell>{t('imports.colColumn')}</TableCell>
                <TableCell>{t('exams.changeFrom')}</TableCell>
                <TableCell>{t('exams.changeTo')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {changes.map(({ line, field, from, to }) => (
                <TableRow key={`${line} ${field}`}>
                  <TableCell>{headerLine + line - 1}</TableCell>
                  <TableCell>{codeText(t, 'exams.as_', field)}</TableCell>
                  <TableCell>{wordOf(from)}</TableCell>
                  <TableCell sx={{ fontWeight: 700 }}>{wordOf(to)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      </Box>
    </Card>
  );
};
