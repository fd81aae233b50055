import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useT } from '../../../i18n/useT.ts';
import { Histogram } from '../../../shared/charts/Histogram.tsx';
import { barsOf } from '../../../shared/charts/histogram.ts';
import { percent, plain } from '../../../shared/charts/numbers.ts';
import { Unfold } from '../../../shared/charts/Unfold.tsx';
import { FilterMenu } from '../../../shared/FilterMenu.tsx';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';

/** A group's distribution over tenths of the full mark. */
export type Distribution = { id: string; name: string; n: number; histogram: readonly number[] };

type Props = {
  groups: readonly Distribution[];
  chosen: string;
  onChoose: (id: string) => void;
  fullMark: number;
  /** Pass mark in points; none for all subjects together, whose lines differ. */
  pass: number | undefined;
};

/** How the pupils of a group lie over the full mark. */
export const DistributionSection = ({ groups, chosen, onChoose, fullMark, pass }: Props) => {
  const t = useT();
  const group = groups.find(({ id }) => id === chosen) ?? groups[0];
  if (!group) return null;
  const label = t('exams.distributionOf', { name: group.name, n: group.n });
  return (
    <Section
      title={t('exams.distribution')}
      right={
        <FilterMenu
          label={group.name}
          required
          options={groups.map(({ id, name }) => ({ value: id, title: name }))}
          chosen={[group.id]}
          onChange={([next]) => next && onChoose(next)}
        />
      }
      padded
    >
      <Box sx={{ color: color.muted, fontSize: rem(14), mb: 1 }}>{t('exams.distributionMore')}</Box>
      <Histogram label={label} counts={group.histogram} fullMark={fullMark} {...(pass === undefined ? {} : { pass })} />
      <Unfold>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{t('exams.scoreBand')}</TableCell>
              <TableCell align="right">{t('exams.n')}</TableCell>
              <TableCell align="right">%</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {barsOf(group.histogram, fullMark).map(({ from, to, count, share }) => (
              <TableRow key={from}>
                <TableCell>{t('exams.fromTo', { lo: plain(from, 0), hi: plain(to, 0) })}</TableCell>
                <TableCell align="right">{count}</TableCell>
                <TableCell align="right">{percent(share)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Unfold>
    </Section>
  );
};
