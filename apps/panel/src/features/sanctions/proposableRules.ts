import type { FormField } from '../../shared/form/fields.ts';

/** Posts that may propose by the rules of the leading group. */
const groupRoles: readonly string[] = ['admin', 'groupHead', 'groupDeputy'];

/** Rules by which somebody with these posts may propose: B is the Party secretary's alone; the server judges it again. */
export const proposableRules = (roles: readonly string[]): string[] => [
  ...(roles.some((role) => groupRoles.includes(role)) ? ['A', 'C', 'D'] : []),
  ...(roles.includes('partySecretary') ? ['B'] : []),
];

/** The options of a field of the proposal: only rules that the reader may propose by. */
export const optionsFor = (
  field: Pick<FormField, 'name' | 'options'>,
  roles: readonly string[],
): FormField['options'] =>
  field.name === 'rule' ? field.options.filter(({ value }) => proposableRules(roles).includes(value)) : field.options;
