import { type Workflow, workflowNamed } from '@plumbline/workflows';
import { hidden } from '../read/fields.ts';
import type { Row } from '../read/read.ts';

/** The workflow that a row's hidden `$kind` names. */
export const workflowOf = (row: Row): Workflow => {
  const kind = hidden<string>(row, '$kind');
  const workflow = workflowNamed(kind);
  if (workflow === undefined) throw new Error(`There is no workflow ${kind}.`);
  return workflow;
};
