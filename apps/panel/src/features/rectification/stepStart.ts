import type { FormValues } from '../../shared/form/values.ts';

type Known = {
  responsible: { id: string; name: string; mainPost: string | null } | null;
  category: string;
  weight: string;
  rectifyBy: string | null;
  requirement: string | null;
};

/**
 * What a step's form begins with: the facts that the case already has, for the main road only. A side road is taken on
 * purpose and begins empty.
 */
export const stepStart = (
  record: Known,
  step: { name: string; main: boolean },
  fields: readonly { name: string }[],
): FormValues => {
  // What a look back finds is new: the day of the notice has passed long ago.
  if (!step.main || step.name === 'lookBack') return {};
  const { responsible, rectifyBy, requirement } = record;
  const known: FormValues = {
    ...(responsible
      ? { responsible: { id: responsible.id, label: responsible.name, more: responsible.mainPost } }
      : {}),
    category: record.category,
    weight: record.weight,
    ...(rectifyBy ? { rectifyBy } : {}),
    ...(requirement ? { requirement } : {}),
  };
  return Object.fromEntries(fields.flatMap(({ name }) => (known[name] === undefined ? [] : [[name, known[name]]])));
};
