import CheckCircleOutlineRounded from '@mui/icons-material/CheckCircleOutlineRounded';
import RadioButtonUncheckedRounded from '@mui/icons-material/RadioButtonUncheckedRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { codeText, useT } from '../../i18n/useT.ts';
import { DueBadge } from '../../shared/DueBadge.tsx';
import { Row, RowCell, Rows, RowText } from '../../shared/list/Rows.tsx';
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
  <Rows>
    {rows.map((row, index) => (
      <Agreement key={row.id} row={row} signing={signing} results={results} first={signing && index === 0} />
    ))}
  </Rows>
);

const Agreement = ({
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
    <Row>
      <RowText
        title={row.title}
        to={recordLink(row)}
        more={[row.number, codeText(t, 'agreements.party_', row.party), row.unit.name]}
      >
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
      </RowText>
      <SignedSoFar row={row} />
      <RowCell>
        <StateTag title={row.stateTitle} tone={row.tone} ended={!row.tags.includes('open')} />
      </RowCell>
      <RowCell>{awaited && row.dueOn ? <DueBadge due={row} align="auto" /> : null}</RowCell>
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
    </Row>
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
