import HowToRegRounded from '@mui/icons-material/HowToRegRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { Link, useSearchParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Field } from '../../shared/Field.tsx';
import type { Picked } from '../../shared/form/values.ts';
import { Page } from '../../shared/Page.tsx';
import { PersonPicker } from '../../shared/PersonPicker.tsx';
import { DayInput } from '../../shared/TextInput.tsx';
import { ladderLink } from '../ladder/ladderLink.ts';
import { asking } from './asking.ts';
import { AskedPersonQuery } from './documents.ts';
import { EligibilityCard } from './EligibilityCard.tsx';

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d\d-\d\d$/.test(text);

/** Whether somebody is eligible for awards, honours, transfer and promotion on a day (Q7); one's own for everybody. */
const EligibilityPage = () => {
  const t = useT();
  const { viewer, town } = useFrame();
  const [params, setParams] = useSearchParams();
  const others = viewer.posts.some(({ role }) => asking.includes(role));
  const person = others ? params.get('person') : null;
  const on = isDay(params.get('on')) ? (params.get('on') as string) : town.today;
  const put = (name: string, value: string | null) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true });
  };
  return (
    <Page title={t('eligibility.title')} lead={t('eligibility.lead')}>
      {others ? (
        <Card sx={{ px: { xs: 2, sm: 2.5 }, pt: 2, mb: 2, display: 'flex', columnGap: 3, flexWrap: 'wrap' }}>
          <Box sx={{ flex: '1 1 260px', maxWidth: 420 }}>
            <Whom id={person} onChange={(next) => put('person', next?.id ?? null)} />
          </Box>
          <DayInput label={t('eligibility.day')} required value={on} onChange={(next) => put('on', next || null)} />
        </Card>
      ) : null}
      {person ? <OfPerson id={person} on={on} /> : null}
      {others && !person ? (
        <Card sx={{ mb: 2 }}>
          <EmptyState title={t('eligibility.pick')} more={t('eligibility.pickMore')} icon={<HowToRegRounded />} />
        </Card>
      ) : null}
      {person === viewer.person.id ? null : (
        <EligibilityCard title={t('eligibility.own')} person={viewer.person.id} on={others ? null : on} />
      )}
      {others ? null : <LadderButton id={viewer.person.id} />}
    </Page>
  );
};

/** Reads the name of the person whom the address asks for. */
const useAsked = (id: string | null): Picked | null => {
  const { data } = useDocument(AskedPersonQuery, { id: id ?? '' }, { enabled: id !== null });
  const node = data?.node;
  return id !== null && node && 'name' in node ? { id: node.id, label: node.name, more: node.mainPost } : null;
};

const Whom = ({ id, onChange }: { id: string | null; onChange: (next: Picked | null) => void }) => {
  const t = useT();
  const picked = useAsked(id);
  return (
    <Field label={t('eligibility.person')} required hint={t('eligibility.personHint')}>
      {(ids) => <PersonPicker ids={ids} value={picked} onChange={onChange} />}
    </Field>
  );
};

const OfPerson = ({ id, on }: { id: string; on: string }) => {
  const t = useT();
  const asked = useAsked(id);
  return (
    <>
      <EligibilityCard title={asked?.label ?? t('eligibility.title')} person={id} on={on} />
      <LadderButton id={id} />
    </>
  );
};

const LadderButton = ({ id }: { id: string }) => {
  const t = useT();
  return (
    <Box sx={{ mb: 3 }} className="no-print">
      <Button component={Link} to={ladderLink(id)} variant="text">
        {t('eligibility.ladder')}
      </Button>
    </Box>
  );
};

export default EligibilityPage;
