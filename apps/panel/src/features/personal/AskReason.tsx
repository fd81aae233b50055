import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { TextInput } from '../../shared/TextInput.tsx';
import { color, rem } from '../../theme/tokens.ts';

type Props = {
  /** Heading of the page while it asks, where nothing else on the page is one. */
  title?: string;
  children: (reason: string) => ReactNode;
};

/** Asks why a matter of somebody else is read before it is shown; the reason goes to the server with the question. */
export const AskReason = ({ title, children }: Props) => {
  const t = useT();
  const [text, setText] = useState('');
  const [reason, setReason] = useState<string | null>(null);
  const [error, setError] = useState<string | undefined>();
  if (reason !== null) return children(reason);
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        if (text.trim()) setReason(text.trim());
        else setError(t('personal.reasonMissing'));
      }}
      sx={{ px: { xs: 2, sm: 2.5 }, py: 2, maxWidth: 640 }}
    >
      {title ? (
        <Typography variant="h1" component="h1" sx={{ mb: 1 }}>
          {title}
        </Typography>
      ) : null}
      <Box sx={{ color: color.muted, fontSize: rem(15), mb: 1.5 }}>{t('personal.askReasonMore')}</Box>
      <TextInput
        label={t('personal.askReason')}
        required
        maxLength={500}
        value={text}
        onChange={(next) => {
          setText(next);
          setError(undefined);
        }}
        error={error}
      />
      <Button type="submit" variant="contained">
        {t('personal.goOn')}
      </Button>
    </Box>
  );
};
