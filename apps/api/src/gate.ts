/**
 * Lets at most `width` jobs run at a time; the others wait in the order in which they came.
 * @example const oneOfTwo = gate(2); await oneOfTwo(() => hash(password));
 */
export const gate = (width: number): (<Result>(job: () => Promise<Result>) => Promise<Result>) => {
  let free = width;
  const waiting: (() => void)[] = [];
  return async (job) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await job();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
};
