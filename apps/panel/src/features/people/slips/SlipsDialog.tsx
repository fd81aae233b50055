import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { request } from '../../../data/request.ts';
import { useFrame } from '../../../data/viewer.ts';
import { useT } from '../../../i18n/useT.ts';
import { FormDialog } from '../../../shared/FormDialog.tsx';
import { troubleText } from '../../../shared/Trouble.tsx';
import { color } from '../../../theme/tokens.ts';
import { OneTimeSlipsMutation } from './documents.ts';
import { keepSlips, slipsLink } from './slipStore.ts';

type Person = { id: string; name: string; login: string | null; mainPost: string | null };

/** Chooses people of the list who get new one-time passwords, and leads to their slips. */
export const SlipsDialog = ({ people, onClose }: { people: readonly Person[]; onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const { viewer } = useFrame();
  // Nobody locks themselves out by a slip of the hand.
  const others = people.filter(({ id }) => id !== viewer.person.id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [sending, setSending] = useState(false);
  const [messages, setMessages] = useState<readonly string[]>([]);
  const all = others.length > 0 && others.every(({ id }) => chosen.has(id));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const submit = async () => {
    const ids = others.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
    if (ids.length === 0) return setMessages([t('setup.slipsNobody')]);
    setSending(true);
    try {
      const { oneTimeSlips } = await request(OneTimeSlipsMutation, { people: ids });
      const { slips, problems } = oneTimeSlips;
      const refused = problems.map(({ message }) => `${t('setup.slipsRefused')}${message}`);
      if (slips.length === 0) return setMessages([...new Set(refused)]);
      for (const message of new Set(refused)) notify(message, { type: 'warning' });
      keepSlips(slips, '/people');
      void navigate(slipsLink);
    } catch (error) {
      setMessages([troubleText(error, t)]);
    } finally {
      setSending(false);
    }
  };
  return (
    <FormDialog
      title={t('setup.slipsTitle')}
      more={t('setup.slipsMore')}
      submitText={t('setup.slipsDo', { n: chosen.size })}
      sending={sending}
      others={messages}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Box role="group" aria-label={t('setup.slipsWho')} sx={{ display: 'flex', flexDirection: 'column', mb: 1 }}>
        <FormControlLabel
          control={
            <Checkbox checked={all} onChange={() => setChosen(all ? new Set() : new Set(others.map(({ id }) => id)))} />
          }
          label={t('setup.slipsAllShown')}
          sx={{ borderBottom: `1px solid ${color.line}`, mr: 0 }}
        />
        {others.map(({ id, name, login, mainPost }) => (
          <FormControlLabel
            key={id}
            control={<Checkbox checked={chosen.has(id)} onChange={() => toggle(id)} />}
            label={
              <>
                {name}{' '}
                <Box component="span" sx={{ color: color.muted }}>
                  {[login ?? t('people.loginNone'), mainPost].filter(Boolean).join(' · ')}
                </Box>
              </>
            }
            sx={{ mr: 0 }}
          />
        ))}
      </Box>
    </FormDialog>
  );
};
