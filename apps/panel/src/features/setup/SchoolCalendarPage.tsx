import { useNavigate } from 'react-router';
import { useT } from '../../i18n/useT.ts';
import { Page } from '../../shared/Page.tsx';
import { CalendarStep } from './CalendarStep.tsx';

/** The calendar of each plan year, to be corrected at any time. */
const SchoolCalendarPage = () => {
  const t = useT();
  const navigate = useNavigate();
  return (
    <Page title={t('setup.step_CALENDAR')}>
      <CalendarStep onDone={() => void navigate('/settings')} />
    </Page>
  );
};

export default SchoolCalendarPage;
