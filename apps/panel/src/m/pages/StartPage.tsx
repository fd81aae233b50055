import { PhoneCaseQuery } from '../data/documents.ts';
import { useCopy } from '../data/useCopy.ts';
import type { Entry } from '../device/entries.ts';
import { DeclaredStep } from '../parts/DeclaredStep.tsx';
import { StepClosed } from '../parts/StepClosed.tsx';
import { recordLink } from '../router.ts';

type Props = {
  /** Number of the case beside which it starts. */
  number: string;
  workflow: string;
  step: string;
  entry?: Entry | null;
};

/** A step that starts a record beside a case: a request for more time, a correction, somebody else. */
export const StartPage = ({ number, workflow, step: name, entry = null }: Props) => {
  const read = useCopy(PhoneCaseQuery, { number });
  const record = read.data?.record ?? null;
  const step = record?.startableSteps.find((one) => one.workflow === workflow && one.name === name);
  const back = recordLink(record ?? { workflow: 'rectification', number });
  if (!record || !step) return <StepClosed title={entry?.stepTitle} reason={undefined} back={back} read={read} />;
  return (
    <DeclaredStep
      workflow={workflow}
      step={step}
      title={record.title}
      target={{ record: null, parent: { id: record.id, number: record.number, workflow: record.workflow } }}
      draft={`${record.number} ${workflow}.${step.name}`}
      back={back}
      entry={entry}
    >
      <span className="sm mut n">{record.number}</span>
    </DeclaredStep>
  );
};
