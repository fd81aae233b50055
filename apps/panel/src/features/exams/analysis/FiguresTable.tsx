import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/useT.ts';
import { bound, chance, percent, plain, signed } from '../../../shared/charts/numbers.ts';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import { foundText } from '../../agreements/foundText.ts';
import { differenceOf, type Figures, type Measure } from './compared.ts';

/** All figures of a group. */
export type FullFigures = Figures & {
  id: string;
  name: string;
  n: number;
  sd: number | null;
  median: number | null;
  passRate: number | null;
  excellentRate: number | null;
  lowRate: number | null;
  composite: string | null;
  /** The composite agreed to, and whether it was met; null before that is settled. */
  target: string | null;
  targetMet: boolean | null;
  rankLo: number | null;
  rankHi: number | null;
  pLastTwo: number | null;
};

type Props = {
  groups: readonly FullFigures[];
  total: FullFigures | null;
  measure: Measure;
  nameTitle: string;
  more: string;
  /** Whether the reader sees places; whoever sees the own figures only does not. */
  compared: boolean;
};

const none = '\u2013';

const placesText = ({ rankLo, rankHi }: FullFigures): string =>
  rankLo === null || rankHi === null ? none : rankLo === rankHi ? String(rankLo) : `${rankLo}\u2013${rankHi}`;

const shown = <Value,>(value: Value | null, text: (value: Value) => string): string =>
  value === null ? none : text(value);

/** The figures behind the charts. */
export const FiguresTable = ({ groups, total, measure, nameTitle, more, compared }: Props) => {
  const t = useT();
  const ranked = compared && measure === 'valueAdded' && groups.some(({ rankLo }) => rankLo !== null);
  const promised = groups.some(({ target }) => target !== null);
  const head = [
    t('exams.n'),
    t('exams.mean'),
    t('exams.sd'),
    t('exams.median'),
    t('exams.passRate'),
    t('exams.excellentRate'),
    t('exams.lowRate'),
    t('exams.composite'),
    ...(promised ? [t('exams.target'), t('exams.agreement')] : []),
    t(measure === 'valueAdded' ? 'exams.effect' : 'exams.difference'),
    t('exams.interval'),
    ...(ranked ? [t('exams.places'), t('exams.lastTwo')] : []),
  ];
  const row = (group: FullFigures, whole: boolean): ReactNode[] => {
    // The whole has no difference to itself.
    const { value, lo, hi } = whole ? { value: null, lo: null, hi: null } : differenceOf(group, measure);
    return [
      group.n,
      shown(group.mean, (mean) => plain(mean)),
      shown(group.sd, (sd) => plain(sd)),
      shown(group.median, (median) => plain(median)),
      shown(group.passRate, (share) => percent(share)),
      shown(group.excellentRate, (share) => percent(share)),
      shown(group.lowRate, (share) => percent(share)),
      <b key="composite">{shown(group.composite, (composite) => foundText(composite, group.target))}</b>,
      ...(promised
        ? [
            shown(group.target, (target) => t('exams.targetAtLeast', { value: target })),
            shown(group.targetMet, (met) => t(met ? 'exams.targetMet' : 'exams.targetMissed')),
          ]
        : []),
      shown(value, (difference) => signed(difference)),
      lo === null || hi === null ? none : t('exams.fromTo', { lo: bound(lo), hi: bound(hi) }),
      ...(ranked ? [placesText(group), shown(group.pLastTwo, chance)] : []),
    ];
  };
  const line = (group: FullFigures, whole: boolean) => (
    <TableRow key={group.id} sx={whole ? { bgcolor: color.paper } : {}}>
      <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap', fontWeight: whole ? 700 : 400 }}>
        {group.name}
      </TableCell>
      {row(group, whole).map((cell, index) => (
        <TableCell key={head[index]} align="right" sx={{ whiteSpace: 'nowrap' }}>
          {cell}
        </TableCell>
      ))}
    </TableRow>
  );
  return (
    <Section
      title={t('exams.table')}
      beside={more ? <Box sx={{ color: color.muted, fontSize: rem(14) }}>{more}</Box> : undefined}
    >
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('exams.table')}>
        <Table sx={{ '& td, & th': { px: 1 } }}>
          <TableHead>
            <TableRow>
              <TableCell>{nameTitle}</TableCell>
              {head.map((title) => (
                <TableCell key={title} align="right">
                  {title}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {groups.map((group) => line(group, false))}
            {total ? line(total, true) : null}
          </TableBody>
        </Table>
      </Box>
    </Section>
  );
};
