/** A decimal of the interface with a real minus sign, digit for digit as it came. @example exactText('-2.74') // '\u22122.74' */
export const exactText = (decimal: string): string => decimal.replace(/^-/, '\u2212');
