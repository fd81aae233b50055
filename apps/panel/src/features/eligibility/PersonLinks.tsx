import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { ladderLink } from '../ladder/ladderLink.ts';
import { asking } from './asking.ts';

/** From a person's page to their eligibility, years and help, for those who may ask. */
export const PersonLinks = ({ id }: { id: string }) => {
  const t = useT();
  const { viewer } = useFrame();
  if (viewer.person.id !== id && !viewer.posts.some(({ role }) => asking.includes(role))) return null;
  const asked = encodeURIComponent(id);
  return (
    <Box component="nav" aria-label={t('eligibility.more')} sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mb: 2 }}>
      <Button component={Link} to={`/eligibility?person=${asked}`} variant="tonal">
        {t('eligibility.title')}
      </Button>
      <Button component={Link} to={ladderLink(id)} variant="tonal">
        {t('eligibility.ladder')}
      </Button>
      <Button component={Link} to={`/support?person=${asked}`} variant="tonal">
        {t('support.title')}
      </Button>
    </Box>
  );
};
