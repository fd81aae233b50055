export { camel, pascal, upperSnake } from './names.ts';
export { isRole, type Role, roleCodes, roles, unitRoles } from './roles.ts';
export { fill, type Locale, localeOf, say, type Text } from './text.ts';
export { type UnitKind, unitKindCodes, unitKinds } from './units.ts';
