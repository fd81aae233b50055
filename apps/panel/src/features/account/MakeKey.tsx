import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { makeKey } from '../../data/account.ts';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { Field } from '../../shared/Field.tsx';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { TextInput } from '../../shared/TextInput.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { KeyScopesQuery } from './documents.ts';
import { useSending } from './useSending.ts';

type Props = { mayWrite: boolean; onClose: () => void; onMade: () => void };

/** Makes a key; it is shown once. */
export const MakeKey = ({ mayWrite, onClose, onMade }: Props) => {
  const t = useT();
  const form = useSending();
  const { data } = useDocument(KeyScopesQuery, {}, { freshFor: Number.POSITIVE_INFINITY });
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [key, setKey] = useState<string | null>(null);
  const open = (data?.apiKeyScopes ?? []).filter(({ writes }) => mayWrite || !writes);
  const submit = async () => {
    if (scopes.length === 0) return form.setError(t('account.keyScopesMissing'));
    const made = await form.run(() => makeKey({ name, days: Number(days), scopes: [...scopes] }));
    if (made === null) return;
    setKey(made);
    onMade();
  };
  if (key !== null) return <KeyOnce name={name} apiKey={key} onClose={onClose} />;
  return (
    <FormDialog
      title={t('account.makeKey')}
      submitText={t('account.makeKey')}
      sending={form.sending}
      others={form.error ? [form.error] : []}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextInput
        label={t('account.keyName')}
        hint={t('account.keyNameHint')}
        value={name}
        onChange={setName}
        required
        maxLength={64}
        autoFocus
      />
      <TextInput
        label={t('account.keyDays')}
        hint={t('account.keyDaysHint')}
        value={days}
        onChange={setDays}
        required
        maxLength={3}
      />
      <Field label={t('account.keyScopes')} hint={t('account.keyScopesHint')} required group>
        {() => (
          <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: mayWrite ? '1fr 1fr' : '1fr' } }}>
            {open.map((scope) => (
              <FormControlLabel
                key={scope.name}
                sx={{ mr: 0, minHeight: 44 }}
                control={
                  <Checkbox
                    checked={scopes.includes(scope.name)}
                    onChange={(event) =>
                      setScopes(
                        event.target.checked
                          ? [...scopes, scope.name]
                          : scopes.filter((chosen) => chosen !== scope.name),
                      )
                    }
                  />
                }
                label={`${scope.action}${t('frame.colon')}${scope.area}`}
              />
            ))}
          </Box>
        )}
      </Field>
    </FormDialog>
  );
};

/** The key, once; only the button closes it, so that it is not lost to a stray click. */
const KeyOnce = ({ name, apiKey, onClose }: { name: string; apiKey: string; onClose: () => void }) => {
  const t = useT();
  return (
    <Dialog open fullWidth maxWidth="sm" aria-labelledby="key-title">
      <DialogTitle id="key-title" component="h2">
        {t('account.keyMade')}
      </DialogTitle>
      <DialogContent>
        <Box sx={{ color: color.muted, mb: 2 }}>{t('account.keyMadeMore')}</Box>
        <Box sx={{ bgcolor: color.primaryTint, borderRadius: '8px', p: 2 }}>
          <Box sx={{ fontSize: rem(14), color: color.muted }}>{name}</Box>
          <Box
            data-api-key
            sx={{
              fontFamily: 'Consolas, Menlo, monospace',
              fontWeight: 700,
              overflowWrap: 'anywhere',
              userSelect: 'all',
            }}
          >
            {apiKey}
          </Box>
        </Box>
      </DialogContent>
      <DialogActions sx={{ p: 2 }}>
        <Button variant="contained" onClick={onClose}>
          {t('account.keyKept')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
