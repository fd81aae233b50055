import KeyRounded from '@mui/icons-material/KeyRounded';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { Page } from '../../shared/Page.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { type TownKey, TownKeysQuery, WithdrawKeyMutation } from './documents.ts';
import { useKeyWords } from './keyWords.ts';
import { Line, Lines } from './Line.tsx';

/** All keys of the town, for whoever administers accounts. */
const KeysPage = () => {
  const t = useT();
  const words = useKeyWords();
  const { data, error, isPending, refetch } = useDocument(TownKeysQuery, {});
  const [leaving, setLeaving] = useState<TownKey | null>(null);
  const keys = data?.apiKeys;
  return (
    <Page
      title={t('account.allKeys')}
      back={{ to: '/account', title: t('frame.person') }}
      lead={t('account.allKeysLead')}
    >
      {error && !data ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Skeleton variant="rounded" height={240} /> : null}
      {keys === null ? <EmptyState title={t('frame.notFound')} icon={<KeyRounded />} /> : null}
      {keys?.length === 0 ? <EmptyState title={t('account.noKeys')} icon={<KeyRounded />} /> : null}
      {keys && keys.length > 0 ? (
        <Card>
          <Lines>
            {keys.map((key) => (
              <Line
                key={key.id}
                title={key.name}
                more={
                  <>
                    {t('account.keyOwner', { name: key.person?.name ?? t('frame.none') })} · {words(key)}
                  </>
                }
              >
                <Button aria-label={t('account.withdrawLabel', { name: key.name })} onClick={() => setLeaving(key)}>
                  {t('account.withdraw')}
                </Button>
              </Line>
            ))}
          </Lines>
        </Card>
      ) : null}
      {leaving ? <Withdraw townKey={leaving} onClose={() => setLeaving(null)} /> : null}
    </Page>
  );
};

const Withdraw = ({ townKey, onClose }: { townKey: TownKey; onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const form = useMutationForm(WithdrawKeyMutation, [], () => ({ input: { key: townKey.id } }));
  const submit = async () => {
    if ((await form.submit()) === null) return;
    notify(t('account.withdrawn'), { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={t('account.withdrawLabel', { name: townKey.name })}
      more={t('account.withdrawSure')}
      submitText={t('account.withdraw')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {null}
    </FormDialog>
  );
};

export default KeysPage;
