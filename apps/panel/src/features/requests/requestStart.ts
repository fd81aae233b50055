import type { FormValues } from '../../shared/form/values.ts';

type Known = {
  newDay: string | null;
  newResponsible: { id: string; name: string; mainPost: string | null } | null;
};

/** What the form of granting begins with: what was asked for. Every other form begins empty. */
export const requestStart = (
  { newDay, newResponsible }: Known,
  step: { name: string },
  fields: readonly { name: string }[],
): FormValues => {
  if (step.name !== 'grant') return {};
  const asks = (name: string) => fields.some((field) => field.name === name);
  return {
    ...(newDay !== null && asks('newDay') ? { newDay } : {}),
    ...(newResponsible !== null && asks('newResponsible')
      ? { newResponsible: { id: newResponsible.id, label: newResponsible.name, more: newResponsible.mainPost } }
      : {}),
  };
};
