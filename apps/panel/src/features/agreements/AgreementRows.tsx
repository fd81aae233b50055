import CheckCircleOutlineRounded from '@mui/icons-material/CheckCircleOutlineRounded';
import RadioButtonUncheckedRounded from '@mui/icons-material/RadioButtonUncheckedRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { codeText, useT } from '../../i18n/useT.ts';
import { DueBadge } from '../../shared/DueBadge.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { recordLink } from '../recordLink.ts';
import type { AgreementRow } from './documents.ts';
import { awaitsSignatures, sides, signatureOf } from './signing.ts';

type Props = {
  rows: readonly AgreementRow[];
  /** Each row with the button to sign. */
  signing?: boolean;
  /** Each row with the result of its latest evaluation. */
  results?: boolean;
};

/** Agreements one below another: which, with whom, how far signed, until when. */
export const AgreementRows = ({ rows, signing = false, results = false }: Props) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
    {rows.map((row, index) => (
      <Row key={row.id} row={row} signing={signing} results={results} first={signing && index === 0} />
    ))}
  </Box>
);

const Row = ({
  row,
  signing,
  results,
  first,
}: {
  row: AgreementRow;
  signing: boolean;
  results: boolean;
  first: boolean;
}) => {
  const t = useT();
  const awaited = awaitsSignatures(row);
  const latest = row.evaluations.at(-1);
  return (
    <Box
      component="li"
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1.25,
        minHeight: 72,
        display: 'flex',
        alignItems: 'center',
        columnGap: 2,
        rowGap: 0.75,
        flexWrap: 'wrap',
        borderBottom: `1px solid ${color.line}`,
        '&:last-child': { borderBottom: 0 },
        '&:hover': { bgcolor: color.rowHover },
      }}
    >
      <Box sx={{ flex: '1 1 300px', minWidth: 0 }}>
        <Box
          component={Link}
          to={recordLink(row)}
          sx={{
            display: 'flex',
            alignItems: 'center',
            minHeight: 44,
            fontWeight: 700,
            lineHeight: rem(24),
            color: `${color.ink} !important`,
            overflowWrap: 'anywhere',
          }}
        >
          {row.title}
        </Box>
        <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
          {[row.number, codeText(t, 'agreements.party_', row.party), row.unit.name].filter(Boolean).join(' · ')}
        </Box>
        {results && latest ? (
          <Box sx={{ fontSize: rem(15), lineHeight: rem(24), mt: 0.5 }}>
            {t('agreements.myResult')} <b>{codeText(t, 'agreements.outcome_', latest.outcome)}</b>
            {latest.exam ? (
              <Box component="span" sx={{ color: color.muted, fontSize: rem(14) }}>
                {' · '}
                {t('agreements.byExam', { exam: latest.exam.title, n: latest.revision ?? 0 })}
              </Box>
            ) : null}
          </Box>
        ) : null}
      </Box>
      <SignedSoFar row={row} />
      <Box sx={{ minWidth: { sm: 120 } }}>
        <StateTag title={row.stateTitle} tone={row.tone} ended={!row.tags.includes('open')} />
      </Box>
      <Box sx={{ minWidth: { sm: 130 } }}>{awaited && row.dueOn ? <DueBadge due={row} align="auto" /> : null}</Box>
      {signing ? (
        <Button
          component={Link}
          to={recordLink(row)}
          variant={first ? 'contained' : 'tonal'}
          aria-label={`${t('agreements.readAndSign')} ${row.number}`}
          sx={{ textDecoration: 'none !important', ml: { xs: 'auto', sm: 0 } }}
        >
          {t('agreements.readAndSign')}
        </Button>
      ) : null}
    </Box>
  );
};

/** Which side has signed the version on the table, in icon and name. */
const SignedSoFar = ({ row }: { row: AgreementRow }) => {
  const t = useT();
  return (
    <Box sx={{ flex: '0 1 190px', fontSize: rem(14), lineHeight: rem(22), minWidth: 150 }}>
      {sides.map((side) => {
        const person = side === 'A' ? row.partyA : row.partyB;
        const signed = signatureOf(row.signatures, side, row.versionNo) !== null;
        const Icon = signed ? CheckCircleOutlineRounded : RadioButtonUncheckedRounded;
        return (
          <Box key={side} sx={{ display: 'flex', gap: 0.5, alignItems: 'flex-start' }}>
            <Icon
              titleAccess={t(signed ? 'agreements.signedShort' : 'agreements.notSigned')}
              sx={{ fontSize: 18, mt: '2px', color: signed ? color.doneInk : color.muted }}
            />
            <Box component="span" sx={{ color: color.muted, flex: 'none' }}>
              {t(side === 'A' ? 'agreements.sideA' : 'agreements.sideB')}
            </Box>
            {person?.name ?? t('agreements.nobody')}
          </Box>
        );
      })}
    </Box>
  );
};
