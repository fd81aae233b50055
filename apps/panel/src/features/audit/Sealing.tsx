import DownloadRounded from '@mui/icons-material/DownloadRounded';
import FactCheckRounded from '@mui/icons-material/FactCheckRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type ReactNode, useState } from 'react';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText } from '../../shared/days.ts';
import { Section } from '../../shared/Section.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { color, rem } from '../../theme/tokens.ts';
import { type AuditState, AuditVerifyMutation, type Verification } from './documents.ts';
import { VerifyResult } from './VerifyResult.tsx';

const Fact = ({ title, more, children }: { title: string; more?: ReactNode; children: ReactNode }) => (
  <Box sx={{ minWidth: 0 }}>
    <Box component="dt" sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
      {title}
    </Box>
    <Box component="dd" sx={{ m: 0, fontWeight: 700, overflowWrap: 'anywhere' }}>
      {children}
      {more ? (
        <Box sx={{ fontWeight: 400, fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>{more}</Box>
      ) : null}
    </Box>
  </Box>
);

/** Where sealing stands, what was signed last, and the verification. */
export const Sealing = ({ state }: { state: AuditState }) => {
  const t = useT();
  const locale = usePanelLocale();
  const { sending, others, submit } = useMutationForm(AuditVerifyMutation, [], () => ({}));
  const [result, setResult] = useState<Verification | null>(null);
  const { statement } = state;
  const verify = async () => {
    setResult(null);
    const answer = await submit();
    setResult(answer?.auditVerify.verification ?? null);
  };
  return (
    <Section
      padded
      title={t('audit.sealing')}
      right={
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }} className="no-print">
          {state.lastPosition > 0 ? (
            <Button href="/api/audit/statement" download variant="tonal" startIcon={<DownloadRounded />}>
              {t('audit.download')}
            </Button>
          ) : null}
          {state.mayExport ? (
            <Button href="/api/audit/export" download variant="tonal" startIcon={<DownloadRounded />}>
              {t('audit.export')}
            </Button>
          ) : null}
          <Button variant="contained" startIcon={<FactCheckRounded />} disabled={sending} onClick={() => void verify()}>
            {t(sending ? 'audit.verifying' : 'audit.verify')}
          </Button>
        </Box>
      }
    >
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'auto auto auto minmax(0, 1fr)' },
          columnGap: { md: 6 },
        }}
      >
        <Fact title={t('audit.sealedCount')}>{state.lastPosition}</Fact>
        <Fact title={t('audit.waiting')}>{state.waiting}</Fact>
        <Fact title={t('audit.lastSealed')}>
          {state.sealedAt ? instantText(state.sealedAt, locale) : t('audit.never')}
        </Fact>
        <Fact
          title={t('audit.statement')}
          more={statement ? t('audit.statementKey', { key: statement.keyId }) : undefined}
        >
          {statement
            ? t('audit.statementSays', { day: statement.day, position: statement.position })
            : t('audit.never')}
        </Fact>
      </Box>
      <Box sx={{ mt: 2, fontSize: rem(15), color: color.muted, maxWidth: '60em' }}>
        {t('audit.keepElsewhere')} {state.mayExport ? t('audit.exportHint') : null}
      </Box>
      {others.length > 0 || result ? (
        <Box sx={{ mt: 2 }}>
          {others.map((message) => (
            <Alert severity="error" key={message}>
              {message}
            </Alert>
          ))}
          {result ? <VerifyResult result={result} /> : null}
        </Box>
      ) : null}
    </Section>
  );
};
