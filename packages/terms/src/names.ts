/**
 * Turns a code name into the form of the outside contract's enums. A code that begins with a capital, as rule A does, keeps it.
 * @example upperSnake('onTheSpot') // 'ON_THE_SPOT'
 */
export const upperSnake = (code: string): string => code.replace(/(?<!^)([A-Z])/g, '_$1').toUpperCase();

/**
 * Turns an enum of the outside contract into the code name.
 * @example camel('ON_THE_SPOT') // 'onTheSpot'
 */
export const camel = (value: string): string =>
  value.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Upper-cases the first letter: `submitPlan` becomes `SubmitPlan`. */
export const pascal = (code: string): string => code.charAt(0).toUpperCase() + code.slice(1);
