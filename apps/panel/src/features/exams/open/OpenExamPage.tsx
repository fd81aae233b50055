import Skeleton from '@mui/material/Skeleton';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../../data/idempotencyKey.ts';
import { request } from '../../../data/request.ts';
import { useDocument } from '../../../data/useDocument.ts';
import { useFrame } from '../../../data/viewer.ts';
import { useT } from '../../../i18n/useT.ts';
import { Page } from '../../../shared/Page.tsx';
import { Trouble, troubleText } from '../../../shared/Trouble.tsx';
import { useUnits } from '../../../shared/UnitPicker.tsx';
import { useSettled } from '../../../shared/useSettled.ts';
import { ExamFormQuery, type ExamKind, ExamOpenMutation, ExamsQuery, LawCheckQuery } from '../documents.ts';
import { examLink } from '../examState.ts';
import type { GoOn } from '../LawPanel.tsx';
import { type LawProblem, objectionsOf, splitProblems } from '../lawOffers.ts';
import { useExamRights } from '../useExamRights.ts';
import {
  changed,
  codeOf,
  type ExamDraft,
  freshSubject,
  inputOfExam,
  lawInputOf,
  missingOf,
  type Thresholds,
} from './examDraft.ts';
import { OpenExamForm } from './OpenExamForm.tsx';

const kinds: readonly ExamKind[] = ['MONITORING', 'FINAL', 'MID_TERM', 'SCHOOL_CHECK', 'MONTHLY', 'UNIT', 'WEEKLY'];

/** What a problem of a path is about: the field, or the field of a row. */
const fieldOf = (path: readonly string[] | null): string | null => {
  const own = (path ?? []).filter((part) => part !== 'input' && part !== 'goOn');
  return own.length === 0 ? null : own.join('.');
};

/** Opens a session; the law is asked while the form is filled in, and again by the server. */
const OpenExamPage = () => {
  const t = useT();
  const settings = useDocument(ExamFormQuery, {}, { freshFor: 600_000 });
  const known = useDocument(ExamsQuery, { first: 200 }, { freshFor: 60_000 });
  const { units, isFetching } = useUnits(['TOWN', 'CENTRAL_SCHOOL', 'CAMPUS']);
  const error = settings.error ?? known.error;
  const ready = settings.data && known.data && !(isFetching && units.length === 0);
  const settingOf = (key: string, usual: string): string =>
    String(settings.data?.settings.find((setting) => setting.key === key)?.value ?? usual);
  return (
    <Page title={t('exams.open')} back={{ to: '/exams', title: t('exams.title') }}>
      {error ? <Trouble error={error} retry={() => void settings.refetch()} /> : null}
      {!ready && !error ? <Skeleton variant="rounded" height={480} /> : null}
      {ready ? (
        <Form
          thresholds={{
            pass: settingOf('exam.passPercent', '60'),
            excellent: settingOf('exam.excellentPercent', '85'),
            low: settingOf('exam.lowPercent', '40'),
          }}
          taken={known.data.exams.nodes.map(({ code }) => code)}
          units={units}
        />
      ) : null}
    </Page>
  );
};

type Known = { id: string; name: string; kind: string };

const Form = ({
  thresholds,
  taken,
  units,
}: {
  thresholds: Thresholds;
  taken: readonly string[];
  units: readonly Known[];
}) => {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { viewer, town } = useFrame();
  const { office } = useExamRights();
  const campus = viewer.posts.find(({ unit }) => unit.kind === 'CAMPUS')?.unit;
  const root = units.find(({ kind }) => kind === 'TOWN');
  const start = office ? root : campus;
  const [draft, setDraft] = useState<ExamDraft>(() => ({
    title: '',
    code: codeOf(town.today, [], taken),
    kind: office ? 'MONITORING' : 'SCHOOL_CHECK',
    heldOn: town.today,
    unit: start ? { id: start.id, label: start.name } : null,
    grades: [],
    subjects: t('exams.usualSubjects')
      .split(',')
      .slice(0, 3)
      .map((name) => freshSubject(name, thresholds, newIdempotencyKey())),
    written: true,
    allowNegative: false,
    doubleEntry: false,
    zeroFor: [],
    enterBy: '',
    sampled: false,
    sampleSize: '30',
    tasks: {},
  }));
  const [ownCode, setOwnCode] = useState(false);
  const [goOn, setGoOn] = useState<GoOn | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [others, setOthers] = useState<string[]>([]);
  const [sending, setSending] = useState(false);
  const campuses = units.filter(({ kind }) => kind === 'CAMPUS' || kind === 'CENTRAL_SCHOOL');
  const schools = draft.unit?.id === root?.id ? campuses : campuses.filter(({ id }) => id === draft.unit?.id);
  const change = (next: Partial<ExamDraft>) => {
    if (next.code !== undefined) setOwnCode(true);
    setDraft((former) => {
      const whole = { ...former, ...next };
      return ownCode || next.code !== undefined
        ? whole
        : { ...whole, code: codeOf(whole.heldOn || town.today, whole.grades, taken) };
    });
    setErrors((former) =>
      Object.fromEntries(Object.entries(former).filter(([path]) => !((path.split('.')[0] ?? '') in next))),
    );
  };
  // Asked by its text, so that a like question is not asked again with every key.
  const lawText = useSettled(JSON.stringify(lawInputOf(draft)));
  const asked = JSON.parse(lawText) as ReturnType<typeof lawInputOf>;
  const law = useDocument(
    LawCheckQuery,
    { input: asked },
    { enabled: asked.unit !== '' && asked.heldOn !== '', keep: true, freshFor: 60_000 },
  );
  const objections = asked.unit !== '' && law.data ? objectionsOf(law.data.lawCheck) : null;
  const names = {
    title: t('exams.formTitle'),
    code: t('exams.code'),
    heldOn: t('exams.heldOn'),
    unit: t('exams.scope'),
    subjects: t('exams.subjects'),
    sample: t('exams.sampleSize'),
  } as Record<string, string>;
  const submit = async () => {
    const missing = missingOf(draft);
    setOthers([]);
    if (missing.length > 0)
      return setErrors(
        Object.fromEntries(missing.map((name) => [name, t('cases.fieldMissing', { name: names[name] ?? name })])),
      );
    setErrors({});
    setSending(true);
    try {
      const input = {
        ...inputOfExam(
          draft,
          schools.map(({ id }) => id),
        ),
        ...(goOn && objections?.length ? { goOn } : {}),
      };
      const { examOpen } = await request(ExamOpenMutation, { input });
      const { objections: found, rest } = splitProblems(examOpen.problems as LawProblem[]);
      if (rest.length > 0 || found.length > 0 || !examOpen.exam) {
        setErrors(Object.fromEntries(rest.flatMap(({ path, message }) => [[fieldOf(path) ?? '', message]])));
        return setOthers([
          ...rest.filter(({ path }) => !fieldOf(path)).map(({ message }) => message),
          ...(found.length > 0 ? [t('exams.lawTitle', { n: found.length })] : []),
        ]);
      }
      await client.invalidateQueries();
      notify(t('exams.opened'), { type: 'success' });
      void navigate(examLink(examOpen.exam.code));
    } catch (error) {
      setOthers([troubleText(error, t)]);
    } finally {
      setSending(false);
    }
  };
  return (
    <OpenExamForm
      draft={draft}
      onChange={change}
      kinds={kinds.map((code) => ({ code, title: t(`exams.kind_${code}`) }))}
      schools={schools}
      thresholds={thresholds}
      objections={objections}
      lawNotice={t('exams.lawNotice')}
      goOn={goOn}
      onGoOn={setGoOn}
      onOffer={(offer) =>
        change(
          changed(
            draft,
            offer,
            (campus ? [campus] : campuses).map(({ id, name }) => ({ id, label: name })),
          ),
        )
      }
      errors={errors}
      others={others}
      sending={sending}
      onSubmit={() => void submit()}
    />
  );
};

export default OpenExamPage;
