const decoder = new TextDecoder('gb18030');

/** Two bytes of every character that GB18030 writes with two, as the platform's own decoder reads them. */
const twoBytes = new Map<string, readonly [number, number]>();
for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    const character = decoder.decode(Uint8Array.of(lead, trail));
    if (trail !== 0x7f && [...character].length === 1 && character !== '\ufffd') twoBytes.set(character, [lead, trail]);
  }
}

/**
 * Writes a text as Excel in China saves a CSV file.
 * @throws RangeError a character that two bytes cannot hold
 */
export const toGb18030 = (text: string): Buffer =>
  Buffer.from(
    [...text].flatMap((character) => {
      if (character <= '\u007f') return [character.charCodeAt(0)];
      const bytes = twoBytes.get(character);
      if (bytes === undefined) throw new RangeError(`GB18030 has no two bytes for ${JSON.stringify(character)}.`);
      return [...bytes];
    }),
  );

/** Reads a file that was saved so. @throws TypeError the bytes are something else */
export const fromGb18030 = (bytes: Uint8Array): string => new TextDecoder('gb18030', { fatal: true }).decode(bytes);
