import type { Progress } from './demo-town.ts';

const width = 30;

/**
 * A progress bar on stderr where that is a terminal, and nothing in a pipe.
 * @param label what is being done
 */
export const progressBar = (label: string, stream: NodeJS.WriteStream = process.stderr): Progress => {
  if (!stream.isTTY) return () => {};
  return (done, all) => {
    const filled = all === 0 ? width : Math.round((done / all) * width);
    stream.write(`\r${label} [${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done}/${all}`);
    if (done >= all) stream.write('\n');
  };
};
