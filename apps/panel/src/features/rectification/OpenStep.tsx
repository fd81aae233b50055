import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useDocument } from '../../data/useDocument.ts';
import { type FormField, fieldsOf } from '../../shared/form/fields.ts';
import type { StepTarget } from '../../shared/form/runStep.ts';
import { StepForm } from '../../shared/form/StepForm.tsx';
import type { FormValues } from '../../shared/form/values.ts';
import { Trouble } from '../../shared/Trouble.tsx';
import { StepFormQuery } from './documents.ts';

/** A step as its form needs it; without names of fields, all of the declaration are asked for. */
export type FormStep = {
  name: string;
  title: string;
  next: string | null;
  fields?: readonly string[];
  required?: readonly string[];
};

type Props = {
  workflow: string;
  step: FormStep;
  draftKey: string;
  target: StepTarget;
  /** What the form begins with. */
  start?: (fields: readonly FormField[]) => FormValues;
  onDone: () => void;
};

const none: FormValues = {};

/** The form of a step of any workflow, read from its declaration. */
export const OpenStep = ({ workflow, step, draftKey, target, start, onDone }: Props) => {
  const { data, error, refetch } = useDocument(StepFormQuery, { workflow, step: step.name }, { freshFor: 600_000 });
  if (error)
    return (
      <Box sx={{ px: 2.5 }}>
        <Trouble error={error} retry={() => void refetch()} />
      </Box>
    );
  if (!data)
    return (
      <Box sx={{ p: 2.5 }}>
        <Skeleton height={60} />
        <Skeleton height={60} />
      </Box>
    );
  const fields = fieldsOf(data.stepForm, step.fields, step.required);
  return (
    <StepForm
      draftKey={draftKey}
      workflow={workflow}
      step={step}
      fields={fields}
      target={target}
      initial={start?.(fields) ?? none}
      onDone={onDone}
    />
  );
};
