import AddRounded from '@mui/icons-material/AddRounded';
import GroupsRounded from '@mui/icons-material/GroupsRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { FilterMenu } from '../../shared/FilterMenu.tsx';
import { Page } from '../../shared/Page.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem, touch } from '../../theme/tokens.ts';
import { ClassesQuery, type ClassUnit, TeachingQuery } from './documents.ts';
import { classesOf, columnsOf, type Now, schoolOf, teacherOn } from './matrix.ts';
import { SetTeacher } from './SetTeacher.tsx';

/** Who teaches what: classes against subjects, school by school. */
const TeachingPage = () => {
  const t = useT();
  const { viewer, town } = useFrame();
  const { data, error, refetch } = useDocument(ClassesQuery, {}, { keep: true });
  const all = data?.units.nodes ?? [];
  const schools = [
    ...new Map(
      all.flatMap((one) => {
        const school = schoolOf(one);
        return school ? [[school.id, school.name] as const] : [];
      }),
    ).entries(),
  ];
  const own = viewer.posts.find(({ unit }) => schools.some(([id]) => id === unit.id))?.unit.id;
  const [chosen, setChosen] = useState<string | null>(null);
  const school = chosen ?? own ?? schools[0]?.[0] ?? null;
  const classes = school ? classesOf(all, school, town.today) : [];
  return (
    <Page
      title={t('exams.teachingTitle')}
      back={{ to: '/exams', title: t('exams.title') }}
      lead={t('exams.teachingLead')}
    >
      {schools.length > 1 ? (
        <Box sx={{ mb: 2 }}>
          <FilterMenu
            label={schools.find(([id]) => id === school)?.[1] ?? t('exams.campus')}
            required
            options={schools.map(([value, title]) => ({ value, title }))}
            chosen={school ? [school] : []}
            onChange={([next]) => next && setChosen(next)}
          />
        </Box>
      ) : null}
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton variant="rounded" height={320} /> : null}
      {data && classes.length === 0 ? (
        <Card>
          <EmptyState title={t('exams.teachingEmpty')} more={t('exams.teachingEmptyMore')} icon={<GroupsRounded />}>
            <Button component={Link} to="/pupils/import" variant="contained">
              {t('exams.importRoster')}
            </Button>
          </EmptyState>
        </Card>
      ) : null}
      {classes.length > 0 ? <Matrix key={school} classes={classes} /> : null}
    </Page>
  );
};

const Matrix = ({ classes }: { classes: readonly ClassUnit[] }) => {
  const t = useT();
  const { town } = useFrame();
  const [added, setAdded] = useState<string[]>([]);
  const [setting, setSetting] = useState<{ own: ClassUnit; subject: string; now: Now } | null>(null);
  const { data, error, refetch } = useDocument(TeachingQuery, { classes: classes.map(({ id }) => id) });
  const taught = new Map(
    (data?.nodes ?? []).flatMap((one) => (one && 'teaching' in one ? [[one.id, one.teaching] as const] : [])),
  );
  const subjects = columnsOf([...taught.values()].flat(), t('exams.usualSubjects').split(',').slice(0, 3), added);
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  return (
    <>
      <Card sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('exams.teachingTitle')}>
        <Box
          component="table"
          sx={{
            borderCollapse: 'collapse',
            width: '100%',
            '& th, & td': { p: 0.5, borderTop: `1px solid ${color.line}`, textAlign: 'left' },
            '& thead th': { borderTop: 0, color: color.muted, fontWeight: 400, fontSize: rem(14), px: 1.5 },
          }}
        >
          <thead>
            <tr>
              <th scope="col">{t('exams.className')}</th>
              {subjects.map((subject) => (
                <th key={subject} scope="col">
                  {subject}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {classes.map((own) => (
              <tr key={own.id}>
                <Box component="th" scope="row" sx={{ px: '12px !important', whiteSpace: 'nowrap', fontWeight: 700 }}>
                  {own.name}
                </Box>
                {subjects.map((subject) => {
                  const now = teacherOn(taught.get(own.id) ?? [], subject, town.today);
                  return (
                    <td key={subject}>
                      <Button
                        variant="text"
                        onClick={() => setSetting({ own, subject, now })}
                        aria-label={`${t('exams.teachingPick', { class: own.name, subject })}${t('frame.colon')}${now?.name ?? t('exams.teachingNobody')}`}
                        sx={{
                          minHeight: touch,
                          justifyContent: 'flex-start',
                          px: 1,
                          fontWeight: 400,
                          color: now ? color.ink : color.muted,
                        }}
                      >
                        {now?.name ?? t('exams.teachingNobody')}
                      </Button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </Box>
      </Card>
      <AddSubject onAdd={(name) => setAdded((former) => [...former, name])} />
      {setting ? <SetTeacher {...setting} onClose={() => setSetting(null)} /> : null}
    </>
  );
};

const AddSubject = ({ onAdd }: { onAdd: (name: string) => void }) => {
  const t = useT();
  const [name, setName] = useState('');
  return (
    <Box
      component="form"
      sx={{ display: 'flex', gap: 1, mt: 2 }}
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        if (name.trim()) onAdd(name.trim());
        setName('');
      }}
    >
      <TextField
        value={name}
        onChange={(event) => setName(event.target.value)}
        placeholder={t('exams.subjectName')}
        slotProps={{ htmlInput: { maxLength: 20, 'aria-label': t('exams.teachingSubject') } }}
      />
      <Button type="submit" startIcon={<AddRounded />}>
        {t('exams.teachingSubject')}
      </Button>
    </Box>
  );
};

export default TeachingPage;
