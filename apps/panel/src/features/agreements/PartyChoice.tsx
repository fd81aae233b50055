import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useSearchParams } from 'react-router';
import { codeText, useT } from '../../i18n/useT.ts';
import { type PartyCode, partyCodes } from './agreementFilter.ts';

/** With whom the agreements in view are made; it stands in the address. */
export const PartyChoice = ({ party }: { party: PartyCode }) => {
  const t = useT();
  const [, setParams] = useSearchParams();
  return (
    <ToggleButtonGroup
      exclusive
      value={party}
      aria-label={t('agreements.filterParty')}
      onChange={(_, next: PartyCode | null) => next && setParams({ party: next }, { replace: true })}
      sx={{ mb: 2 }}
    >
      {partyCodes.map((code) => (
        <ToggleButton key={code} value={code}>
          {codeText(t, 'agreements.party_', code)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
