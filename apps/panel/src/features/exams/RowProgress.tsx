import Box from '@mui/material/Box';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import { ExamProgressQuery } from './documents.ts';
import { byCampus } from './progress.ts';

/** How far the entry of a session is, and which campuses are not complete; for whoever enters. */
export const RowProgress = ({ exam }: { exam: string }) => {
  const t = useT();
  const { data } = useDocument(ExamProgressQuery, { exam }, { freshFor: 60_000 });
  const campuses = byCampus(data?.examProgress ?? []);
  if (campuses.length === 0) return null;
  const sum = (count: 'entered' | 'expected') => campuses.reduce((all, campus) => all + campus[count], 0);
  const left = campuses.filter(({ entered, expected }) => entered < expected);
  return (
    <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.ink }}>
      {t('exams.entryOf', { entered: sum('entered'), expected: sum('expected') })}
      {' · '}
      {left.length === 0
        ? t('exams.entryComplete')
        : t('exams.entryLeft', {
            names: left.map(({ name, entered, expected }) => `${name} ${entered}/${expected}`).join(t('exams.or')),
          })}
    </Box>
  );
};
