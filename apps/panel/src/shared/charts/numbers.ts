const minus = '\u2212';

/** A number with a real minus sign and a fixed count of decimals; what rounds to nothing has no sign. */
export const plain = (value: number, digits = 1): string => {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `${minus}${text}` : text;
};

/** A difference: its sign always shown. @example signed(3.41) // '+3.4' */
export const signed = (value: number, digits = 1): string => {
  const text = plain(value, digits);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
};

/** An end of an interval: with as many decimals as keep it from reading as nothing. @example bound(-0.02) // '\u22120.02' */
export const bound = (value: number): string => {
  let digits = 1;
  while (digits < 4 && value !== 0 && Number(Math.abs(value).toFixed(digits)) === 0) digits += 1;
  return signed(value, digits);
};

/** A share from 0 to 1 in percent. @example percent(0.952) // '95.2%' */
export const percent = (share: number, digits = 1): string => `${plain(share * 100, digits)}%`;

/** A chance: never shown as certain where it is not. @example chance(0.999) // '>0.99' */
export const chance = (value: number): string => {
  if (value > 0.99 && value < 1) return '>0.99';
  if (value > 0 && value < 0.01) return '<0.01';
  return value.toFixed(2);
};

/** As many decimals as a tick step needs: 0.5 one, 2 none. */
export const digitsOf = (ticks: readonly number[]): number =>
  Math.max(0, ...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length));
