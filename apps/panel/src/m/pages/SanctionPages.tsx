import '../sanction/style.css';
import { useCopy } from '../data/useCopy.ts';
import { useFreshAgain } from '../data/useFreshAgain.ts';
import { useLookedAt } from '../data/useRecord.ts';
import { DeclaredStep } from '../parts/DeclaredStep.tsx';
import { RecordWaiting } from '../parts/RecordFrame.tsx';
import { StepClosed } from '../parts/StepClosed.tsx';
import { linkTo } from '../router.ts';
import { CasePage } from '../sanction/CasePage.tsx';
import { type PhoneSanction, PhoneSanctionQuery } from '../sanction/documents.ts';
import { FactsPage } from '../sanction/FactsPage.tsx';
import { isWritten, stepDraft } from '../sanction/ownSteps.ts';
import { RecusePage } from '../sanction/RecusePage.tsx';
import { RightsPage } from '../sanction/RightsPage.tsx';
import { TurnToPage } from '../sanction/TurnToPage.tsx';
import { WrongPage } from '../sanction/WrongPage.tsx';
import { useSanctionWords } from '../sanctionWords.ts';

type Props = {
  number: string;
  /** The page within it, or one of its steps; the first page when left out. */
  part: string | undefined;
};

/** A consequence on a phone: the rights of the person concerned; for all others the question, the evidence, and the vote. */
const SanctionPages = ({ number, part }: Props) => {
  const s = useSanctionWords();
  const read = useCopy(PhoneSanctionQuery, { number });
  const record = read.data?.record ?? null;
  const { again } = read;
  useFreshAgain(again);
  useLookedAt(record);
  if (!record)
    return <RecordWaiting title={s('title')} read={read} missing={{ title: s('missing'), more: s('missingMore') }} />;
  if (part === 'facts') return <FactsPage record={record} />;
  if (part === 'wrong') return <WrongPage record={record} />;
  if (part === 'turn') return <TurnToPage record={record} />;
  // A vote is made on the page that shows the evidence, and nowhere else.
  const step = part === 'vote' ? undefined : part;
  if (step === 'recuse' && record.availableSteps.some(({ name }) => name === step))
    return <RecusePage record={record} again={again} />;
  if (step) return <Step record={record} read={read} name={step} />;
  return record.concernedIsViewer ? (
    <RightsPage record={record} read={read} />
  ) : (
    <CasePage record={record} read={read} />
  );
};

type StepProps = { record: PhoneSanction; read: Parameters<typeof StepClosed>[0]['read']; name: string };

/** Any other step, from its declaration; what is written lies on the device, and waits there for a connection. */
const Step = ({ record, read, name }: StepProps) => {
  const s = useSanctionWords();
  const back = linkTo('sanctions', record.number);
  const step = record.availableSteps.find((one) => one.name === name);
  const blocked = record.blockedSteps.find((one) => one.name === name);
  if (!step) return <StepClosed title={blocked?.title} reason={blocked?.reason} back={back} read={read} />;
  return (
    <DeclaredStep
      key={name}
      workflow={record.workflow}
      step={step}
      title={record.title}
      target={{ record: { id: record.id, number: record.number, version: record.version }, parent: null }}
      draft={stepDraft(record, name)}
      back={back}
      documents
      button={isWritten(name) ? s(`send_${name}`) : undefined}
      entry={null}
    />
  );
};

export default SanctionPages;
