import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { type Column, columnsOf, grantsTo, mostNamed } from './columns.ts';
import type { MatrixRole, RightsOfType, RightsRow } from './documents.ts';
import { RightsCell } from './RightsCell.tsx';

type Props = { rights: RightsOfType; roles: readonly MatrixRole[] };

/** What is done with records of one type, by post: a table, on a narrow screen a card for each act. */
export const RightsTable = ({ rights, roles }: Props) => {
  const wide = useMediaQuery('(min-width:960px)', { noSsr: true });
  const columns = columnsOf(rights.rows, roles);
  const notes = notesOf(rights.rows);
  return (
    <Section title={rights.title} id={`rights-${rights.type}`}>
      {wide ? (
        <Wide rights={rights} columns={columns} notes={notes} />
      ) : (
        <Narrow rights={rights} columns={columns} notes={notes} />
      )}
      <Footnotes notes={notes} />
    </Section>
  );
};

/** Limits of all rows, each once, in the order in which they are met: their places are the numbers of the footnotes. */
const notesOf = (rows: readonly RightsRow[]): readonly string[] => [...new Set(rows.flatMap(({ notes }) => notes))];

type Parts = { rights: RightsOfType; columns: readonly Column[]; notes: readonly string[] };

const Wide = ({ rights, columns, notes }: Parts) => {
  const t = useT();
  return (
    <Box
      tabIndex={0}
      role="region"
      aria-label={rights.title}
      sx={{ maxHeight: '75vh', overflow: 'auto', '& th, & td': { whiteSpace: 'normal', verticalAlign: 'top' } }}
    >
      <Table stickyHeader>
        <TableHead>
          <TableRow>
            <TableCell sx={{ minWidth: rem(140), left: 0, zIndex: 3 }}>{t('rights.act')}</TableCell>
            {columns.map((column) => (
              <TableCell key={column.roles[0]?.code} sx={{ minWidth: rem(112), maxWidth: rem(300) }}>
                <Posts column={column} />
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rights.rows.map((row) => (
            <TableRow key={row.name}>
              <TableCell
                component="th"
                scope="row"
                sx={{ position: 'sticky', left: 0, bgcolor: color.surface, zIndex: 1 }}
              >
                <Act row={row} notes={notes} />
              </TableCell>
              {columns.map((column) => (
                <TableCell key={column.roles[0]?.code}>
                  <RightsCell grants={grantsTo(row, column.roles[0]?.code ?? '')} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};

const Narrow = ({ rights, columns, notes }: Parts) => (
  <Box sx={{ px: 2 }}>
    {rights.rows.map((row) => (
      <Box
        component="article"
        key={row.name}
        sx={{ py: 1.5, borderBottom: `1px solid ${color.line}`, '&:last-child': { borderBottom: 0 } }}
      >
        <Typography component="h3" sx={{ fontWeight: 700 }}>
          <Act row={row} notes={notes} />
        </Typography>
        <Box component="dl" sx={{ m: 0 }}>
          {columns.map((column) => (
            <Box key={column.roles[0]?.code} sx={{ mt: 1 }}>
              <Box component="dt" sx={{ fontSize: rem(14), color: color.muted }}>
                <Posts column={column} />
              </Box>
              <Box component="dd" sx={{ m: 0 }}>
                <RightsCell grants={grantsTo(row, column.roles[0]?.code ?? '')} />
              </Box>
            </Box>
          ))}
        </Box>
      </Box>
    ))}
  </Box>
);

/** The name of an act, with the numbers of the footnotes that limit it. */
const Act = ({ row, notes }: { row: RightsRow; notes: readonly string[] }) => {
  const t = useT();
  return (
    <>
      {row.title}
      {row.notes.map((note) => (
        <Box
          component="sup"
          key={note}
          sx={{ ml: 0.5, lineHeight: 0, fontWeight: 400, fontSize: rem(13), color: color.muted }}
        >
          {t('rights.noteNo', { no: notes.indexOf(note) + 1 })}
        </Box>
      ))}
    </>
  );
};

const Posts = ({ column: { roles } }: { column: Column }) => {
  const t = useT();
  const names = roles.map(({ title }) => title).join(t('rights.stop'));
  if (roles.length <= mostNamed) return names;
  return (
    <details>
      <Box component="summary" sx={{ cursor: 'pointer', minHeight: 44, display: 'flex', alignItems: 'center' }}>
        {t('rights.others', { count: roles.length })}
      </Box>
      <Box sx={{ fontWeight: 400 }}>{names}</Box>
    </details>
  );
};

const Footnotes = ({ notes }: { notes: readonly string[] }) => {
  const t = useT();
  if (notes.length === 0) return null;
  return (
    <Box
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1.5,
        borderTop: `1px solid ${color.line}`,
        fontSize: rem(14),
        color: color.muted,
      }}
    >
      {notes.map((note, place) => (
        <Box key={note}>{t('rights.note', { no: place + 1, text: note })}</Box>
      ))}
    </Box>
  );
};
