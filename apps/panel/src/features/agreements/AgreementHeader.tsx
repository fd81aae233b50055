import ArrowDownwardRounded from '@mui/icons-material/ArrowDownwardRounded';
import CheckCircleOutlineRounded from '@mui/icons-material/CheckCircleOutlineRounded';
import DrawRounded from '@mui/icons-material/DrawRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useFrame } from '../../data/viewer.ts';
import { codeText, usePanelLocale, useT } from '../../i18n/useT.ts';
import { DueBadge } from '../../shared/DueBadge.tsx';
import { partsOf, shortDay } from '../../shared/days.ts';
import { PlainTag } from '../../shared/PlainTag.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { color, rem } from '../../theme/tokens.ts';
import type { WholeAgreement } from './documents.ts';
import { asksForSignatures, awaitsSignatures, type Side, sides, signatureOf } from './signing.ts';

const quiet = { color: color.muted, fontSize: rem(15), lineHeight: rem(24) } as const;

/** Number, state and version; title; until when it is to be signed, and who of the two has signed. */
export const AgreementHeader = ({ record }: { record: WholeAgreement }) => {
  const t = useT();
  const mine = record.availableSteps.some(({ name }) => name === 'sign');
  return (
    <Card
      sx={{ mb: 2, px: { xs: 2, sm: 3 }, py: 1.75, display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'flex-end' }}
    >
      <Box sx={{ flex: '1 1 420px', minWidth: 0 }}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Box component="span" sx={quiet}>
            {record.number}
          </Box>
          <StateTag
            title={mine ? t('agreements.waitsForYou') : record.stateTitle}
            tone={mine ? 'RESPONSIBLE' : record.tone}
            ended={!record.tags.includes('open')}
          />
          <VersionTag no={record.versionNo} />
          <Box component="span" sx={quiet}>
            {codeText(t, 'agreements.party_', record.party)}
          </Box>
        </Box>
        <Typography variant="h1" component="h1" sx={{ mt: 0.5, mb: 1, overflowWrap: 'anywhere' }}>
          {record.title}
        </Typography>
        <Box sx={{ display: 'flex', columnGap: 3.5, rowGap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
          {awaitsSignatures(record) ? <SignBy record={record} /> : null}
          {sides.map((side) => (
            <Party key={side} record={record} side={side} />
          ))}
        </Box>
        {record.refusal ? (
          <Box sx={{ mt: 1, fontSize: rem(15), lineHeight: rem(24), whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            <b>{t('agreements.refusedBecause')}</b>
            {record.refusal}
          </Box>
        ) : null}
      </Box>
      {mine ? (
        <Button
          variant="tonal"
          className="no-print"
          startIcon={<ArrowDownwardRounded />}
          onClick={() => document.getElementById('now')?.scrollIntoView({ behavior: 'smooth', block: 'start' })}
        >
          {t('agreements.readThenSign')}
        </Button>
      ) : null}
    </Card>
  );
};

/** Which version is meant. */
export const VersionTag = ({ no }: { no: number }) => {
  const t = useT();
  return <PlainTag>{t('agreements.versionNo', { n: no })}</PlainTag>;
};

const SignBy = ({ record }: { record: WholeAgreement }) => {
  const t = useT();
  const locale = usePanelLocale();
  const { town } = useFrame();
  const due = { dueOn: record.signBy, overdue: record.overdue, daysLeft: record.daysLeft };
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', fontSize: rem(15) }}>
      <DueBadge due={due} badgeOnly />
      {t(record.signBy < town.today ? 'agreements.wasToSignBy' : 'agreements.toSignBy', {
        day: shortDay(record.signBy, locale),
      })}
    </Box>
  );
};

/** A party: its name, and whether it has signed the version on the table. */
const Party = ({ record, side }: { record: WholeAgreement; side: Side }) => {
  const t = useT();
  const locale = usePanelLocale();
  const person = side === 'A' ? record.partyA : record.partyB;
  const signature = signatureOf(record.signatures, side, record.versionNo);
  return (
    <Box
      sx={{
        display: 'flex',
        gap: 0.75,
        alignItems: 'center',
        flexWrap: 'wrap',
        fontSize: rem(15),
        lineHeight: rem(24),
      }}
    >
      <Box component="span" sx={{ color: color.muted }}>
        {t(side === 'A' ? 'agreements.sideA' : 'agreements.sideB')}
      </Box>
      {person?.name ?? t('agreements.nobody')}
      {signature ? (
        <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'center', color: color.doneInk }}>
          <CheckCircleOutlineRounded sx={{ fontSize: 18 }} />
          {t(signature.onPaper ? 'agreements.signedOnPaperOn' : 'agreements.signedOn', {
            day: shortDay(signature.signedOn ?? partsOf(signature.at).day, locale).slice(0, 5),
          })}
        </Box>
      ) : asksForSignatures(record) ? (
        <Box
          component="span"
          sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'center', color: color.info, fontWeight: 700 }}
        >
          <DrawRounded sx={{ fontSize: 18 }} />
          {t('agreements.toBeSigned')}
        </Box>
      ) : null}
    </Box>
  );
};
