/** An interval for reading: 68.9–72.3%. */
export const intervalText = (lo: number, hi: number, unit: string): string => {
  const range = `${lo.toFixed(1)}\u2013${hi.toFixed(1)}`;
  return unit === '%' || unit === '' ? range + unit : `${range} ${unit}`;
};
