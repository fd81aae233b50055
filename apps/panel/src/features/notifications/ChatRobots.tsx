import AddRounded from '@mui/icons-material/AddRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useDocument } from '../../data/useDocument.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText } from '../../shared/days.ts';
import { Field } from '../../shared/Field.tsx';
import { FormDialog } from '../../shared/FormDialog.tsx';
import type { Picked } from '../../shared/form/values.ts';
import { Section } from '../../shared/Section.tsx';
import { TextInput } from '../../shared/TextInput.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { UnitPicker } from '../../shared/UnitPicker.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { color, rem } from '../../theme/tokens.ts';
import { type ChatRobotItem, ChatRobotsQuery, SetChatRobotMutation } from './documents.ts';

/** Chat robots of the town, for administrators. */
export const ChatRobots = () => {
  const t = useT();
  const { data, error, refetch } = useDocument(ChatRobotsQuery, {});
  const [open, setOpen] = useState<{ unit: Picked | null } | null>(null);
  return (
    <Section
      title={t('notifications.robots')}
      right={
        <Button variant="tonal" startIcon={<AddRounded />} onClick={() => setOpen({ unit: null })}>
          {t('notifications.robotAdd')}
        </Button>
      }
    >
      <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 1.5, color: color.muted, fontSize: rem(15) }}>
        {t('notifications.robotsLead')}
      </Box>
      {error && !data ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {data?.chatRobots.length === 0 ? (
        <Box sx={{ px: { xs: 2, sm: 2.5 }, pb: 2 }}>{t('notifications.robotNone')}</Box>
      ) : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {(data?.chatRobots ?? []).map((robot) => (
          <Robot
            key={robot.unit.id}
            robot={robot}
            onChange={() => setOpen({ unit: { id: robot.unit.id, label: robot.unit.name } })}
          />
        ))}
      </Box>
      {open ? <RobotForm unit={open.unit} onClose={() => setOpen(null)} /> : null}
    </Section>
  );
};

const Robot = ({ robot, onChange }: { robot: ChatRobotItem; onChange: () => void }) => {
  const t = useT();
  const locale = usePanelLocale();
  const [removing, setRemoving] = useState(false);
  const last = robot.sentAt
    ? t('notifications.robotSent', { at: instantText(robot.sentAt, locale) })
    : t('notifications.robotNever');
  return (
    <Box
      component="li"
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1.5,
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        alignItems: 'center',
        borderTop: `1px solid ${color.line}`,
      }}
    >
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Box sx={{ fontWeight: 700 }}>{robot.unit.name}</Box>
        <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted, overflowWrap: 'anywhere' }}>
          {t('notifications.robotEnding', { host: robot.host, ending: robot.ending })} · {last}
        </Box>
        {robot.trouble ? (
          <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.soon }}>
            {t('notifications.robotTrouble', { message: robot.trouble })}
          </Box>
        ) : null}
      </Box>
      <Button onClick={onChange}>{t('notifications.robotChange')}</Button>
      <Button onClick={() => setRemoving(true)}>{t('notifications.robotRemove')}</Button>
      {removing ? <RemoveRobot robot={robot} onClose={() => setRemoving(false)} /> : null}
    </Box>
  );
};

/** Asks before a robot is removed: its address is shown nowhere and would have to be found again. */
const RemoveRobot = ({ robot, onClose }: { robot: ChatRobotItem; onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const form = useMutationForm(SetChatRobotMutation, [], () => ({ input: { unit: robot.unit.id, url: null } }));
  const remove = async () => {
    if (!(await form.submit())) return;
    notify(t('notifications.robotRemoved'), { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={t('notifications.robotRemoveTitle', { unit: robot.unit.name })}
      more={t('notifications.robotRemoveMore')}
      submitText={t('notifications.robotRemove')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void remove()}
      onClose={onClose}
    >
      {t('notifications.robotEnding', { host: robot.host, ending: robot.ending })}
    </FormDialog>
  );
};

const RobotForm = ({ unit: given, onClose }: { unit: Picked | null; onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const [unit, setUnit] = useState<Picked | null>(given);
  const [url, setUrl] = useState('');
  const form = useMutationForm(SetChatRobotMutation, ['unit', 'url'], () => ({
    input: { unit: unit?.id ?? '', url: url.trim() },
  }));
  const submit = async () => {
    const missing = {
      ...(unit ? {} : { unit: t('cases.fieldMissing', { name: t('notifications.robotUnit') }) }),
      ...(url.trim() ? {} : { url: t('cases.fieldMissing', { name: t('notifications.robotUrl') }) }),
    };
    if (Object.keys(missing).length > 0) return form.setErrors(missing);
    if (await form.submit()) {
      notify(t('notifications.robotSaved'), { type: 'success' });
      onClose();
    }
  };
  return (
    <FormDialog
      title={t(given ? 'notifications.robotChange' : 'notifications.robotAdd')}
      submitText={t('notifications.save')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field
        label={t('notifications.robotUnit')}
        required
        hint={t('notifications.robotUnitHint')}
        error={form.errors['unit']}
      >
        {(ids) => <UnitPicker ids={ids} value={unit} onChange={setUnit} kinds={['TOWN', 'CENTRAL_SCHOOL', 'CAMPUS']} />}
      </Field>
      <TextInput
        label={t('notifications.robotUrl')}
        required
        value={url}
        onChange={setUrl}
        maxLength={1000}
        hint={t('notifications.robotUrlHint')}
        error={form.errors['url']}
      />
    </FormDialog>
  );
};
