/** Tells on stderr how far a run is: stdout belongs to the results. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Runs a part of the preparation and tells how long it took. */
export const timed = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
  const began = performance.now();
  const result = await work();
  say(`  ${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return result;
};
