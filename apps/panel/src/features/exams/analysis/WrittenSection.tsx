import AddRounded from '@mui/icons-material/AddRounded';
import VolunteerActivismRounded from '@mui/icons-material/VolunteerActivismRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link } from 'react-router';
import { request } from '../../../data/request.ts';
import { useFrame, useMay } from '../../../data/viewer.ts';
import { usePanelLocale, useT } from '../../../i18n/useT.ts';
import { instantText } from '../../../shared/days.ts';
import { FilterMenu } from '../../../shared/FilterMenu.tsx';
import { Section } from '../../../shared/Section.tsx';
import { troubleText } from '../../../shared/Trouble.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import { caseLink } from '../../rectification/caseLink.ts';
import { useExamRights } from '../useExamRights.ts';
import { AnalysisForm, type AnalysisOutcome, type AnalysisTexts, analysisParts } from './AnalysisForm.tsx';
import { AnalysisText } from './AnalysisText.tsx';
import { type AnalysedExam, AnalysisSaveMutation } from './documents.ts';
import { findingFromText } from './finding.ts';

const whole = 'whole';
const nothing: AnalysisTexts = { problems: '', causes: '', worked: '', failed: '' };

type Props = {
  exam: AnalysedExam;
  campuses: readonly { id: string; title: string }[];
  subject: number;
  /** Arranges help on account of what is written; none for whoever may not. */
  onHelp: ((because: string) => void) | null;
};

/** The written analysis (Q1) beside the figures: what others wrote, what one writes oneself, and the findings that came of it. */
export const WrittenSection = ({ exam, campuses, subject, onHelp }: Props) => {
  const t = useT();
  const notify = useNotify();
  const locale = usePanelLocale();
  const client = useQueryClient();
  const { viewer } = useFrame();
  const { office } = useExamRights();
  const own = viewer.posts.find(({ role }) => role === 'campusHead' || role === 'campusDeputy')?.unit;
  const abouts = office
    ? [{ id: whole, title: t('exams.writtenAll') }, ...campuses]
    : own
      ? [{ id: own.id, title: own.name }]
      : [];
  const [about, setAbout] = useState(abouts[0]?.id ?? whole);
  const may = useMay();
  const ways = (one: AnalysedExam['analyses'][number]) => {
    const start = findingFromText(t, exam, one, one.unit ? { id: one.unit.id, label: one.unit.name } : null);
    return (
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mt: 1 }} className="no-print">
        {may('rectification:record') ? (
          <Button component={Link} to="/record" state={{ finding: start }} variant="tonal" startIcon={<AddRounded />}>
            {t('exams.recordFinding')}
          </Button>
        ) : null}
        {onHelp ? (
          <Button variant="tonal" startIcon={<VolunteerActivismRounded />} onClick={() => onHelp(start.description)}>
            {t('exams.arrangeHelp')}
          </Button>
        ) : null}
      </Box>
    );
  };
  const writes = exam.allowed.includes('writeAnalysis') && abouts.length > 0;
  const unitOf = ({ unit }: { unit: { id: string } | null }) => unit?.id ?? whole;
  const saved = writes ? exam.analyses.find((one) => unitOf(one) === about && one.subject === subject) : undefined;
  const others = exam.analyses.filter((one) => one !== saved);
  const subjectName = (position: number) =>
    exam.subjects.find((one) => one.position === position)?.name ?? t('exams.allSubjects');
  const titleOf = (one: AnalysedExam['analyses'][number]) =>
    [one.unit?.name ?? t('exams.writtenAll'), subjectName(one.subject)].join(' · ');
  if (!writes && others.length === 0 && exam.findings.length === 0) return null;
  const save = async (texts: AnalysisTexts): Promise<AnalysisOutcome> => {
    try {
      const { examAnalysisSave } = await request(AnalysisSaveMutation, {
        input: {
          exam: exam.id,
          subject,
          ...texts,
          ...(saved ? { analysis: saved.id } : {}),
          ...(about === whole ? {} : { unit: about }),
        },
      });
      const outcome: AnalysisOutcome = { parts: {}, others: [] };
      for (const { path, message } of examAnalysisSave.problems) {
        const part = analysisParts.find((one) => path?.includes(one));
        if (part) outcome.parts[part] = message;
        else outcome.others.push(message);
      }
      if (examAnalysisSave.problems.length === 0) {
        notify(t('exams.writtenSaved'), { type: 'success' });
        await client.invalidateQueries({ queryKey: ['document', 'AnalysedExam'] });
      }
      return outcome;
    } catch (error) {
      return { parts: {}, others: [troubleText(error, t)] };
    }
  };
  return (
    <Section
      id="written"
      title={t('exams.written_title')}
      beside={writes ? <Box sx={{ color: color.muted, fontSize: rem(14) }}>{subjectName(subject)}</Box> : undefined}
      right={
        writes && abouts.length > 1 ? (
          <FilterMenu
            label={`${t('exams.writtenFor')} ${abouts.find(({ id }) => id === about)?.title ?? ''}`}
            required
            options={abouts.map(({ id, title }) => ({ value: id, title }))}
            chosen={[about]}
            onChange={([next]) => next && setAbout(next)}
          />
        ) : undefined
      }
      padded
    >
      {writes ? (
        <>
          <Box sx={{ color: color.muted, fontSize: rem(14), mb: 2 }} className="no-print">
            {t('exams.writtenHint')}
          </Box>
          <AnalysisForm
            key={`${about} ${subject} ${saved?.id ?? ''}`}
            draftKey={`${viewer.person.id}:analysis:${exam.id}:${about}:${subject}`}
            saved={saved ?? nothing}
            onSave={save}
          />
          {saved ? (
            <>
              <Box sx={{ color: color.muted, fontSize: rem(14), mt: 1 }} className="no-print">
                {t('exams.writtenBy', { person: saved.author, at: instantText(saved.at, locale), n: saved.revision })}
              </Box>
              {ways(saved)}
              <Box sx={{ display: 'none', '@media print': { display: 'block' } }}>
                <AnalysisText
                  texts={saved}
                  title={titleOf(saved)}
                  by={t('exams.writtenBy', {
                    person: saved.author,
                    at: instantText(saved.at, locale),
                    n: saved.revision,
                  })}
                />
              </Box>
            </>
          ) : null}
        </>
      ) : null}
      {others.map((one) => (
        <Box key={one.id}>
          <AnalysisText
            texts={one}
            title={titleOf(one)}
            by={t('exams.writtenBy', { person: one.author, at: instantText(one.at, locale), n: one.revision })}
          />
          {ways(one)}
        </Box>
      ))}
      {exam.findings.length > 0 ? (
        <Box sx={{ mt: 2 }}>
          <Box component="h3" sx={{ m: 0, fontSize: rem(16) }}>
            {t('exams.findings')}
          </Box>
          {exam.findings.map((one) => (
            <Box
              key={one.id}
              component={Link}
              to={caseLink(one)}
              sx={{ display: 'flex', gap: 1, minHeight: 44, alignItems: 'center' }}
            >
              {one.number} {one.title}
            </Box>
          ))}
        </Box>
      ) : null}
    </Section>
  );
};
