import type { DossierEvent } from '@plumbline/operations';
import { type Locale, say, type Text } from '@plumbline/terms';
import { type Workflow, workflows } from '@plumbline/workflows';

/** A field of a step in words. */
export interface ShownField {
  readonly title: string;
  readonly value: string;
}

const workflow: Workflow = workflows.sanction;
const yes: Text = ['是', 'yes'];
const no: Text = ['否', 'no'];

const wordsOf = (event: DossierEvent, name: string, value: unknown, locale: Locale): string | null => {
  const named = event.names?.[name];
  if (named !== undefined) return named;
  const field = workflow.steps[event.step]?.input?.[name];
  switch (field?.kind) {
    case 'files':
    case 'password':
      return null;
    case 'choice': {
      const title = field.options?.[String(value)];
      return title === undefined ? String(value) : say(title, locale);
    }
    case 'switch':
      return say(value === true ? yes : no, locale);
    case 'text':
    case 'longText':
    case 'day':
      return typeof value === 'string' ? value : null;
    default:
      return null;
  }
};

/** What was entered at a step, field by field in the order of its form, as words; files stand apart. */
export const shownFields = (event: DossierEvent, locale: Locale): readonly ShownField[] => {
  const entered = { ...event.input, ...event.payload };
  const order = Object.keys(workflow.steps[event.step]?.input ?? {});
  return order.flatMap((name): readonly ShownField[] => {
    const value = entered[name];
    if (value === undefined || value === null) return [];
    const shown = wordsOf(event, name, value, locale);
    const title = event.fieldTitles[name];
    return shown === null || title === undefined ? [] : [{ title: say(title, locale), value: shown }];
  });
};
