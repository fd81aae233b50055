import type { FormField } from '../../shared/form/fields.ts';
import { isPicked, type Picked } from '../../shared/form/values.ts';
import type { PhotoRef } from './photos.ts';

/** What a field of the phone's form may hold. */
export type PhoneValue = string | boolean | null | Picked | PhotoRef[];
export type PhoneValues = Readonly<Record<string, PhoneValue | undefined>>;

const isEmpty = (value: PhoneValue | undefined): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** The required fields that hold nothing yet. */
export const missingOf = (fields: readonly FormField[], values: PhoneValues): FormField[] =>
  fields.filter((field) => field.required && isEmpty(values[field.name]));

/** The photos that a form holds, in the order of its fields. */
export const photosOf = (values: PhoneValues): PhotoRef[] =>
  Object.values(values).flatMap((value) => (Array.isArray(value) ? value : []));

/**
 * The input of a step's mutation: ids for what was picked, nothing for what is empty.
 * @param fileIdOf the server's id of a photo
 * @throws Error when a photo is not with the server yet: the caller sends photos first
 */
export const inputOf = (
  names: readonly string[],
  values: PhoneValues,
  fileIdOf: ReadonlyMap<string, string>,
): Record<string, unknown> => {
  const input: Record<string, unknown> = {};
  for (const name of names) {
    const value = values[name];
    if (value === undefined || isEmpty(value)) continue;
    if (Array.isArray(value)) {
      input[name] = value.map(({ photo }) => {
        const id = fileIdOf.get(photo);
        if (id === undefined) throw new Error('A photo was to be sent before its step.');
        return id;
      });
    } else if (isPicked(value)) input[name] = value.id;
    else input[name] = typeof value === 'string' ? value.trim() : value;
  }
  return input;
};
