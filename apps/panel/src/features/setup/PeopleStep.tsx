import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { color } from '../../theme/tokens.ts';
import { PeopleCountQuery } from './documents.ts';
import { useConfirm } from './useConfirm.ts';

/** The staff: from their roster, one by one, or later. */
export const PeopleStep = ({ onDone }: { onDone: () => void }) => {
  const t = useT();
  const { sending, confirm } = useConfirm('PEOPLE', onDone);
  const { data } = useDocument(PeopleCountQuery, {});
  return (
    <Section title={t('setup.step_PEOPLE')} padded>
      <Box sx={{ mb: 1 }}>{t('setup.peopleLead')}</Box>
      <Box sx={{ color: color.muted, mb: 2, minHeight: 24 }}>
        {data ? t('setup.peopleThere', { n: data.people.totalCount }) : null}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button component={Link} to="/people/import" variant="contained">
          {t('setup.peopleImport')}
        </Button>
        <Button component={Link} to="/people">
          {t('setup.peopleAdd')}
        </Button>
        <Button component={Link} to="/pupils/import">
          {t('setup.pupilsImport')}
        </Button>
        <Button disabled={sending} onClick={() => void confirm()}>
          {t('setup.peopleLater')}
        </Button>
      </Box>
    </Section>
  );
};
