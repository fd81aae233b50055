import type { ReactNode } from 'react';
import { askedFields, fieldsOf, hasOwnForm } from '../../shared/form/fields.ts';
import { type PhoneFile, PhoneFormQuery } from '../data/documents.ts';
import { useCopy } from '../data/useCopy.ts';
import type { Entry } from '../device/entries.ts';
import type { PhoneValues } from '../device/values.ts';
import { goTo } from '../router.ts';
import { enqueue } from '../sending/enqueue.ts';
import { useSession } from '../session.ts';
import { useForm } from '../useForm.ts';
import { useWords } from '../words.ts';
import { TopBar } from './Frame.tsx';
import { StepForm } from './StepForm.tsx';
import { ReadState } from './Strips.tsx';

type Props = {
  workflow: string;
  step: {
    name: string;
    title: string;
    next: string | null;
    /** Fields asked for, and those required, in this record now; all of the declaration when left out. */
    fields?: readonly string[];
    required?: readonly string[];
  };
  /** What it is about, in words. */
  title: string;
  /** The record that it changes, or the one beside which it starts. */
  target: Pick<Entry, 'record' | 'parent'>;
  draft: string;
  /** The page that it was opened from. */
  back: string;
  /** What the form begins with. */
  start?: PhoneValues;
  before?: PhoneFile | undefined;
  /** Papers belong to it: PDFs are taken, and files are asked for last. */
  documents?: boolean;
  entry: Entry | null;
  /** Words of the button; the step's own when left out. */
  button?: string | undefined;
  /** Beside the title. */
  children?: ReactNode;
};

/** The form of a step, from the declaration, whatever step it is; what is sent waits in the outbox first. */
export const DeclaredStep = ({
  workflow,
  step,
  title,
  target,
  draft: named,
  back,
  start = {},
  before,
  documents = false,
  entry,
  button = step.title,
  children,
}: Props) => {
  const t = useWords();
  const { owner } = useSession();
  const read = useCopy(PhoneFormQuery, { workflow, step: step.name });
  const draft = entry ? `entry ${entry.key}` : named;
  const { values, setField, kept } = useForm(owner, draft, entry?.values ?? start);
  const declared = read.data ? fieldsOf(read.data.stepForm, step.fields, step.required) : [];
  // What may be left out and is picked from long lists is asked at a desk.
  const fields = declared.filter((field) => !hasOwnForm(field) && field.kind !== 'exam');
  // Photos of the work come first; beside a choice they are asked after it.
  const photosFirst =
    target.parent || documents
      ? fields
      : [...fields].sort((a, b) => Number(b.kind === 'files') - Number(a.kind === 'files'));

  const submit = async () => {
    if (!values) return;
    await enqueue({
      owner,
      workflow,
      step,
      title,
      ...target,
      fields: askedFields(fields, values).map(({ name }) => name),
      values,
      draft,
      changes: entry,
    });
    goTo(back, { replace: true });
  };

  return (
    <>
      <TopBar title={step.title} back={entry ? '#/outbox' : back}>
        {children}
      </TopBar>
      {values && read.data ? (
        <StepForm
          fields={photosFirst}
          values={values}
          setField={setField}
          before={before}
          documents={documents}
          entry={entry}
          kept={kept}
          button={button}
          note={[step.next, t('keptNote')].filter(Boolean).join(t('dot'))}
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
