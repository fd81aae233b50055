import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useDocument } from '../../data/useDocument.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText } from '../../shared/days.ts';
import { Field } from '../../shared/Field.tsx';
import { Page } from '../../shared/Page.tsx';
import { TextInput } from '../../shared/TextInput.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { rem } from '../../theme/tokens.ts';
import { type NotificationChoice, NotificationChoiceQuery, SetNotificationChoiceMutation } from './documents.ts';

/** How the viewer wants to be told outside the panel. */
const NotificationChoicePage = () => {
  const t = useT();
  const { data, error, refetch } = useDocument(NotificationChoiceQuery, {});
  return (
    <Page
      title={t('notifications.choiceTitle')}
      back={{ to: '/notifications', title: t('notifications.title') }}
      lead={t('notifications.choiceLead')}
    >
      {error && !data ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton variant="rounded" height={480} sx={{ maxWidth: 640 }} /> : null}
      {data ? <ChoiceForm choice={data.notificationChoice} /> : null}
    </Page>
  );
};

const kinds = ['TURN', 'REMINDER', 'COPY'] as const;
const languages = [
  { value: 'ZH', locale: 'zh', name: 'frame.chinese' },
  { value: 'EN', locale: 'en', name: 'frame.english' },
] as const;

const ChoiceForm = ({ choice }: { choice: NotificationChoice }) => {
  const t = useT();
  const notify = useNotify();
  const [address, setAddress] = useState(choice.address ?? '');
  const [mail, setMail] = useState<readonly NotificationChoice['mail'][number][]>(choice.mail);
  const [quietFrom, setQuietFrom] = useState(choice.quietFrom);
  const [quietTo, setQuietTo] = useState(choice.quietTo);
  const [language, setLanguage] = useState(choice.language);
  const form = useMutationForm(SetNotificationChoiceMutation, ['address', 'quietFrom', 'quietTo'], () => ({
    input: { address: address.trim() || null, mail: [...mail], quietFrom, quietTo, language },
  }));
  const submit = async () => {
    if (await form.submit()) notify(t('notifications.saved'), { type: 'success' });
  };
  return (
    <Box sx={{ maxWidth: 640 }}>
      <Standing choice={choice} />
      <Card
        component="form"
        noValidate
        sx={{ p: { xs: 2, sm: 3 } }}
        onSubmit={(event: React.FormEvent) => {
          event.preventDefault();
          if (!form.sending) void submit();
        }}
      >
        <TextInput
          label={t('notifications.address')}
          value={address}
          onChange={setAddress}
          hint={t('notifications.addressHint')}
          error={form.errors['address']}
          maxLength={254}
          type="email"
        />
        <Field label={t('notifications.kinds')} group marked={false} hint={t('notifications.gathered')}>
          {() => (
            <Box sx={{ display: 'flex', flexDirection: 'column' }}>
              {kinds.map((kind) => (
                <FormControlLabel
                  key={kind}
                  sx={{ minHeight: 44, mr: 0, '& .MuiFormControlLabel-label': { fontSize: rem(16) } }}
                  control={
                    <Checkbox
                      checked={mail.includes(kind)}
                      onChange={(_, on) => setMail(on ? [...mail, kind] : mail.filter((each) => each !== kind))}
                    />
                  }
                  label={t(`notifications.kind_${kind}`)}
                />
              ))}
            </Box>
          )}
        </Field>
        <Field
          label={t('notifications.quiet')}
          group
          marked={false}
          hint={t('notifications.quietHint')}
          error={form.errors['quietFrom'] ?? form.errors['quietTo']}
        >
          {() => (
            <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
              <Time label={t('notifications.quietFrom')} value={quietFrom} onChange={setQuietFrom} />
              <Time label={t('notifications.quietTo')} value={quietTo} onChange={setQuietTo} />
            </Box>
          )}
        </Field>
        <Field label={t('notifications.language')} group marked={false}>
          {({ labelId }) => (
            <ToggleButtonGroup
              exclusive
              value={language}
              aria-labelledby={labelId}
              onChange={(_, next: NotificationChoice['language'] | null) => {
                if (next) setLanguage(next);
              }}
            >
              {languages.map(({ value, locale, name }) => (
                <ToggleButton key={value} value={value} lang={locale}>
                  {t(name)}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          )}
        </Field>
        {form.others.map((message) => (
          <Alert key={message} severity="error" sx={{ mb: 2 }}>
            {message}
          </Alert>
        ))}
        <Button type="submit" variant="contained" disabled={form.sending}>
          {t('notifications.save')}
        </Button>
      </Card>
    </Box>
  );
};

/** Whether mail can be sent, and what became of the latest. */
const Standing = ({ choice: { mailAvailable, trouble } }: { choice: NotificationChoice }) => {
  const t = useT();
  const locale = usePanelLocale();
  if (!mailAvailable)
    return (
      <Alert severity="info" sx={{ mb: 2 }}>
        {t('notifications.noMail')}
      </Alert>
    );
  if (!trouble) return null;
  const values = { at: instantText(trouble.at, locale), message: trouble.message };
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      {t(trouble.again ? 'notifications.troubleAgain' : 'notifications.troubleOver', values)}
    </Alert>
  );
};

const Time = ({ label, value, onChange }: { label: string; value: string; onChange: (next: string) => void }) => (
  <Box component="label" sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
    {label}
    <TextField type="time" value={value} onChange={(event) => onChange(event.target.value)} sx={{ width: 140 }} />
  </Box>
);

export default NotificationChoicePage;
