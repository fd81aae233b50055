import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useFrame } from '../../data/viewer.ts';
import { codeText, usePanelLocale, useT } from '../../i18n/useT.ts';
import { longDay } from '../../shared/days.ts';
import { Section } from '../../shared/Section.tsx';
import { color, rem } from '../../theme/tokens.ts';
import type { Exam } from './documents.ts';
import { markText } from './entry/readScore.ts';
import { gradesKey } from './examState.ts';

/** What a session was set up as. */
export const ExamFacts = ({ exam }: { exam: Exam }) => {
  const t = useT();
  const locale = usePanelLocale();
  const { town } = useFrame();
  const grades = gradesKey(exam.grades, t('frame.listComma'));
  const facts: [string, ReactNode][] = [
    [t('exams.kind'), [exam.kindTitle, t(exam.written ? 'exams.written' : 'exams.notWritten')].join(' · ')],
    [t('exams.heldOn'), longDay(exam.heldOn, locale)],
    [t('exams.scope'), `${exam.unit.kind === 'TOWN' ? town.name : exam.unit.name} · ${t(grades.text, grades.values)}`],
    [t('exams.code'), exam.code],
    ...(exam.sampled
      ? ([[t('exams.sampled'), t('exams.sampleWords', { n: exam.sampleSize ?? 0, seed: exam.sampleSeed ?? '' })]] as [
          string,
          ReactNode,
        ][])
      : []),
    [
      t('exams.zeroFor'),
      exam.zeroFor.length === 0
        ? t('exams.zeroNone')
        : exam.zeroFor.map((status) => codeText(t, 'exams.status_', status)).join(' · '),
    ],
    ...(exam.doubleEntry ? ([['', t('exams.doubleEntry')]] as [string, ReactNode][]) : []),
    ...(exam.enterBy ? ([[t('exams.enterBy'), longDay(exam.enterBy, locale)]] as [string, ReactNode][]) : []),
  ];
  return (
    <Section title={t('exams.facts')} padded>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          columnGap: 3,
          rowGap: 1.5,
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            sm: 'repeat(2, minmax(0, 1fr))',
            lg: 'repeat(4, minmax(0, 1fr))',
          },
        }}
      >
        {facts.map(([title, value]) => (
          <Box key={`${title}${String(value)}`}>
            <Box component="dt" sx={{ color: color.muted, fontSize: rem(14) }}>
              {title}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 2, p: 0, display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {exam.subjects.map((subject) => (
          <Box
            component="li"
            key={subject.position}
            sx={{ px: 1.5, py: 0.75, borderRadius: '6px', bgcolor: color.neutralTint, fontSize: rem(14) }}
          >
            <b>{subject.name}</b> {t('exams.fullMark')} {markText(subject.fullMark)} ·{' '}
            {t('exams.thresholds', {
              pass: markText(subject.passPercent),
              excellent: markText(subject.excellentPercent),
              low: markText(subject.lowPercent),
            })}
          </Box>
        ))}
      </Box>
    </Section>
  );
};
