import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { Field } from '../../shared/Field.tsx';
import { FormDialog } from '../../shared/FormDialog.tsx';
import type { Picked } from '../../shared/form/values.ts';
import { PersonPicker } from '../../shared/PersonPicker.tsx';
import { DayInput, TextInput } from '../../shared/TextInput.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import {
  AppointMutation,
  EndPostMutation,
  type Person,
  type PersonPost,
  ResetPasswordMutation,
  RolesQuery,
  UpdatePersonMutation,
} from './documents.ts';
import { OneTimePassword } from './OneTimePassword.tsx';
import { type PostDraft, PostFields } from './PostFields.tsx';

/** Changes name, login and staff number. */
export const EditPerson = ({ person, onClose }: { person: Person; onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const [name, setName] = useState(person.name);
  const [staffNo, setStaffNo] = useState(person.staffNo ?? '');
  const [login, setLogin] = useState(person.login ?? '');
  const form = useMutationForm(UpdatePersonMutation, ['name', 'staffNo', 'login'], () => ({
    input: { id: person.id, name: name.trim(), staffNo: staffNo.trim() || null, login: login.trim() || null },
  }));
  const submit = async () => {
    if (!name.trim()) return form.setErrors({ name: t('cases.fieldMissing', { name: t('people.name') }) });
    if (await form.submit()) {
      notify(t('people.saved'), { type: 'success' });
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('people.edit')}
      submitText={t('frame.save')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextInput label={t('people.name')} required value={name} onChange={setName} error={form.errors['name']} />
      <TextInput
        label={t('people.login')}
        value={login}
        onChange={setLogin}
        hint={t('people.loginHint')}
        error={form.errors['login']}
      />
      <TextInput label={t('people.staffNo')} value={staffNo} onChange={setStaffNo} error={form.errors['staffNo']} />
    </FormDialog>
  );
};

/** Appoints to a post from a day on. */
export const Appoint = ({ person, onClose }: { person: Person; onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const { town } = useFrame();
  const [post, setPost] = useState<PostDraft>({ role: 'teacher', unit: null, title: '', from: town.today });
  const { data: known } = useDocument(RolesQuery, {}, { freshFor: 600_000 });
  const titleOf = (code: string) => known?.roles.find((role) => role.code === code)?.title ?? code;
  const form = useMutationForm(AppointMutation, ['unit', 'role', 'title', 'from', 'to'], () => ({
    input: {
      person: person.id,
      unit: post.unit?.id ?? '',
      role: post.role,
      title: post.title.trim() || titleOf(post.role),
      from: post.from,
    },
  }));
  const submit = async () => {
    if (!post.unit) return form.setErrors({ unit: t('cases.fieldMissing', { name: t('people.unit') }) });
    if (await form.submit()) {
      notify(t('people.appointed'), { type: 'success' });
      onClose();
    }
  };
  return (
    <FormDialog
      title={`${t('people.appoint')} · ${person.name}`}
      submitText={t('people.appointDo')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <PostFields draft={post} onChange={setPost} errors={form.errors} required />
    </FormDialog>
  );
};

/** Ends a post on a day, and says who takes over its cases. */
export const EndPost = ({ post, onClose }: { post: PersonPost; onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const { town } = useFrame();
  const [on, setOn] = useState(town.today);
  const [successor, setSuccessor] = useState<Picked | null>(null);
  const form = useMutationForm(EndPostMutation, ['on', 'successor'], () => ({
    input: { post: post.id, on, successor: successor?.id ?? null },
  }));
  const over = on < town.today;
  const submit = async () => {
    const answer = await form.submit();
    if (!answer) return;
    const { handedOver } = answer.endPost;
    notify(t(over ? 'people.endedOver' : 'people.endedLater', { n: handedOver }), { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={`${t('people.endPost')} · ${post.title}`}
      more={t('people.endPostMore')}
      submitText={t('people.endPost')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <DayInput label={t('people.endPostOn')} required value={on} onChange={setOn} error={form.errors['on']} />
      <Field label={t('people.successor')} hint={t('people.successorHint')} error={form.errors['successor']}>
        {(ids) => <PersonPicker value={successor} onChange={setSuccessor} ids={ids} />}
      </Field>
    </FormDialog>
  );
};

/** Gives a new one-time password. */
export const ResetPassword = ({ person, onClose }: { person: Person; onClose: () => void }) => {
  const t = useT();
  const [password, setPassword] = useState<string | null>(null);
  const form = useMutationForm(ResetPasswordMutation, [], () => ({ input: { person: person.id } }));
  const submit = async () => {
    const answer = await form.submit();
    if (answer?.resetPassword.oneTimePassword) setPassword(answer.resetPassword.oneTimePassword);
  };
  if (password)
    return <OneTimePassword name={person.name} login={person.login} password={password} onClose={onClose} />;
  return (
    <FormDialog
      title={`${t('people.reset')} · ${person.name}`}
      more={t('people.resetMore')}
      submitText={t('people.reset')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {null}
    </FormDialog>
  );
};
