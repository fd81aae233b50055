import AddRounded from '@mui/icons-material/AddRounded';
import VolunteerActivismRounded from '@mui/icons-material/VolunteerActivismRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useT } from '../../../i18n/useT.ts';
import { HeatTable } from '../../../shared/charts/HeatTable.tsx';
import { bound, signed } from '../../../shared/charts/numbers.ts';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import { type Difference, farPoints, heatStep } from './compared.ts';
import type { FindingStart } from './finding.ts';

/** A cell of subject and campus. */
export type MatrixCell = Difference & { subject: string; campus: string; n: number };

type Named = { id: string; title: string; more?: string };
type Props = {
  subjects: readonly Named[];
  campuses: readonly Named[];
  cells: readonly MatrixCell[];
  chosen: { row: string; column: string } | null;
  onChoose: (row: string, column: string) => void;
  /** What a finding from a cell begins with. */
  findingOf: (cell: MatrixCell, subject: string, campus: string) => FindingStart;
  /** Whether the reader records findings. */
  records: boolean;
  /** Arranges help on account of a cell; none for whoever may not. */
  onHelp: ((because: string) => void) | null;
  classesLink: (cell: MatrixCell) => string;
};

/** Subjects against campuses: only what can be told from the town's mean is coloured; from a cell one step to a finding. */
export const MatrixSection = (props: Props) => {
  const { subjects, campuses, cells, chosen, onChoose, findingOf, records, onHelp, classesLink } = props;
  const t = useT();
  const at = (row: string, column: string) => cells.find(({ subject, campus }) => subject === row && campus === column);
  const titleOf = (list: readonly Named[], id: string) => list.find((one) => one.id === id)?.title ?? '';
  const start = (cell: MatrixCell) => findingOf(cell, titleOf(subjects, cell.subject), titleOf(campuses, cell.campus));
  const picked = chosen ? at(chosen.row, chosen.column) : undefined;
  return (
    <Section
      title={t('exams.matrix')}
      beside={<Box sx={{ color: color.muted, fontSize: rem(14) }}>{t('exams.matrixMore')}</Box>}
    >
      <Box sx={{ px: { xs: 1, sm: 2 }, py: 1 }}>
        <HeatTable
          label={t('exams.matrix')}
          corner={t('exams.subject')}
          rows={subjects}
          columns={campuses}
          chosen={chosen}
          onChoose={onChoose}
          cellOf={(row, column) => {
            const cell = at(row, column);
            if (!cell || cell.value === null) return null;
            const { value, lo, hi, n } = cell;
            const names = {
              campus: titleOf(campuses, column),
              subject: titleOf(subjects, row),
              value: signed(value),
              n,
            };
            return {
              text: signed(value),
              step: heatStep(cell),
              words:
                lo === null || hi === null
                  ? t('exams.cellWordsBare', names)
                  : t('exams.cellWords', { ...names, lo: bound(lo), hi: bound(hi) }),
            };
          }}
        />
        <Legend />
      </Box>
      <Box
        role="status"
        className="no-print"
        sx={{
          px: { xs: 2, sm: 2.5 },
          py: 1.25,
          borderTop: `1px solid ${color.line}`,
          display: 'flex',
          alignItems: 'center',
          gap: 1.5,
          flexWrap: 'wrap',
          minHeight: 64,
        }}
      >
        {picked && picked.value !== null ? (
          <>
            <Box sx={{ flex: '1 1 260px' }}>
              <b>
                {t('exams.chosen', {
                  what: `${titleOf(campuses, picked.campus)} ${titleOf(subjects, picked.subject)} ${signed(picked.value)}`,
                })}
              </b>{' '}
              {picked.lo !== null && picked.hi !== null ? (
                <Box component="span" sx={{ color: color.muted, fontSize: rem(14) }}>
                  {t('exams.chosenMore', { lo: bound(picked.lo), hi: bound(picked.hi), n: picked.n })}
                </Box>
              ) : null}
            </Box>
            {records ? (
              <Button
                component={Link}
                to="/record"
                state={{ finding: start(picked) }}
                variant="tonal"
                startIcon={<AddRounded />}
              >
                {t('exams.recordFinding')}
              </Button>
            ) : null}
            {onHelp ? (
              <Button
                variant="tonal"
                startIcon={<VolunteerActivismRounded />}
                onClick={() => onHelp(start(picked).description)}
              >
                {t('exams.arrangeHelp')}
              </Button>
            ) : null}
            <Button component={Link} to={classesLink(picked)}>
              {t('exams.seeClasses')}
            </Button>
          </>
        ) : (
          <Box sx={{ color: color.muted }}>{t('exams.chooseHint')}</Box>
        )}
      </Box>
    </Section>
  );
};

const Legend = () => {
  const t = useT();
  const mark = (bgcolor: string, text: ReactNode) => (
    <Box component="li" sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
      <Box
        aria-hidden
        sx={{
          WebkitPrintColorAdjust: 'exact',
          width: 20,
          height: 14,
          borderRadius: '3px',
          border: `1px solid ${color.line}`,
          bgcolor,
          flex: 'none',
        }}
      />
      {text}
    </Box>
  );
  return (
    <Box
      component="ul"
      sx={{
        listStyle: 'none',
        p: 0,
        m: 0,
        mt: 0.5,
        display: 'flex',
        gap: 2,
        rowGap: 0.5,
        flexWrap: 'wrap',
        fontSize: rem(14),
        color: color.muted,
      }}
    >
      {mark(color.above2, t('exams.legendFarAbove', { n: farPoints }))}
      {mark(color.above1, t('exams.legendAbove'))}
      {mark(color.surface, t('exams.legendWithin'))}
      {mark(color.below1, t('exams.legendBelow'))}
      {mark(color.below2, t('exams.legendFarBelow', { n: farPoints }))}
    </Box>
  );
};
