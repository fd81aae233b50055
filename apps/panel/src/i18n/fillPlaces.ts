/** Values for the places of a text. */
export type TextValues = Readonly<Record<string, string | number>>;

/**
 * Fills `{name}` with a value and `{name|one|many}` with the form for its number.
 * @example fillPlaces('{n} {n|case|cases}', { n: 1 }) // '1 case'
 */
export const fillPlaces = (pattern: string, values: TextValues): string => {
  const counted = pattern.replace(
    /\{(\w+)\|([^|{}]*)\|((?:[^{}]|\{\w+\})*)\}/g,
    (_, key: string, one: string, many: string) => (Number(values[key]) === 1 ? one : many),
  );
  return counted.replace(/\{(\w+)\}/g, (place, key: string) => String(values[key] ?? place));
};
