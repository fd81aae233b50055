import { requestStart } from '../../features/requests/requestStart.ts';
import type { PhoneCase, PhoneRecord, PhoneRequest, PhoneStep } from '../data/documents.ts';
import { useRecord } from '../data/useRecord.ts';
import type { Entry } from '../device/entries.ts';
import type { PhoneValues } from '../device/values.ts';
import { DeclaredStep } from '../parts/DeclaredStep.tsx';
import { StepClosed } from '../parts/StepClosed.tsx';
import { StateTag } from '../parts/Tags.tsx';
import { recordLink } from '../router.ts';

type Props = { workflow: string; number: string; step: string; entry?: Entry | null };

const isRequest = (record: PhoneRecord): record is PhoneRequest => record.workflow === 'request';
const isCase = (record: PhoneRecord): record is PhoneCase => record.workflow === 'rectification';

/** What the form of a step begins with: granting, with what was asked for. */
const startOf = (record: PhoneRecord, step: PhoneStep): PhoneValues =>
  isRequest(record)
    ? (requestStart(
        record,
        step,
        step.fields.map((name) => ({ name })),
      ) as PhoneValues)
    : {};

const beforeOf = (record: PhoneRecord) =>
  isCase(record) ? record.evidence.find(({ mediaType }) => mediaType.startsWith('image/')) : undefined;

/** One step of a record: its form from the declaration, or why it is not open. */
export const StepPage = ({ workflow, number, step: name, entry = null }: Props) => {
  const read = useRecord(workflow, number);
  const record = read.data?.record ?? null;
  const step = record?.availableSteps.find((one) => one.name === name);
  const blocked = record?.blockedSteps.find((one) => one.name === name);
  const back = recordLink({ workflow, number });
  if (!record || !step)
    return <StepClosed title={blocked?.title ?? entry?.stepTitle} reason={blocked?.reason} back={back} read={read} />;
  return (
    <DeclaredStep
      workflow={workflow}
      step={step}
      title={record.title}
      target={{ record: { id: record.id, number: record.number, version: record.version }, parent: null }}
      draft={`${record.number} ${step.name}`}
      back={back}
      start={startOf(record, step)}
      before={beforeOf(record)}
      documents={workflow === 'sanction'}
      entry={entry}
    >
      <StateTag tone={record.tone} title={record.stateTitle} />
    </DeclaredStep>
  );
};
