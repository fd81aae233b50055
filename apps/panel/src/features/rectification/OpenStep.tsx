import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import type { ElementType, ReactNode } from 'react';
import { useDocument } from '../../data/useDocument.ts';
import { type FormField, fieldsOf } from '../../shared/form/fields.ts';
import type { StepTarget } from '../../shared/form/runStep.ts';
import { type FieldForm, StepForm } from '../../shared/form/StepForm.tsx';
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
  /** Changes what is asked for here, such as what must be filled. */
  adapt?: (fields: readonly FormField[]) => readonly FormField[];
  draw?: (field: FormField, form: FieldForm) => ReactNode | undefined;
  submitText?: (values: FormValues) => string;
  submitIcon?: ElementType;
  onDone: () => void;
};

const none: FormValues = {};

/** The form of a step of any workflow, read from its declaration. */
export const OpenStep = ({
  workflow,
  step,
  draftKey,
  target,
  start,
  adapt,
  draw,
  submitText,
  submitIcon,
  onDone,
}: Props) => {
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
  const declared = fieldsOf(data.stepForm, step.fields, step.required);
  const fields = adapt?.(declared) ?? declared;
  return (
    <StepForm
      draftKey={draftKey}
      workflow={workflow}
      step={step}
      fields={fields}
      target={target}
      initial={start?.(fields) ?? none}
      draw={draw}
      submitText={submitText}
      submitIcon={submitIcon}
      onDone={onDone}
    />
  );
};
