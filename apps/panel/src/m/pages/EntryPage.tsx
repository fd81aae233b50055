import { useEffect, useState } from 'react';
import { askedFields, fieldsOf } from '../../shared/form/fields.ts';
import { PhoneFormQuery } from '../data/documents.ts';
import { useCopy } from '../data/useCopy.ts';
import { type Entry, readEntry } from '../device/entries.ts';
import { Empty, TopBar } from '../parts/Frame.tsx';
import { StepForm } from '../parts/StepForm.tsx';
import { ReadState } from '../parts/Strips.tsx';
import { goTo } from '../router.ts';
import { enqueue } from '../sending/enqueue.ts';
import { useForm } from '../useForm.ts';
import { useWords } from '../words.ts';
import { StartPage } from './StartPage.tsx';
import { StepPage } from './StepPage.tsx';

/** Changes an entry that waits: a step of a case is judged anew against the case as it is now. */
export const EntryPage = ({ entryKey }: { entryKey: string }) => {
  const t = useWords();
  const [entry, setEntry] = useState<Entry | null>();
  useEffect(() => {
    void readEntry(entryKey).then((found) => setEntry(found ?? null));
  }, [entryKey]);
  if (entry?.record)
    return <StepPage workflow={entry.workflow} number={entry.record.number} step={entry.step} entry={entry} />;
  if (entry?.parent)
    return <StartPage number={entry.parent.number} workflow={entry.workflow} step={entry.step} entry={entry} />;
  if (entry) return <Creating entry={entry} />;
  return (
    <>
      <TopBar title={t('tabOutbox')} back="#/outbox" />
      <main className="body">{entry === null ? <Empty title={t('outboxEmptyMore')} icon="checked" /> : null}</main>
    </>
  );
};

const Creating = ({ entry }: { entry: Entry }) => {
  const t = useWords();
  const read = useCopy(PhoneFormQuery, { workflow: entry.workflow, step: entry.step });
  const draft = `entry ${entry.key}`;
  const { values, setField, kept } = useForm(entry.owner, draft, entry.values);
  const fields = read.data ? fieldsOf(read.data.stepForm) : [];
  const shown = fields.filter(
    ({ name, required, kind }) => required || kind === 'files' || values?.[name] !== undefined,
  );
  const submit = async () => {
    if (!values) return;
    await enqueue({
      owner: entry.owner,
      workflow: entry.workflow,
      step: { name: entry.step, title: entry.stepTitle },
      title: String(values['title'] ?? entry.title),
      record: null,
      fields: askedFields(fields, values).map(({ name }) => name),
      values,
      draft,
      changes: entry,
    });
    goTo('#/outbox', { replace: true });
  };
  return (
    <>
      <TopBar title={entry.stepTitle} back="#/outbox" />
      {values && read.data ? (
        <StepForm
          fields={shown}
          more={fields.filter((field) => !shown.includes(field))}
          values={values}
          setField={setField}
          entry={entry}
          kept={kept}
          button={t('recordIt')}
          onSubmit={() => void submit()}
        />
      ) : (
        <main className="body">
          <ReadState read={read} />
        </main>
      )}
    </>
  );
};
