import { useState } from 'react';
import { askedFields, fieldsOf } from '../../shared/form/fields.ts';
import { PhoneFormQuery } from '../data/documents.ts';
import { useCopy } from '../data/useCopy.ts';
import { dropDraft } from '../device/drafts.ts';
import type { PhoneValues } from '../device/values.ts';
import { TopBar } from '../parts/Frame.tsx';
import { Kept, StepForm } from '../parts/StepForm.tsx';
import { ReadState } from '../parts/Strips.tsx';
import { goTo } from '../router.ts';
import { enqueue } from '../sending/enqueue.ts';
import { useSession } from '../session.ts';
import { useForm } from '../useForm.ts';
import { useWords } from '../words.ts';

const workflow = 'rectification';
const step = 'record';
const draft = 'record';
/** Asked at once, in this order; everything else waits under "more". */
const firstFields = ['evidence', 'title', 'unit', 'place', 'category', 'weight', 'responsible'];
/** Kept for the next finding: one walks through one campus. */
const keptFields = ['unit', 'inspection', 'category', 'weight'];

const keptOf = (values: PhoneValues): PhoneValues =>
  Object.fromEntries(keptFields.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));

/** Records a finding: photo, place, person; kept on the phone first, sent as soon as the network allows. */
export const RecordPage = () => {
  const t = useWords();
  const { owner, me } = useSession();
  const read = useCopy(PhoneFormQuery, { workflow, step });
  const post = me.viewer.posts.find(({ unit }) => unit.kind === 'CAMPUS' || unit.kind === 'CENTRAL_SCHOOL');
  const fresh: PhoneValues = {
    category: 'ON_THE_SPOT',
    weight: 'ORDINARY',
    ...(post ? { unit: { id: post.unit.id, label: post.unit.name } } : {}),
  };
  const { values, setField, restart, kept } = useForm(owner, draft, fresh);
  const [round, setRound] = useState(0);
  const fields = read.data ? fieldsOf(read.data.stepForm) : [];
  const first = firstFields.flatMap((name) => fields.filter((field) => field.name === name));

  const submit = async (another: boolean) => {
    if (!values) return;
    await enqueue({
      owner,
      workflow,
      step: { name: step, title: t('record') },
      title: String(values['title'] ?? ''),
      record: null,
      fields: askedFields(fields, values).map(({ name }) => name),
      values,
      draft,
      changes: null,
    });
    await dropDraft(owner, draft);
    if (!another) return goTo('#/outbox', { replace: true });
    restart({ ...fresh, ...keptOf(values) });
    setRound(round + 1);
  };

  return (
    <>
      <TopBar title={t('record')} back="#/">
        {kept === null && round > 0 ? (
          <p className="sm good b" role="status">
            {t('keptNext')}
          </p>
        ) : (
          <Kept kept={kept} />
        )}
      </TopBar>
      {values && read.data ? (
        <StepForm
          key={round}
          fields={first}
          more={fields.filter(({ name }) => !firstFields.includes(name))}
          values={values}
          setField={setField}
          entry={null}
          button={t('recordIt')}
          second={t('saveNext')}
          onSubmit={(another) => void submit(another)}
        />
      ) : (
        <main className="body">
          <ReadState read={read} />
        </main>
      )}
    </>
  );
};
