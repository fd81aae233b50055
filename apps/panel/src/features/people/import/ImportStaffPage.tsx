import FileDownloadRounded from '@mui/icons-material/FileDownloadRounded';
import PrintRounded from '@mui/icons-material/PrintRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useNotify } from 'react-admin';
import { Link, useNavigate } from 'react-router';
import { keepFile } from '../../../data/keepFile.ts';
import { RequestTrouble, send } from '../../../data/request.ts';
import { useT } from '../../../i18n/useT.ts';
import { Page } from '../../../shared/Page.tsx';
import { troubleText } from '../../../shared/Trouble.tsx';
import { SheetImport } from '../../exams/import/SheetImport.tsx';
import type { SheetAnswer } from '../../exams/import/sheetAnswer.ts';
import { keepSlips, slipsLink } from '../slips/slipStore.ts';

/** Imports the roster of the staff: people with their posts, and accounts for those who have none. */
const ImportStaffPage = () => {
  const t = useT();
  const notify = useNotify();
  const template = async () => {
    try {
      const response = await send('/api/staff-template.xlsx');
      if (!response.ok) throw new RequestTrouble('server', '', response.status);
      await keepFile(response, 'staff.xlsx');
    } catch (error) {
      notify(troubleText(error, t), { type: 'error' });
    }
  };
  return (
    <Page
      title={t('setup.staffTitle')}
      back={{ to: '/people', title: t('people.title') }}
      lead={t('setup.staffLead')}
      actions={
        <Button startIcon={<FileDownloadRounded />} onClick={() => void template()}>
          {t('setup.staffTemplate')}
        </Button>
      }
    >
      <SheetImport
        kind="staff"
        exam={null}
        hint={t('setup.staffHint')}
        mayCreate={['none']}
        before={({ accountsToMake = 0 }) =>
          accountsToMake > 0 ? (
            <Alert severity="info" role="note" sx={{ mb: 2 }}>
              {t('setup.staffAccounts', { n: accountsToMake })}
            </Alert>
          ) : null
        }
        whatNext={(answer) => <WhatNext answer={answer} />}
      />
    </Page>
  );
};

/** Slips for those who got an account, before anything else: their passwords are kept nowhere. */
const WhatNext = ({ answer: { accounts = [], withoutAccount = [] } }: { answer: SheetAnswer }) => {
  const t = useT();
  const navigate = useNavigate();
  const print = () => {
    keepSlips(accounts, '/people/import');
    void navigate(slipsLink);
  };
  return (
    <>
      {withoutAccount.length > 0 ? (
        <Alert severity="error" sx={{ flexBasis: '100%' }}>
          {t('setup.staffWithout', { n: withoutAccount.length })}
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {withoutAccount.map(({ line, name, reason }) => (
              <li key={line}>
                {name} {reason}
              </li>
            ))}
          </Box>
        </Alert>
      ) : null}
      {accounts.length > 0 ? (
        <Box sx={{ flexBasis: '100%' }}>
          <Alert severity="info" role="note" sx={{ mb: 2 }}>
            {t('setup.staffSlipsMore')}
          </Alert>
          <Button variant="contained" startIcon={<PrintRounded />} onClick={print}>
            {t('setup.staffSlips', { n: accounts.length })}
          </Button>
        </Box>
      ) : null}
      <Button component={Link} to="/people">
        {t('setup.staffToPeople')}
      </Button>
    </>
  );
};

export default ImportStaffPage;
