import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useNavigate } from 'react-router';
import { useT } from '../../i18n/useT.ts';

/** The list one by one, or who has signed how far. */
export const AgreementViews = ({ view }: { view: 'list' | 'coverage' }) => {
  const t = useT();
  const navigate = useNavigate();
  return (
    <ToggleButtonGroup
      exclusive
      value={view}
      aria-label={t('agreements.view')}
      onChange={(_, next: typeof view | null) =>
        next && void navigate(next === 'list' ? '/agreements' : '/agreements/coverage')
      }
    >
      <ToggleButton value="list">{t('agreements.viewList')}</ToggleButton>
      <ToggleButton value="coverage">{t('agreements.viewCoverage')}</ToggleButton>
    </ToggleButtonGroup>
  );
};
