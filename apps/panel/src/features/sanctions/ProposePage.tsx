import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { useNotify } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import type { FormValues } from '../../shared/form/values.ts';
import { Page } from '../../shared/Page.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { OpenStep } from '../rectification/OpenStep.tsx';
import { AgreementField } from './AgreementField.tsx';
import { ProposableAgreementsQuery } from './documents.ts';
import { personOf, pickedOf } from './missedAgreements.ts';
import { optionsFor } from './proposableRules.ts';

/** A consequence proposed by a person: by which rule, on which missed agreement, whom it concerns. Whoever proposes does not vote. */
const ProposePage = () => {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const { viewer } = useFrame();
  const [params] = useSearchParams();
  const wanted = params.get('agreement');
  const { data } = useDocument(ProposableAgreementsQuery, { search: wanted }, { enabled: wanted !== null });
  const found = data?.proposableAgreements.agreements.find(({ number }) => number === wanted);
  const roles = viewer.posts.map(({ role }) => role);
  const initial: FormValues = found ? { agreement: pickedOf(found), concerned: personOf(found) } : {};
  return (
    <Page
      title={t('sanctions.propose')}
      back={{ to: '/sanctions', title: t('sanctions.menu') }}
      lead={t('sanctions.proposeLead')}
    >
      <Card sx={{ maxWidth: 760 }}>
        {wanted !== null && !data ? (
          <Box sx={{ p: 2.5, color: color.muted, fontSize: rem(15) }}>{t('frame.loading')}</Box>
        ) : (
          <OpenStep
            workflow="sanction"
            step={{ name: 'propose', title: t('sanctions.propose'), next: t('sanctions.proposeNext') }}
            draftKey={`${viewer.person.id}:sanction:propose:${wanted ?? ''}`}
            target={{}}
            start={() => initial}
            adapt={(fields) => fields.map((field) => ({ ...field, options: optionsFor(field, roles) }))}
            draw={(field, form) => (field.kind === 'record' ? <AgreementField field={field} form={form} /> : undefined)}
            onDone={() => {
              notify(t('sanctions.proposedDone'), { type: 'success' });
              void navigate('/sanctions?show=all');
            }}
          />
        )}
      </Card>
    </Page>
  );
};

export default ProposePage;
