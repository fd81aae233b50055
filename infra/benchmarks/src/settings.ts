import { parseArgs } from 'node:util';

/** Parts of the benchmark. */
export const parts = ['list', 'step', 'page', 'analyse', 'rules', 'import', 'seal', 'verify'] as const;
export type Part = (typeof parts)[number];

/** How a run is done. */
export interface Settings {
  readonly json: boolean;
  /** Also fills a town of a million cases, which takes some minutes. */
  readonly full: boolean;
  readonly rounds: number;
  /** Length of one measurement. */
  readonly seconds: number;
  readonly connections: number;
  /** Rows of the file that is imported, and events of the record that is verified. */
  readonly rows: number;
  readonly only: readonly Part[];
}

/**
 * Reads the command line.
 * @throws Error that names what was found and what is expected
 */
export const readSettings = (args: readonly string[]): Settings => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '4' },
      rows: { type: 'string', default: '1000000' },
      only: { type: 'string', default: parts.join() },
    },
  });
  const number = (name: 'rounds' | 'seconds' | 'rows'): number => {
    const value = Number(values[name]);
    if (!(value > 0)) throw new Error(`--${name} is "${values[name]}"; expected a number above 0.`);
    return value;
  };
  const only = values.only.split(',').map((name) => {
    const part = parts.find((each) => each === name);
    if (part === undefined) throw new Error(`--only names "${name}"; expected some of ${parts.join()}.`);
    return part;
  });
  return {
    json: values.json,
    full: values.full,
    rounds: Math.ceil(number('rounds')),
    seconds: number('seconds'),
    connections: 16,
    rows: Math.ceil(number('rows')),
    only,
  };
};
