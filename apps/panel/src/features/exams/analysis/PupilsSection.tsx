import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useDocument } from '../../../data/useDocument.ts';
import { codeText, useT } from '../../../i18n/useT.ts';
import { Section } from '../../../shared/Section.tsx';
import { Trouble } from '../../../shared/Trouble.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import { markText } from '../entry/readScore.ts';
import { ClassPupilsQuery } from './documents.ts';

/** Pupils of a class with their marks, for whoever teaches it. Asked for on purpose, since each look is recorded. */
export const PupilsSection = ({ exam, group }: { exam: string; group: { id: string; name: string } }) => {
  const t = useT();
  const { data, error, refetch } = useDocument(ClassPupilsQuery, { exam, class: group.id }, { freshFor: 600_000 });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={280} />;
  const found = data.classPupils;
  if (!found)
    return (
      <Alert severity="info" sx={{ mb: 2 }}>
        {t('exams.pupilsNotYours')}
      </Alert>
    );
  return (
    <Section
      title={t('exams.pupilsTitle', { class: group.name })}
      beside={<Box sx={{ color: color.muted, fontSize: rem(14) }}>{t('exams.pupilsMore')}</Box>}
    >
      <Box
        sx={{ overflowX: 'auto' }}
        tabIndex={0}
        role="region"
        aria-label={t('exams.pupilsTitle', { class: group.name })}
      >
        <Table>
          <TableHead>
            <TableRow>
              <TableCell>{t('exams.pupilName')}</TableCell>
              {found.subjects.map(({ position, name }) => (
                <TableCell key={position} align="right">
                  {name}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {found.pupils.map((pupil) => (
              <TableRow key={pupil.pupil}>
                <TableCell component="th" scope="row">
                  {pupil.name ?? pupil.number}
                </TableCell>
                {found.subjects.map(({ position }) => {
                  const own = pupil.marks.find(({ subject }) => subject === position);
                  return (
                    <TableCell key={position} align="right">
                      {own?.mark
                        ? markText(own.mark)
                        : own?.status
                          ? codeText(t, 'exams.status_', own.status)
                          : '\u2013'}
                    </TableCell>
                  );
                })}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Section>
  );
};
