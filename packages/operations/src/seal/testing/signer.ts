import { generateKeyPairSync, sign } from 'node:crypto';
import type { RecordSigner } from '../statement.ts';

/** A signer with a key of its own, in memory. */
export const testSigner = (): RecordSigner => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  };
};
