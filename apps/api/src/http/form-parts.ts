/** What a form consists of, in the order in which it arrives. */
export type FormEvent =
  | { readonly kind: 'part'; readonly name: string; readonly fileName: string | null }
  | { readonly kind: 'data'; readonly bytes: Buffer };

/** A form that is none: broken off, or not as its content type says. */
export class BadForm extends Error {
  override readonly name = 'BadForm';
}

/** Headers of a part may be so long, and no longer. */
const mostHeaders = 16 * 1024;
const blankLine = Buffer.from('\r\n\r\n');

const headerOf = (block: string): FormEvent & { kind: 'part' } => {
  const line = block.split('\r\n').find((each) => /^content-disposition\s*:/iu.test(each)) ?? '';
  const value = (name: string): string | null =>
    new RegExp(`[;\\s]${name}="((?:[^"\\\\]|\\\\.)*)"`, 'iu').exec(line)?.[1]?.replaceAll(/%22|\\"/gu, '"') ?? null;
  return { kind: 'part', name: value('name') ?? '', fileName: value('filename') };
};

/** The boundary of a form's content type. */
export const boundaryOf = (contentType: string): string | null => {
  const found = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/iu.exec(contentType);
  return found?.[1] ?? found?.[2] ?? null;
};

/**
 * Takes a form (RFC 7578) apart while it arrives, so that a file of any size passes through little memory.
 * @throws BadForm
 */
export const formParts = async function* (chunks: AsyncIterable<Buffer>, boundary: string): AsyncGenerator<FormEvent> {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first boundary may stand without a line end before it.
  let waiting: Buffer = Buffer.from('\r\n');
  let at: 'before' | 'boundary' | 'headers' | 'body' | 'after' = 'before';
  for await (const chunk of chunks) {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
    for (let goesOn = true; goesOn; ) {
      goesOn = false;
      if (at === 'before' || at === 'body') {
        const end = waiting.indexOf(delimiter);
        // What could be the beginning of a boundary waits for the next chunk.
        const sure = end === -1 ? Math.max(0, waiting.length - delimiter.length + 1) : end;
        if (at === 'body' && sure > 0) yield { kind: 'data', bytes: waiting.subarray(0, sure) };
        waiting = waiting.subarray(sure);
        if (end !== -1) {
          waiting = waiting.subarray(delimiter.length);
          at = 'boundary';
          goesOn = true;
        }
      } else if (at === 'boundary' && waiting.length >= 2) {
        const isLast = waiting[0] === 0x2d && waiting[1] === 0x2d;
        const lineEnd = waiting.indexOf('\r\n');
        if (isLast) at = 'after';
        else if (lineEnd !== -1) {
          // The line end stays: a part without headers has its blank line right here.
          waiting = waiting.subarray(lineEnd);
          at = 'headers';
          goesOn = true;
        } else if (waiting.length > mostHeaders) throw new BadForm('boundary');
      } else if (at === 'headers') {
        const end = waiting.indexOf(blankLine);
        if (end === -1 && waiting.length > mostHeaders) throw new BadForm('headers');
        if (end !== -1) {
          yield headerOf(waiting.subarray(0, end).toString('utf8'));
          waiting = waiting.subarray(end + blankLine.length);
          at = 'body';
          goesOn = true;
        }
      } else if (at === 'after') waiting = Buffer.alloc(0);
    }
  }
  if (at !== 'after') throw new BadForm('end');
};
