import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useMay } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { Page } from '../../shared/Page.tsx';
import { ChatRobots } from '../notifications/ChatRobots.tsx';
import { managePeople } from '../people/permission.ts';
import { SettingsForm } from './SettingsForm.tsx';

/** The numbers of a plan year, and the robots that the town's chats are told by. */
const SettingsPage = () => {
  const t = useT();
  const may = useMay();
  return (
    <Page
      title={t('people.settingsTitle')}
      lead={t('people.settingsLead')}
      actions={
        may(managePeople) ? (
          <Button component={Link} to="/school-calendar">
            {t('setup.step_CALENDAR')}
          </Button>
        ) : null
      }
    >
      <SettingsForm />
      {may(managePeople) ? (
        <Box sx={{ mt: 2 }}>
          <ChatRobots />
        </Box>
      ) : null}
    </Page>
  );
};

export default SettingsPage;
