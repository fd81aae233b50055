import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { isTextKey, textOf } from '../../i18n/texts.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText } from '../../shared/days.ts';
import { Page } from '../../shared/Page.tsx';
import { Section } from '../../shared/Section.tsx';
import { type AccountChange, AccountQuery } from './documents.ts';
import { KeysSection } from './KeysSection.tsx';
import { Lead, Line, Lines } from './Line.tsx';
import { SecondFactorSection } from './SecondFactorSection.tsx';
import { SessionsSection } from './SessionsSection.tsx';

/** One's own account: password, second factor, sessions, keys, and what happened to it. */
const AccountPage = () => {
  const t = useT();
  const { viewer } = useFrame();
  const { data } = useDocument(AccountQuery, {});
  const { required, setUp } = viewer.secondFactor;
  return (
    <Page title={t('frame.person')} lead={t('account.lead')}>
      <SecondFactorSection />
      <Section
        title={t('account.password')}
        right={
          <Button component={Link} to="/password">
            {t('frame.changePassword')}
          </Button>
        }
      >
        <Lead>{t('account.passwordMore')}</Lead>
      </Section>
      <SessionsSection />
      <KeysSection mayWrite={data?.viewer.mayMakeWritingKeys ?? false} held={required && !setUp} />
      <Section title={t('account.changes')}>
        <Lead>{t('account.changesMore')}</Lead>
        {data?.viewer.accountChanges.length === 0 ? <Lead>{t('account.changesNone')}</Lead> : null}
        <Lines>
          {(data?.viewer.accountChanges ?? []).map((change) => (
            <Change key={`${change.at}${change.act}`} change={change} own={change.by?.id === viewer.person.id} />
          ))}
        </Lines>
      </Section>
    </Page>
  );
};

const Change = ({ change, own }: { change: AccountChange; own: boolean }) => {
  const t = useT();
  const locale = usePanelLocale();
  const key = `account.change_${change.act}`;
  const who = own ? t('account.bySelf') : (change.by?.name ?? t('account.byServer'));
  return (
    <Line
      title={isTextKey(key) ? textOf(key, locale) : change.act}
      more={`${instantText(change.at, locale)} · ${who}`}
    />
  );
};

export default AccountPage;
