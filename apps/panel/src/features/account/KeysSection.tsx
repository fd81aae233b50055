import AddRounded from '@mui/icons-material/AddRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link } from 'react-router';
import { type OwnKey, ownKeys, withdrawOwnKey } from '../../data/account.ts';
import { useMay } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { Section } from '../../shared/Section.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color } from '../../theme/tokens.ts';
import { useKeyWords } from './keyWords.ts';
import { Lead, Line, Lines } from './Line.tsx';
import { MakeKey } from './MakeKey.tsx';
import { useSending } from './useSending.ts';

/** Keys of one's own: made, and withdrawn. */
export const KeysSection = ({ mayWrite, held }: { mayWrite: boolean; held: boolean }) => {
  const t = useT();
  const may = useMay();
  const client = useQueryClient();
  const words = useKeyWords();
  const { data, error, refetch } = useQuery({ queryKey: ['account', 'keys'], queryFn: ownKeys });
  const [making, setMaking] = useState(false);
  const [leaving, setLeaving] = useState<OwnKey | null>(null);
  const changed = () => void client.invalidateQueries();
  return (
    <Section
      title={t('account.keys')}
      right={
        held ? null : (
          <Button variant="tonal" startIcon={<AddRounded />} onClick={() => setMaking(true)}>
            {t('account.makeKey')}
          </Button>
        )
      }
    >
      <Lead>{t('account.keysMore')}</Lead>
      {error && !data ? (
        <Box sx={{ px: 2 }}>
          <Trouble error={error} retry={() => void refetch()} />
        </Box>
      ) : null}
      {data?.length === 0 ? <Lead>{t('account.noKeys')}</Lead> : null}
      <Lines>
        {(data ?? []).map((key) => (
          <Line key={key.id} title={key.name} more={words(key)}>
            <Button aria-label={t('account.withdrawLabel', { name: key.name })} onClick={() => setLeaving(key)}>
              {t('account.withdraw')}
            </Button>
          </Line>
        ))}
      </Lines>
      {may('apiKey:withdraw') ? (
        <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 1.5, borderTop: `1px solid ${color.line}` }}>
          <Button component={Link} to="/account/keys">
            {t('account.allKeys')}
          </Button>
        </Box>
      ) : null}
      {making ? <MakeKey mayWrite={mayWrite} onClose={() => setMaking(false)} onMade={changed} /> : null}
      {leaving ? <Withdraw ownKey={leaving} onClose={() => setLeaving(null)} onDone={changed} /> : null}
    </Section>
  );
};

const Withdraw = ({ ownKey, onClose, onDone }: { ownKey: OwnKey; onClose: () => void; onDone: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const form = useSending();
  const submit = async () => {
    if ((await form.run(() => withdrawOwnKey(ownKey.id))) === null) return;
    notify(t('account.withdrawn'), { type: 'success' });
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={t('account.withdrawLabel', { name: ownKey.name })}
      more={t('account.withdrawSure')}
      submitText={t('account.withdraw')}
      sending={form.sending}
      others={form.error ? [form.error] : []}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {null}
    </FormDialog>
  );
};
