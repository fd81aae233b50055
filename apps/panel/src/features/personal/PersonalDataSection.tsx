import DeleteForeverRounded from '@mui/icons-material/DeleteForeverRounded';
import DownloadRounded from '@mui/icons-material/DownloadRounded';
import HistoryRounded from '@mui/icons-material/HistoryRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { ErasePerson } from './ErasePerson.tsx';
import { TakeOutDialog } from './TakeOutDialog.tsx';

/** Personal data of a member of staff: who looked, a copy, and the erasing of it; for academic affairs. */
export const PersonalDataSection = ({ person }: { person: { id: string; name: string } }) => {
  const t = useT();
  const { viewer } = useFrame();
  const [open, setOpen] = useState<'export' | 'erase' | null>(null);
  const close = () => setOpen(null);
  return (
    <Section title={t('personal.data')} padded>
      <Box sx={{ color: color.muted, fontSize: rem(15), mb: 1.5, maxWidth: '60em' }}>{t('personal.dataMore')}</Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button
          component={Link}
          to={`/read-log?of=all&person=${encodeURIComponent(person.id)}`}
          startIcon={<HistoryRounded />}
        >
          {t('personal.seeLog')}
        </Button>
        <Button startIcon={<DownloadRounded />} onClick={() => setOpen('export')}>
          {t('personal.export')}
        </Button>
        {person.id === viewer.person.id ? null : (
          <Button color="error" startIcon={<DeleteForeverRounded />} onClick={() => setOpen('erase')}>
            {t('personal.erase')}
          </Button>
        )}
      </Box>
      {open === 'export' ? (
        <TakeOutDialog
          title={t('personal.exportOf', { name: person.name })}
          more={t('personal.exportMore')}
          path="/api/person-data"
          body={{ person: person.id }}
          usual="personal-data.html"
          onClose={close}
        />
      ) : null}
      {open === 'erase' ? <ErasePerson person={person} onClose={close} /> : null}
    </Section>
  );
};
