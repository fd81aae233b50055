import EditNoteRounded from '@mui/icons-material/EditNoteRounded';
import PrintRounded from '@mui/icons-material/PrintRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useDocument } from '../../../data/useDocument.ts';
import { useFrame, useMay } from '../../../data/viewer.ts';
import { useT } from '../../../i18n/useT.ts';
import { EmptyState } from '../../../shared/EmptyState.tsx';
import { FilterMenu } from '../../../shared/FilterMenu.tsx';
import { Page } from '../../../shared/Page.tsx';
import { Trouble } from '../../../shared/Trouble.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import { AddSupport } from '../../support/SupportDialogs.tsx';
import { useEntersSupport } from '../../support/useEntersSupport.ts';
import { ExamFormQuery } from '../documents.ts';
import { NoSuchExam } from '../NoSuchExam.tsx';
import { useExamRights } from '../useExamRights.ts';
import { AnalysisScope } from './AnalysisScope.tsx';
import { ComparisonSection } from './ComparisonSection.tsx';
import { type Measure, sorted } from './compared.ts';
import { DistributionSection } from './DistributionSection.tsx';
import { type AnalysedExam, AnalysedExamQuery, ComparisonQuery, MatrixQuery } from './documents.ts';
import { ExportButton } from './ExportButton.tsx';
import { exportComparison } from './exportComparison.ts';
import { FiguresTable } from './FiguresTable.tsx';
import { type Group, groupOf } from './figures.ts';
import { findingFrom } from './finding.ts';
import { GroupTrend } from './GroupTrend.tsx';
import { comparesOthers, type Grouping, groupingsOf } from './groupings.ts';
import { MatrixSection } from './MatrixSection.tsx';
import { PupilsSection } from './PupilsSection.tsx';
import { useView } from './useView.ts';
import { WrittenSection } from './WrittenSection.tsx';

/** The analysis of a session (Q1): what can be told apart and what cannot, and from there to a finding. */
const AnalysisPage = () => {
  const { code = '' } = useParams();
  const { data, error, refetch } = useDocument(AnalysedExamQuery, { code }, { keep: true });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={520} />;
  return data.exam ? <Analysis exam={data.exam} /> : <NoSuchExam />;
};

const Analysis = ({ exam }: { exam: AnalysedExam }) => {
  const t = useT();
  const may = useMay();
  const { viewer, town } = useFrame();
  const { office, head } = useExamRights();
  const roles = viewer.posts.map(({ role }) => role);
  const groupings = groupingsOf(roles);
  const own = !comparesOthers(roles);
  const view = useView(exam, groupings, own);
  const { by, subject, campus } = view;
  const [distribution, setDistribution] = useState('');
  const [chosen, setChosen] = useState<{ row: string; column: string } | null>(null);
  const [pupilsOf, setPupilsOf] = useState<Group | null>(null);
  const [help, setHelp] = useState<string | null>(null);
  const enters = useEntersSupport();
  const settings = useDocument(ExamFormQuery, {}, { freshFor: 600_000 });
  const { data, error, refetch, isFetching } = useDocument(
    ComparisonQuery,
    { exam: exam.id, by, subject: view.single ? null : subject, revision: view.revision },
    { keep: true, enabled: view.seen !== null },
  );
  const townWide = groupings.includes('CAMPUS');
  const matrix = useDocument(
    MatrixQuery,
    { exam: exam.id, revision: view.revision },
    { enabled: townWide, keep: true },
  );
  const comparison = data?.examComparison ?? null;
  const smallGroup = Number(settings.data?.settings.find(({ key }) => key === 'exam.smallGroup')?.value ?? 10);
  const total = comparison?.total ? groupOf(comparison.total) : null;
  // What was agreed to is about all subjects together.
  const agreed = subject === 0 || view.single;
  const all = (comparison?.groups ?? []).map((group) =>
    groupOf(agreed ? group : { ...group, target: null, targetMet: null }, by === 'CLASS' && campus === null),
  );
  const groups = campus && by !== 'CAMPUS' ? all.filter((group) => group.campus === campus) : all;
  const adjusted = all.some(({ effect }) => effect !== null);
  const measure: Measure = adjusted && !view.raw ? 'valueAdded' : 'raw';
  const subjectName = exam.subjects.find(({ position }) => position === subject)?.name ?? t('exams.allSubjects');
  const nameTitle = t(`exams.by_${by}`);
  const teaches = roles.some((role) => role === 'teacher' || role === 'classTeacher');
  const opens = (group: Group) => {
    if (by === 'CAMPUS' && groupings.includes('CLASS') && group.shown)
      return (
        <Link to={view.linkTo({ by: 'CLASS', campus: group.name })} style={{ minHeight: 44, lineHeight: '44px' }}>
          {group.name}
        </Link>
      );
    if (by === 'CLASS' && teaches && exam.publishedRevision !== null)
      return (
        <Button variant="text" onClick={() => setPupilsOf(group)} sx={{ ml: -1, textAlign: 'start' }}>
          {group.name}
        </Button>
      );
    return group.name;
  };
  const version = comparison?.revision ?? exam.publishedRevision ?? exam.revision;
  const writes = exam.allowed.includes('writeAnalysis') && (office || head);
  const campusNames = (matrix.data?.examMatrix?.campuses ?? []).map(({ campus: id, name }) => ({ id, title: name }));
  const ownSubject = exam.subjects.find(({ position }) => position === subject);
  const shownGroups = [...(total ? [{ ...total, name: wholeName(exam, town.name) }] : []), ...sorted(groups, measure)];
  const focus =
    shownGroups.find(({ id }) => id === distribution) ?? (own ? shownGroups[1] : undefined) ?? shownGroups[0];
  return (
    <Page
      title={t('exams.analysis')}
      back={{ to: '/exams', title: t('exams.title') }}
      beside={
        <Box component="span" sx={{ color: color.muted }}>
          {t('exams.analysisOf', { title: exam.title, n: version })}
          {comparison && !comparison.published ? ` · ${t('exams.draftFigures')}` : ''}
        </Box>
      }
      actions={
        <>
          <Button startIcon={<PrintRounded />} onClick={() => window.print()} sx={{ fontWeight: 400 }}>
            {t('exams.print')}
          </Button>
          {comparison && !own ? (
            <ExportButton
              run={() =>
                exportComparison(
                  { code: exam.code, by, subject: view.single ? null : subject, revision: view.revision },
                  exam.title,
                )
              }
            />
          ) : null}
          {writes ? (
            <Button
              variant="contained"
              startIcon={<EditNoteRounded />}
              onClick={() => document.getElementById('written')?.scrollIntoView()}
            >
              {t('exams.write')}
            </Button>
          ) : null}
        </>
      }
    >
      {comparison ? (
        <AnalysisScope
          words={comparison.scope}
          own={own}
          campus={by === 'CAMPUS' ? null : campus}
          onAll={() => view.set({ campus: null })}
        />
      ) : null}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center', mb: 2 }} className="no-print">
        {groupings.length > 1 ? (
          <ToggleButtonGroup
            exclusive
            value={by}
            aria-label={t('exams.by')}
            onChange={(_, next: Grouping | null) =>
              next && view.set({ by: next, ...(next === 'CAMPUS' ? { campus: null } : {}) })
            }
          >
            {groupings.map((grouping) => (
              <ToggleButton key={grouping} value={grouping}>
                {own && grouping === 'TEACHER' ? t('exams.by_OWN') : t(`exams.by_${grouping}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        ) : null}
        {view.single ? null : (
          <FilterMenu
            label={subjectName}
            required
            options={[
              { value: '0', title: t('exams.allSubjects') },
              ...exam.subjects.map(({ position, name }) => ({ value: String(position), title: name })),
            ].filter(({ value }) => view.seen?.includes(Number(value)))}
            chosen={[String(subject)]}
            onChange={([next]) => next && view.set({ subject: next })}
          />
        )}
        {adjusted ? (
          <ToggleButtonGroup
            exclusive
            value={measure}
            aria-label={t('exams.measure')}
            onChange={(_, next: Measure | null) => next && view.set({ measure: next === 'raw' ? 'raw' : null })}
          >
            <ToggleButton value="valueAdded">{t('exams.valueAdded')}</ToggleButton>
            <ToggleButton value="raw">{t('exams.raw')}</ToggleButton>
          </ToggleButtonGroup>
        ) : null}
        <Box sx={{ color: color.muted, fontSize: rem(14) }}>
          {t(measure === 'valueAdded' ? 'exams.valueAddedWhy' : adjusted ? 'exams.rawWhy' : 'exams.noPrior')}
        </Box>
      </Box>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton variant="rounded" height={420} /> : null}
      {data && !comparison && !isFetching ? (
        <Card>
          <EmptyState title={t('exams.noFigures')} more={t('exams.noFiguresMore')} />
        </Card>
      ) : null}
      {comparison ? (
        <>
          {groups.length > 0 ? (
            <ComparisonSection
              title={t(own ? (by === 'TEACHER' ? 'exams.ownResult' : 'exams.ownClasses') : 'exams.compare', {
                grouping: nameTitle,
              })}
              nameTitle={t('exams.groupColumn', { grouping: nameTitle })}
              groups={groups}
              measure={measure}
              sentences={measure === 'valueAdded' || !adjusted ? comparison.sentences : [t('exams.rawWhy')]}
              model={comparison.model}
              smallGroup={smallGroup}
              compared={own ? null : all.length}
              opens={opens}
            />
          ) : null}
          {pupilsOf && by === 'CLASS' ? <PupilsSection exam={exam.id} group={pupilsOf} /> : null}
          {by === 'CAMPUS' && matrix.data?.examMatrix ? (
            <MatrixSection
              subjects={matrix.data.examMatrix.subjects.map(({ position, name }) => ({
                id: String(position),
                title: name,
              }))}
              campuses={matrix.data.examMatrix.campuses.map(({ campus: id, name, n, small }) => ({
                id,
                title: name,
                ...(small ? { more: t('exams.pupils', { n }) } : {}),
              }))}
              cells={matrix.data.examMatrix.cells.map(({ campus: id, subject: position, n, diff, lo, hi }) => ({
                campus: id,
                subject: String(position),
                n,
                value: diff,
                lo,
                hi,
              }))}
              chosen={chosen}
              onChoose={(row, column) => setChosen({ row, column })}
              findingOf={findingFrom(t, exam, version)}
              records={may('rectification:record')}
              onHelp={enters ? setHelp : null}
              classesLink={(cell) =>
                view.linkTo({
                  by: 'CLASS',
                  subject: cell.subject,
                  campus: campusNames.find(({ id }) => id === cell.campus)?.title ?? '',
                })
              }
            />
          ) : null}
          <Box
            sx={{
              display: 'grid',
              columnGap: 2,
              alignItems: 'start',
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
            }}
          >
            <DistributionSection
              groups={shownGroups.filter(({ histogram }) => histogram.length > 0)}
              chosen={focus?.id ?? ''}
              onChoose={setDistribution}
              fullMark={comparison.fullMark}
              pass={ownSubject ? (Number(ownSubject.passPercent) / 100) * Number(ownSubject.fullMark) : undefined}
            />
            {focus ? (
              <GroupTrend
                group={focus}
                grouping={focus.id === total?.id ? 'TOWN' : by}
                subject={subject === 0 ? null : subjectName}
              />
            ) : null}
          </Box>
          <FiguresTable
            groups={sorted(groups, measure)}
            total={total ? { ...total, name: wholeName(exam, town.name) } : null}
            measure={measure}
            nameTitle={nameTitle}
            compared={!own}
            more={total && total.entitled > total.n ? t('exams.tableMore', { n: total.entitled - total.n }) : ''}
          />
          <WrittenSection
            exam={exam}
            campuses={campusNames}
            subject={view.single ? 0 : subject}
            onHelp={enters ? setHelp : null}
          />
          {help === null ? null : <AddSupport person={null} because={help} onClose={() => setHelp(null)} />}
        </>
      ) : null}
    </Page>
  );
};

const wholeName = (exam: AnalysedExam, town: string): string => (exam.unit.kind === 'TOWN' ? town : exam.unit.name);

export default AnalysisPage;
