import DrawRounded from '@mui/icons-material/DrawRounded';
import EditNoteRounded from '@mui/icons-material/EditNoteRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { PasswordField } from '../../app/PasswordField.tsx';
import { newIdempotencyKey } from '../../data/idempotencyKey.ts';
import { RequestTrouble } from '../../data/request.ts';
import { useT } from '../../i18n/useT.ts';
import { troubleText } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import type { WholeAgreement } from './documents.ts';
import { sendSignature } from './sendSignature.ts';
import { type SignFault, type SigningKey, signFaults } from './signing.ts';

type Props = {
  record: WholeAgreement;
  /** Whether the end of this text has been in view. */
  seen: boolean;
  /** Changes of this version that the tick speaks of. */
  changes: number;
  onCounter: (() => void) | null;
  onRefuse: (() => void) | null;
  onDone: () => void;
};

const faultKeys = {
  notSeen: 'agreements.faultNotSeen',
  notRead: 'agreements.faultNotRead',
  noPassword: 'agreements.faultPassword',
} as const;

/** Signing: a tick, the password once more, one button that names the version. What is typed here is kept nowhere. */
export const SignForm = ({ record, seen, changes, onCounter, onRefuse, onDone }: Props) => {
  const t = useT();
  const client = useQueryClient();
  const [read, setRead] = useState(false);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [others, setOthers] = useState<readonly string[]>([]);
  const attempt = useRef<SigningKey | null>(null);
  const faults = signFaults({ seen, read, password });
  const fault = (...names: SignFault[]) => {
    const found = tried ? faults.find((each) => names.includes(each)) : undefined;
    return found ? t(faultKeys[found]) : undefined;
  };
  const submit = async () => {
    setTried(true);
    setWrong(null);
    setOthers([]);
    if (faults.length > 0) return;
    setSending(true);
    try {
      const problems = await sendSignature(record, password, attempt, newIdempotencyKey);
      setPassword('');
      setTried(false);
      if (problems.length === 0) {
        onDone();
        await client.invalidateQueries();
        return;
      }
      setWrong(problems.find(({ path }) => path?.includes('password'))?.message ?? null);
      setOthers(problems.filter(({ path }) => !path?.includes('password')).map(({ message }) => message));
      if (problems.some(({ code }) => code !== 'InvalidInput')) await client.invalidateQueries();
    } catch (error) {
      if (!(error instanceof RequestTrouble)) throw error;
      setOthers([error.kind === 'network' ? t('agreements.signOffline') : troubleText(error, t)]);
    } finally {
      setSending(false);
    }
  };
  const tickFault = fault('notSeen', 'notRead');
  return (
    <Box
      component="form"
      noValidate
      autoComplete="off"
      aria-label={t('agreements.sign')}
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        if (!sending) void submit();
      }}
      sx={{ px: 2.5, pt: 1, pb: 2.5 }}
    >
      <Box
        component="label"
        sx={{
          display: 'flex',
          gap: 1.25,
          alignItems: 'flex-start',
          minHeight: 44,
          py: 1,
          fontSize: rem(15),
          lineHeight: rem(24),
          cursor: 'pointer',
        }}
      >
        <Checkbox
          checked={read}
          disabled={!seen}
          onChange={(_, next) => setRead(next)}
          slotProps={{ input: { 'aria-describedby': 'sign-tick' } }}
          sx={{ p: 0, mt: '1px' }}
        />
        {changes > 0 ? t('agreements.readWithChanges', { n: changes }) : t('agreements.readAll')}
      </Box>
      <Box
        id="sign-tick"
        role={tickFault ? 'alert' : undefined}
        sx={{ fontSize: rem(14), lineHeight: rem(22), color: tickFault ? color.over : color.muted, mb: 1 }}
      >
        {tickFault ?? (seen ? null : t('agreements.notSeenYet'))}
        {seen ? null : (
          <Button
            variant="text"
            onClick={() => {
              const end = document.getElementById('end-of-text');
              end?.scrollIntoView({ behavior: 'smooth', block: 'end' });
              end?.focus({ preventScroll: true });
            }}
          >
            {t('agreements.toTheEnd')}
          </Button>
        )}
      </Box>
      <PasswordField
        label={t('agreements.password')}
        name="password"
        value={password}
        onChange={setPassword}
        autoComplete="off"
        hint={t('agreements.passwordHint')}
        error={wrong ?? fault('noPassword')}
      />
      {others.map((message) => (
        <Alert severity="error" key={message} sx={{ mb: 1.5 }}>
          {message}
        </Alert>
      ))}
      <Button
        type="submit"
        variant="contained"
        fullWidth
        disabled={sending}
        startIcon={<DrawRounded />}
        sx={{ minHeight: { xs: 52, sm: 44 } }}
      >
        {sending ? t('cases.working') : t('agreements.signVersion', { n: record.versionNo })}
      </Button>
      {onCounter ? (
        <>
          <Button fullWidth startIcon={<EditNoteRounded />} onClick={onCounter} sx={{ mt: 1 }}>
            {t('agreements.propose')}
          </Button>
          <Box sx={{ mt: 1, color: color.muted, fontSize: rem(14), lineHeight: rem(22) }}>
            {t('agreements.proposeMore', { n: record.versionNo + 1 })}
          </Box>
        </>
      ) : null}
      {onRefuse ? (
        <Button variant="text" onClick={onRefuse} sx={{ ml: -1 }}>
          {t('agreements.refuse')}
        </Button>
      ) : null}
    </Box>
  );
};
