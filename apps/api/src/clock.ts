/** Tells the time; injected everywhere, so that deadlines can be tried out. */
export type Clock = () => Date;

/** The real time. */
export const systemClock: Clock = () => new Date();

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const shift = /^([+-])(\d{1,5})([dhm])$/;
const milliseconds = { d: 86_400_000, h: 3_600_000, m: 60_000 } as const;

/**
 * Reads `PLUMBLINE_NOW`: an instant with its offset stands still, a shift (`+3d`, `-12h`, `+30m`) runs on.
 * @returns nothing where the value is neither
 * @example clockOf('2026-11-20T09:00:00+08:00') // stands still
 */
export const clockOf = (value: string): Clock | null => {
  const [, sign, amount, unit] = shift.exec(value) ?? [];
  if (sign && amount && unit) {
    const by = (sign === '-' ? -1 : 1) * Number(amount) * milliseconds[unit as keyof typeof milliseconds];
    return () => new Date(Date.now() + by);
  }
  const at = instant.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : () => new Date(at);
};
