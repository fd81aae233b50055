import CheckCircleRounded from '@mui/icons-material/CheckCircleRounded';
import ExpandMoreRounded from '@mui/icons-material/ExpandMoreRounded';
import Box from '@mui/material/Box';
import { Link } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { longDay } from '../../shared/days.ts';
import { Section } from '../../shared/Section.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem, touch } from '../../theme/tokens.ts';
import { type Exam, ExamProgressQuery } from './documents.ts';
import { examLink } from './examState.ts';
import { byCampus, type CampusProgress, type ClassProgress } from './progress.ts';

/** How far entry is, campus by campus, and the way to each class's table. */
export const EntryProgress = ({ exam }: { exam: Exam }) => {
  const t = useT();
  const { data, error, refetch } = useDocument(ExamProgressQuery, { exam: exam.id }, { keep: true });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  const campuses = byCampus(data?.examProgress ?? []);
  if (campuses.length === 0) return null;
  return (
    <Section title={t('exams.progress')}>
      {campuses.map((campus) => (
        <Campus key={campus.id} campus={campus} exam={exam} open={campuses.length === 1} />
      ))}
    </Section>
  );
};

const Campus = ({ campus, exam, open }: { campus: CampusProgress; exam: Exam; open: boolean }) => {
  const t = useT();
  const locale = usePanelLocale();
  const task = exam.tasks.find(({ unit }) => unit.id === campus.id);
  const by = task?.enterBy ?? exam.enterBy;
  const done = campus.entered === campus.expected;
  return (
    <Box
      component="details"
      {...(open ? { open: true } : {})}
      sx={{ borderBottom: `1px solid ${color.line}`, '&:last-child': { borderBottom: 0 } }}
    >
      <Box
        component="summary"
        sx={{
          cursor: 'pointer',
          px: { xs: 2, sm: 2.5 },
          py: 1.25,
          minHeight: 56,
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr) 24px', sm: 'minmax(0, 2fr) minmax(120px, 1fr) 11em 24px' },
          '& > *': { gridColumn: { xs: 1, sm: 'auto' } },
          'details[open] > & .opens': { transform: 'rotate(180deg)' },
          columnGap: 2,
          alignItems: 'center',
        }}
      >
        <Box>
          <Box component="span" sx={{ fontWeight: 700 }}>
            {campus.name}
          </Box>
          <Box component="span" sx={{ color: color.muted, fontSize: rem(14), ml: 1.5 }}>
            {[task?.person?.name ?? t('exams.taskNobody'), by ? `${t('exams.enterBy')} ${longDay(by, locale)}` : '']
              .filter(Boolean)
              .join(' · ')}
          </Box>
        </Box>
        <Box aria-hidden sx={{ height: 10, borderRadius: '4px', bgcolor: color.neutralTint, overflow: 'hidden' }}>
          <Box
            sx={{
              height: '100%',
              width: `${campus.expected === 0 ? 0 : (campus.entered / campus.expected) * 100}%`,
              bgcolor: done ? color.done : color.above2,
            }}
          />
        </Box>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, color: done ? color.doneInk : color.ink }}>
          {done ? <CheckCircleRounded sx={{ fontSize: 18 }} aria-hidden /> : null}
          {t('exams.entryOf', { entered: campus.entered, expected: campus.expected })}
        </Box>
        <ExpandMoreRounded
          aria-hidden
          className="opens"
          sx={{
            color: color.muted,
            gridColumn: { xs: '2 !important', sm: 'auto !important' },
            gridRow: { xs: 1, sm: 'auto' },
          }}
        />
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, px: { xs: 2, sm: 2.5 }, pb: 1.5 }}>
        {campus.classes.map((own) => (
          <OneClass key={own.id} own={own} exam={exam} />
        ))}
      </Box>
    </Box>
  );
};

const OneClass = ({ own, exam }: { own: ClassProgress; exam: Exam }) => {
  const t = useT();
  const enters = exam.allowed.includes('enter') || exam.allowed.includes('correct');
  const more = exam.allowed.includes('enter') ? '' : '?correction=1';
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', py: 0.5 }}>
      <Box sx={{ width: { xs: '100%', sm: '10em' } }}>{own.name}</Box>
      {own.subjects.map(({ position, pupils, entered }) => {
        const name = exam.subjects.find((subject) => subject.position === position)?.name ?? '';
        const words = `${name} ${entered}/${pupils}`;
        const done = entered === pupils;
        const look = {
          display: 'inline-flex',
          alignItems: 'center',
          gap: 0.5,
          minHeight: touch,
          px: 1.5,
          borderRadius: '8px',
          border: `1px solid ${done ? color.line : color.field}`,
          bgcolor: done ? color.doneTint : color.surface,
          color: `${done ? color.doneInk : enters ? color.primary : color.ink} !important`,
        } as const;
        return enters ? (
          <Box
            key={position}
            component={Link}
            to={examLink(exam.code, `/scores/${encodeURIComponent(own.id)}/${position}${more}`)}
            aria-label={`${t('exams.enter')} ${own.name} ${words}`}
            sx={look}
          >
            {done ? <CheckCircleRounded sx={{ fontSize: 16 }} aria-hidden /> : null}
            {words}
          </Box>
        ) : (
          <Box key={position} sx={look}>
            {words}
          </Box>
        );
      })}
    </Box>
  );
};
