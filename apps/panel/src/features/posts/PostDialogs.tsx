import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { Field } from '../../shared/Field.tsx';
import { FormDialog } from '../../shared/FormDialog.tsx';
import type { Picked } from '../../shared/form/values.ts';
import { PersonPicker } from '../../shared/PersonPicker.tsx';
import { DayInput } from '../../shared/TextInput.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { AppointMutation } from '../people/documents.ts';
import { type PostDraft, PostFields } from '../people/PostFields.tsx';
import { MovePostMutation, ProlongPostMutation } from './documents.ts';

/** A post that is acted on. */
export type ActedPost = {
  id: string;
  role: string;
  title: string;
  to: string | null;
  person: { id: string; name: string };
  unit: { id: string; name: string };
};

/** Gives a post a later end, or none. */
export const ProlongPost = ({ post, onClose }: { post: ActedPost; onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const [to, setTo] = useState('');
  const form = useMutationForm(ProlongPostMutation, ['to'], () => ({ input: { post: post.id, to: to || null } }));
  const submit = async () => {
    if (!(await form.submit())) return;
    notify(t('posts.prolonged'), { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={`${t('posts.prolong')} · ${post.person.name} ${post.title}`}
      {...(post.to ? { more: t('posts.endsSoon', { day: post.to }) } : {})}
      submitText={t('posts.prolong')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <DayInput
        label={t('posts.prolongTo')}
        hint={t('posts.prolongHint')}
        value={to}
        onChange={setTo}
        error={form.errors['to']}
      />
    </FormDialog>
  );
};

/** Ends a post and begins another without a day between them. */
export const MovePost = ({ post, onClose }: { post: ActedPost; onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const { town } = useFrame();
  const [draft, setDraft] = useState<PostDraft>({ role: post.role, unit: null, title: '', from: town.today });
  const [successor, setSuccessor] = useState<Picked | null>(null);
  const form = useMutationForm(MovePostMutation, ['unit', 'role', 'title', 'from', 'successor'], () => ({
    input: {
      post: post.id,
      unit: draft.unit?.id ?? '',
      role: draft.role,
      title: draft.title.trim() || null,
      from: draft.from,
      successor: successor?.id ?? null,
    },
  }));
  const submit = async () => {
    if (!draft.unit) return form.setErrors({ unit: t('cases.fieldMissing', { name: t('people.unit') }) });
    const answer = await form.submit();
    if (!answer) return;
    const { handedOver } = answer.movePost;
    notify(handedOver > 0 ? t('posts.movedOver', { n: handedOver }) : t('posts.moved'), { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={`${t('posts.move')} · ${post.person.name} ${post.title}`}
      more={t('posts.moveMore')}
      submitText={t('posts.move')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <PostFields draft={draft} onChange={setDraft} errors={form.errors} required />
      <Field label={t('people.successor')} hint={t('people.successorHint')} error={form.errors['successor']}>
        {(ids) => <PersonPicker value={successor} onChange={setSuccessor} ids={ids} />}
      </Field>
    </FormDialog>
  );
};

type HereProps = { unit: { id: string; name: string }; role: string | null; onClose: () => void };

/** Appoints somebody to a post of a unit. */
export const AppointHere = ({ unit, role, onClose }: HereProps) => {
  const t = useT();
  const notify = useNotify();
  const { town } = useFrame();
  const [person, setPerson] = useState<Picked | null>(null);
  const [draft, setDraft] = useState<PostDraft>({
    role: role ?? 'teacher',
    unit: { id: unit.id, label: unit.name },
    title: '',
    from: town.today,
  });
  const form = useMutationForm(AppointMutation, ['person', 'unit', 'role', 'title', 'from'], () => ({
    input: {
      person: person?.id ?? '',
      unit: draft.unit?.id ?? '',
      role: draft.role,
      title: draft.title.trim(),
      from: draft.from,
    },
  }));
  const submit = async () => {
    if (!person) return form.setErrors({ person: t('cases.fieldMissing', { name: t('posts.person') }) });
    if (!draft.unit) return form.setErrors({ unit: t('cases.fieldMissing', { name: t('people.unit') }) });
    if (!draft.title.trim()) return form.setErrors({ title: t('cases.fieldMissing', { name: t('people.postTitle') }) });
    if (await form.submit()) {
      notify(t('people.appointed'), { type: 'success' });
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('posts.appointHere', { unit: unit.name })}
      submitText={t('people.appointDo')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field label={t('posts.person')} required error={form.errors['person']}>
        {(ids) => <PersonPicker value={person} onChange={setPerson} ids={ids} />}
      </Field>
      <PostFields draft={draft} onChange={setDraft} errors={form.errors} required />
    </FormDialog>
  );
};
