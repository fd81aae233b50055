import { say, type Text } from '@plumbline/terms';
import type { Clause, Field, Target } from '@plumbline/workflows';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { hidden } from '../read/fields.ts';
import type { Row } from '../read/read.ts';
import { targetLine } from './agreement-target.ts';
import { workflowOf } from './workflow-of.ts';

interface EventFieldShape {
  readonly name: string;
  readonly title: Text;
  readonly value: string;
  readonly kind: string;
}

/** What was entered in one field of a step. */
export const EventField = builder.objectRef<EventFieldShape>('EventField').implement({
  description: 'One field of what was entered at a step, rendered in the reader’s language',
  fields: (t) => ({
    name: t.exposeString('name'),
    title: t.string({ resolve: ({ title }, _args, { viewer }) => say(title, viewer.locale) }),
    value: t.exposeString('value'),
    kind: t.exposeString('kind'),
  }),
});

const rendered = async (field: Field, value: unknown, { viewer, town, names }: GraphqlContext): Promise<string> => {
  switch (field.kind) {
    case 'switch':
      return say(value === true ? ['是', 'Yes'] : ['否', 'No'], viewer.locale);
    case 'choice':
      return field.options?.[String(value)] ? say(field.options[String(value)] as Text, viewer.locale) : String(value);
    case 'unit':
      return town.units.get(Number(value))?.name ?? '';
    case 'person':
    case 'inspection':
    case 'record':
    case 'exam':
      return (await names(field.kind, Number(value))) ?? '';
    case 'targets':
      return (value as readonly Target[]).map((target) => targetLine(target, viewer.locale)).join('\n');
    case 'clauses':
      return (value as readonly Clause[]).map(({ title, text }) => `${title}\n${text}`).join('\n');
    default:
      return String(value);
  }
};

/** What was entered at an event's step, in the order of its form and without files; reads `$kind`, `$step`, `$input`, `$payload`. */
export const enteredAt = async (row: Row, context: GraphqlContext): Promise<EventFieldShape[]> => {
  const fields = workflowOf(row).steps[hidden<string>(row, '$step')]?.input ?? {};
  const given = { ...hidden<Row | null>(row, '$input'), ...hidden<Row | null>(row, '$payload') };
  const shown = Object.entries(fields).filter(([name, { kind }]) => given[name] !== undefined && kind !== 'files');
  return Promise.all(
    shown.map(async ([name, field]) => ({
      name,
      title: field.title,
      kind: field.kind,
      value: await rendered(field, given[name], context),
    })),
  );
};
