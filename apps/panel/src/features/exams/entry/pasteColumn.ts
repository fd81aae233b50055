/**
 * The cells of a column copied from a spreadsheet, from the top. Of several columns the last one counts, as the score stands right of the name.
 * @example pasteColumn('A\t85\r\nB\t90\r\n') // ['85', '90']
 */
export const pasteColumn = (text: string): string[] => {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  while (lines.length > 0 && lines[lines.length - 1]?.trim() === '') lines.pop();
  return lines.map((line) => line.split('\t').at(-1)?.trim() ?? '');
};

/** Lays pasted cells over pupils from one on; what is empty leaves the pupil as they are, what has no pupil is counted. */
export const layOver = (
  pupils: readonly string[],
  from: number,
  cells: readonly string[],
): { values: Record<string, string>; beyond: number } => {
  const values: Record<string, string> = {};
  let beyond = 0;
  cells.forEach((cell, index) => {
    if (cell === '') return;
    const pupil = pupils[from + index];
    if (pupil === undefined) beyond += 1;
    else values[pupil] = cell;
  });
  return { values, beyond };
};
