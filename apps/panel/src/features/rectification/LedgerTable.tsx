import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useListContext } from 'react-admin';
import { Link, useNavigate } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { codeText, usePanelLocale, useT } from '../../i18n/useT.ts';
import { DueBadge } from '../../shared/DueBadge.tsx';
import { instantText } from '../../shared/days.ts';
import { StateTag } from '../../shared/StateTag.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { caseLink } from './caseLink.ts';
import { type LedgerCase, WorkflowStatesQuery } from './documents.ts';
import { type LedgerColumn, ledgerColumns } from './ledgerColumns.ts';
import { SelectPage, SelectRow } from './SelectCases.tsx';
import { useTrail } from './trail.ts';

const sortFields: Partial<Record<LedgerColumn, string>> = { number: 'number', due: 'dueOn', updated: 'updatedAt' };

/** What the reader is to do in a case next, in the words of its state as on the workbench, or of the step; null where it is not their turn. */
const useNextStep = () => {
  const { data } = useDocument(WorkflowStatesQuery, { name: 'rectification' }, { freshFor: 600_000 });
  const tasks = new Map(data?.workflow.states.map(({ name, task }) => [name, task]));
  return (record: LedgerCase) => {
    const step = record.availableSteps.find(({ main }) => main);
    return step ? { name: step.name, words: tasks.get(record.state) ?? step.title } : null;
  };
};
/** The part of the numbers up to the year's bracket, when all share it: it stands in the heading, not in every row. */
const sharedPrefix = (records: readonly LedgerCase[]): string => {
  const prefixes = new Set(records.map(({ number }) => number.slice(0, number.lastIndexOf('\u3015') + 1)));
  return prefixes.size === 1 ? ([...prefixes][0] ?? '') : '';
};
const isOpen = ({ tags }: { tags: readonly string[] }): boolean => tags.includes('open');

/** Category, weight and inspection; of an inspection in this term without the term's name, which stands above the list. */
const useKindLine = () => {
  const t = useT();
  const term = useFrame().town.term?.title ?? '';
  return ({ category, weight, inspection }: LedgerCase): string =>
    [
      codeText(t, 'cases.category_', category),
      codeText(t, 'cases.weight_', weight),
      inspection?.title.startsWith(term) ? inspection.title.slice(term.length).trim() : inspection?.title,
    ]
      .filter(Boolean)
      .join(' · ');
};

/** The ledger as a table; below 960 px as a list of cards. */
export const LedgerTable = ({ columns }: { columns: readonly LedgerColumn[] }) => {
  const { data = [] } = useListContext();
  const wide = useMediaQuery('(min-width:960px)', { noSsr: true });
  const records = data as unknown as LedgerCase[];
  useTrail(
    'ledger',
    records.map(({ number }) => number),
  );
  return wide ? <Rows records={records} columns={columns} /> : <Cards records={records} />;
};

const Rows = ({ records, columns }: { records: readonly LedgerCase[]; columns: readonly LedgerColumn[] }) => {
  const t = useT();
  const navigate = useNavigate();
  const { sort, setSort } = useListContext();
  const prefix = sharedPrefix(records);
  const shown = ledgerColumns.filter(({ name }) => columns.includes(name));
  return (
    <Card sx={{ overflowX: 'auto' }}>
      <Table>
        <TableHead>
          <TableRow>
            <SelectPage records={records} />
            {shown.map(({ name, title }) => {
              const field = sortFields[name];
              const on = sort.field === field;
              const order = sort.order === 'ASC' ? 'asc' : 'desc';
              return (
                <TableCell
                  key={name}
                  align={name === 'returns' || name === 'next' ? 'right' : 'left'}
                  {...(field && on ? { sortDirection: order } : {})}
                >
                  {field ? (
                    <TableSortLabel
                      active={on}
                      direction={on ? order : 'asc'}
                      onClick={() => setSort({ field, order: on && sort.order === 'ASC' ? 'DESC' : 'ASC' })}
                      sx={{ minHeight: 44 }}
                    >
                      {name === 'number' && prefix ? prefix : t(title)}
                    </TableSortLabel>
                  ) : (
                    t(title)
                  )}
                </TableCell>
              );
            })}
          </TableRow>
        </TableHead>
        <TableBody>
          {records.map((record) => (
            <TableRow
              key={record.id}
              onClick={(event) => {
                if (
                  !(event.target as HTMLElement).closest('a, button, input, label') &&
                  !window.getSelection()?.toString()
                )
                  void navigate(caseLink(record));
              }}
              sx={{
                height: 66,
                cursor: 'pointer',
                '&:hover': { bgcolor: color.rowHover },
                '&:last-child td': { borderBottom: 0 },
              }}
            >
              <SelectRow record={record} />
              {shown.map(({ name }) => (
                <Cell key={name} name={name} record={record} prefix={prefix} />
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
};

const second = { display: 'block', fontSize: rem(14), lineHeight: rem(22), color: color.muted } as const;

const Cell = ({ name, record, prefix }: { name: LedgerColumn; record: LedgerCase; prefix: string }) => {
  const t = useT();
  const locale = usePanelLocale();
  const step = useNextStep()(record);
  const kindLine = useKindLine();
  switch (name) {
    case 'number':
      return <TableCell sx={{ whiteSpace: 'nowrap', width: '1%' }}>{record.number.slice(prefix.length)}</TableCell>;
    case 'title':
      return (
        <TableCell sx={{ minWidth: 220, width: '46%', maxWidth: 0 }}>
          <Box
            component={Link}
            to={caseLink(record)}
            sx={{ fontWeight: 700, color: `${color.ink} !important`, display: 'block' }}
          >
            {record.title}
          </Box>
          <Box
            component="span"
            sx={{ ...second, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', maxWidth: 420 }}
          >
            {kindLine(record)}
          </Box>
        </TableCell>
      );
    case 'unit':
      return <TableCell>{record.unit.name}</TableCell>;
    case 'responsible':
      return (
        <TableCell sx={{ whiteSpace: 'nowrap' }}>
          {record.responsible?.name ?? (
            <Box component="span" sx={{ color: color.muted }}>
              {t('cases.notYet')}
            </Box>
          )}
          <Box component="span" sx={second}>
            {record.unit.name}
          </Box>
        </TableCell>
      );
    case 'state':
      return (
        <TableCell>
          <StateTag title={record.stateTitle} tone={record.tone} ended={!isOpen(record)} />
        </TableCell>
      );
    case 'due':
      return (
        <TableCell>
          <DueBadge due={record} finished={!isOpen(record)} />
        </TableCell>
      );
    case 'returns':
      return (
        <TableCell align="right" sx={{ whiteSpace: 'nowrap', color: record.returns ? color.ink : color.muted }}>
          {record.returns ? t('cases.times', { n: record.returns }) : 0}
        </TableCell>
      );
    case 'updated':
      return <TableCell sx={{ whiteSpace: 'nowrap' }}>{instantText(record.updatedAt, locale)}</TableCell>;
    case 'next':
      return (
        <TableCell align="right" sx={{ minWidth: 84, maxWidth: 132 }}>
          <Box
            component={Link}
            to={caseLink(record, step?.name)}
            sx={{ fontWeight: step ? 700 : 400, display: 'inline-flex', alignItems: 'center', minHeight: 44 }}
            aria-label={`${step?.words ?? t('cases.view')} ${record.number}`}
          >
            {step?.words ?? t('cases.view')}
          </Box>
        </TableCell>
      );
  }
};

const Cards = ({ records }: { records: readonly LedgerCase[] }) => {
  const t = useT();
  const nextStep = useNextStep();
  const kindLine = useKindLine();
  return (
    <Box
      component="ul"
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1.5 }}
    >
      {records.map((record) => {
        const step = nextStep(record);
        return (
          <Card component="li" key={record.id} sx={{ p: 2 }}>
            <Box
              sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', justifyContent: 'space-between' }}
            >
              <Box component="span" sx={{ fontSize: rem(14), color: color.muted }}>
                {record.number}
              </Box>
              <StateTag title={record.stateTitle} tone={record.tone} ended={!isOpen(record)} />
            </Box>
            <Box
              component={Link}
              to={caseLink(record)}
              sx={{
                display: 'block',
                fontWeight: 700,
                color: `${color.ink} !important`,
                py: 0.75,
                lineHeight: rem(24),
              }}
            >
              {record.title}
            </Box>
            <Box sx={second}>
              {record.unit.name} · {record.responsible?.name ?? t('cases.notYet')}
            </Box>
            <Box sx={{ ...second, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
              {kindLine(record)}
            </Box>
            <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 1, mt: 1 }}>
              <DueBadge due={record} finished={!isOpen(record)} />
              {step ? (
                <Box
                  component={Link}
                  to={caseLink(record, step.name)}
                  sx={{
                    bgcolor: color.primaryTint,
                    borderRadius: '8px',
                    fontWeight: 700,
                    fontSize: rem(15),
                    px: 2,
                    minHeight: 44,
                    display: 'inline-flex',
                    alignItems: 'center',
                  }}
                >
                  {step.words}
                </Box>
              ) : null}
            </Box>
          </Card>
        );
      })}
    </Box>
  );
};
