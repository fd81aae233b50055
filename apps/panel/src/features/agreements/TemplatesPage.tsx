import SaveRounded from '@mui/icons-material/SaveRounded';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { codeText, useT } from '../../i18n/useT.ts';
import { Page } from '../../shared/Page.tsx';
import { Section } from '../../shared/Section.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { type PartyCode, partyOf } from './agreementFilter.ts';
import { ClausesEditor } from './ClausesEditor.tsx';
import type { Content } from './content.ts';
import { faultsOf, sentContent } from './contentForm.ts';
import { TemplateQuery, TemplateSaveMutation } from './documents.ts';
import { PartyChoice } from './PartyChoice.tsx';
import { TargetsEditor } from './TargetsEditor.tsx';
import { useIndicators } from './useIndicators.ts';

/** What agreements of each kind begin with in this plan year. */
const TemplatesPage = () => {
  const t = useT();
  const { town } = useFrame();
  const [params] = useSearchParams();
  const party = partyOf(params.get('party')) ?? 'CAMPUS_HEAD';
  const { data, error, refetch } = useDocument(TemplateQuery, { party });
  return (
    <Page
      title={t('agreements.templates')}
      back={{ to: '/agreements', title: t('agreements.title') }}
      lead={t('agreements.templatesLead', { year: town.planYear?.title ?? '' })}
    >
      <PartyChoice party={party} />
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <TemplateForm key={party} party={party} start={data.agreementTemplate} own={data.agreementTemplate.own} />
      ) : error ? null : (
        <Skeleton variant="rounded" height={480} />
      )}
    </Page>
  );
};

const TemplateForm = ({ party, start, own }: { party: PartyCode; start: Content; own: boolean }) => {
  const t = useT();
  const notify = useNotify();
  const indicators = useIndicators(party);
  const [content, setContent] = useState<Content>(start);
  const [tried, setTried] = useState(false);
  const faults = faultsOf(content);
  const form = useMutationForm(TemplateSaveMutation, [], () => ({ input: { party, ...sentContent(content) } }));
  const submit = async () => {
    setTried(true);
    if (faults.length > 0) return;
    if (await form.submit()) notify(t('agreements.templateSaved'), { type: 'success' });
  };
  const shown = tried ? faults : [];
  if (indicators.length === 0) return <Skeleton variant="rounded" height={480} />;
  return (
    <form
      noValidate
      aria-label={codeText(t, 'agreements.party_', party)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!form.sending) void submit();
      }}
    >
      <Alert severity="info" sx={{ mb: 2 }}>
        {t(own ? 'agreements.templateOwn' : 'agreements.templateDefault')}
      </Alert>
      <Section title={t('agreements.targets')} padded>
        <TargetsEditor
          targets={content.targets}
          onChange={(targets) => setContent({ ...content, targets })}
          indicators={indicators}
          faults={shown}
        />
      </Section>
      <Section title={t('agreements.clauses')} padded>
        <ClausesEditor
          clauses={content.clauses}
          onChange={(clauses) => setContent({ ...content, clauses })}
          faults={shown}
        />
      </Section>
      {form.others.map((message) => (
        <Alert severity="error" key={message} sx={{ mb: 1.5 }}>
          {message}
        </Alert>
      ))}
      {shown.length > 0 ? (
        <Alert severity="error" sx={{ mb: 1.5 }}>
          {t('agreements.faultsAbove', { n: shown.length })}
        </Alert>
      ) : null}
      <Button type="submit" variant="contained" startIcon={<SaveRounded />} disabled={form.sending}>
        {form.sending ? t('cases.working') : t('agreements.saveTemplate')}
      </Button>
    </form>
  );
};

export default TemplatesPage;
