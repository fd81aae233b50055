import type { PhoneRecord } from '../data/documents.ts';
import type { Read } from '../data/useCopy.ts';
import { useWords } from '../words.ts';
import { TopBar } from './Frame.tsx';
import { OutboxStrip, ReadState } from './Strips.tsx';

type Props = {
  title: string | undefined;
  reason: string | undefined;
  /** The record's page. */
  back: string;
  read: Read<{ record: PhoneRecord | null }>;
};

/** In place of a step's form: the record is being read, or the step is not open, with the reason. */
export const StepClosed = ({ title, reason, back, read }: Props) => {
  const t = useWords();
  return (
    <>
      <TopBar title={title ?? t('caseTitle')} back={back} />
      <main className="body">
        <OutboxStrip />
        <ReadState read={read} />
        {read.data ? (
          <div className="card pad">
            <p className="b">{reason ?? t('nothingToDo')}</p>
            <a className="link" href={back}>
              {t('openCase')}
            </a>
          </div>
        ) : null}
      </main>
    </>
  );
};
