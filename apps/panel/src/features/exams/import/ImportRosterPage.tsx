import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useT } from '../../../i18n/useT.ts';
import { Page } from '../../../shared/Page.tsx';
import { useExamRights } from '../useExamRights.ts';
import { SheetImport } from './SheetImport.tsx';

/** Imports the roster: pupils with their school and class. */
const ImportRosterPage = () => {
  const t = useT();
  const { office } = useExamRights();
  return (
    <Page
      title={t('exams.importRosterTitle')}
      back={{ to: '/exams', title: t('exams.title') }}
      lead={t('exams.importLead')}
    >
      <SheetImport
        kind="roster"
        exam={null}
        hint={t('exams.rosterHint')}
        mayCreate={office ? ['none', 'schools'] : ['none']}
        whatNext={
          <Button component={Link} to="/exams" variant="contained">
            {t('exams.title')}
          </Button>
        }
      />
    </Page>
  );
};

export default ImportRosterPage;
