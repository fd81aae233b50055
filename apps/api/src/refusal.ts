import { StartError } from '@plumbline/database';
import { fill, type Text } from '@plumbline/terms';

/** A start or a command refused for a reason that the person at the terminal can act on; exit code 1, no stack trace. */
export class Refusal extends Error {
  readonly text: Text;

  constructor(text: Text, values: Readonly<Record<string, string | number>> = {}) {
    const filled = fill(text, values);
    super(filled[1]);
    this.name = 'Refusal';
    this.text = filled;
  }
}

/** What to tell a person about an error: its own words where it was meant for them, nothing where it was not. */
export const refusalText = (error: unknown): Text | null =>
  error instanceof Refusal || error instanceof StartError ? error.text : null;
