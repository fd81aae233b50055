import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { addDays } from '../../shared/days.ts';
import { Field } from '../../shared/Field.tsx';
import { FormDialog } from '../../shared/FormDialog.tsx';
import type { Picked } from '../../shared/form/values.ts';
import { PersonPicker } from '../../shared/PersonPicker.tsx';
import { DayInput, TextInput } from '../../shared/TextInput.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { touch } from '../../theme/tokens.ts';
import { postText } from './DelegationCard.tsx';
import { DelegationMakeMutation, HandedOnQuery } from './documents.ts';

/** Days of a delegation that nobody has thought about yet. */
const usualDays = 7;

type Choice = { id: string; title: string };

/** A list of boxes of which the first stands for all; nothing ticked is all. */
const Several = ({
  label,
  all,
  options,
  chosen,
  onChange,
  error,
}: {
  label: string;
  all: string;
  options: readonly Choice[];
  chosen: readonly string[];
  onChange: (next: readonly string[]) => void;
  error: string | undefined;
}) => {
  const row = (title: string, checked: boolean, change: () => void, key = title) => (
    <FormControlLabel
      key={key}
      control={<Checkbox checked={checked} onChange={change} />}
      label={title}
      sx={{ minHeight: touch }}
    />
  );
  return (
    <Field label={label} group error={error}>
      {(ids) => (
        <FormGroup aria-describedby={ids['aria-describedby']}>
          {row(all, chosen.length === 0, () => onChange([]))}
          {options.map(({ id, title }) =>
            row(
              title,
              chosen.includes(id),
              () => onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]),
              id,
            ),
          )}
        </FormGroup>
      )}
    </Field>
  );
};

/** Delegates one's own ordinary matters, or, as an administrator, those of somebody absent. */
export const DelegateDialog = ({ forAbsent, onClose }: { forAbsent: boolean; onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const { town, viewer } = useFrame();
  const [absent, setAbsent] = useState<Picked | null>(null);
  const [delegate, setDelegate] = useState<Picked | null>(null);
  const [posts, setPosts] = useState<readonly string[]>([]);
  const [workflows, setWorkflows] = useState<readonly string[]>([]);
  const [from, setFrom] = useState(town.today);
  const [to, setTo] = useState(addDays(town.today, usualDays - 1));
  const [reason, setReason] = useState('');
  const principal = forAbsent ? (absent?.id ?? '') : viewer.person.id;
  const { data } = useDocument(HandedOnQuery, { person: principal }, { enabled: principal !== '', freshFor: 60_000 });
  const held = data?.node && 'posts' in data.node ? data.node.posts : [];
  const form = useMutationForm(
    DelegationMakeMutation,
    ['principal', 'delegate', 'posts', 'workflows', 'from', 'to', 'reason'],
    () => ({
      input: {
        principal: forAbsent ? principal : null,
        delegate: delegate?.id ?? '',
        posts: posts.length > 0 ? [...posts] : null,
        workflows: workflows.length > 0 ? [...workflows] : null,
        from,
        to,
        reason,
      },
    }),
  );
  const send = async () => {
    if ((await form.submit()) === null) return;
    notify(t('delegations.made'), { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={t(forAbsent ? 'delegations.makeForAbsent' : 'delegations.make')}
      more={t('delegations.makeMore')}
      submitText={t('delegations.make')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      {forAbsent ? (
        <Field label={t('delegations.absent')} required error={form.errors['principal']}>
          {(ids) => (
            <PersonPicker
              ids={ids}
              value={absent}
              onChange={(next) => {
                setAbsent(next);
                setPosts([]);
              }}
            />
          )}
        </Field>
      ) : null}
      <Field label={t('delegations.delegate')} required error={form.errors['delegate']}>
        {(ids) => <PersonPicker ids={ids} value={delegate} onChange={setDelegate} />}
      </Field>
      <DayInput label={t('delegations.from')} required value={from} onChange={setFrom} error={form.errors['from']} />
      <DayInput
        label={t('delegations.to')}
        hint={t('delegations.toHint')}
        required
        value={to}
        onChange={setTo}
        error={form.errors['to']}
      />
      <TextInput
        label={t('delegations.reason')}
        hint={t('delegations.reasonHint')}
        required
        value={reason}
        onChange={setReason}
        maxLength={200}
        error={form.errors['reason']}
      />
      {held.length > 1 || form.errors['posts'] ? (
        <Several
          label={t('delegations.posts')}
          all={t('delegations.everyPost')}
          options={held.map((post) => ({ id: post.id, title: postText(post) }))}
          chosen={posts}
          onChange={setPosts}
          error={form.errors['posts']}
        />
      ) : null}
      <Several
        label={t('delegations.workflows')}
        all={t('delegations.everyWorkflow')}
        options={(data?.delegableWorkflows ?? []).map(({ name, title }) => ({ id: name, title }))}
        chosen={workflows}
        onChange={setWorkflows}
        error={form.errors['workflows']}
      />
    </FormDialog>
  );
};
