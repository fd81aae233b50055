import { createHash, createPublicKey, verify } from 'node:crypto';
import { canonicalJson } from '../record/canonical.ts';
import type { Chain } from './chain.ts';

/** Signs for a data folder, with a private key that lies beside the database and never in it. */
export interface RecordSigner {
  /** The Ed25519 public key: SPKI, DER, base64. */
  readonly publicKey: string;
  /** The signature of a text in UTF-8, base64. */
  sign(text: string): string;
}

/** What a statement's format is called. */
export const statementFormat = 'plumbline-statement/1';

/** Where a chain stood at a time. */
export interface StatementBody {
  readonly format: typeof statementFormat;
  readonly townId: number;
  readonly town: string;
  readonly chain: Chain;
  /** Day of the town's calendar. */
  readonly day: string;
  /** The last position, its hash, and how many events are sealed up to it. */
  readonly position: number;
  readonly hash: string;
  readonly events: number;
  /** ISO 8601. */
  readonly at: string;
  readonly keyId: string;
}

/** A signed statement: to be kept where nobody who can change the database can change it. */
export interface Statement {
  readonly statement: StatementBody;
  readonly publicKey: string;
  /** Ed25519 over the canonical JSON of `statement`, base64. */
  readonly signature: string;
}

/** The short name of a public key: the beginning of its SHA-256. */
export const keyIdOf = (publicKey: string): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16);

/** Signs where a chain stands. */
export const signStatement = (
  signer: RecordSigner,
  body: Omit<StatementBody, 'format' | 'keyId' | 'events'>,
): Statement & { readonly text: string } => {
  const statement: StatementBody = {
    ...body,
    format: statementFormat,
    events: body.position,
    keyId: keyIdOf(signer.publicKey),
  };
  const text = canonicalJson(statement);
  return { statement, publicKey: signer.publicKey, signature: signer.sign(text), text };
};

/** Whether a statement was signed, as it stands, with the key that comes with it. */
export const isSigned = ({ statement, publicKey, signature }: Statement): boolean => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return (
      key.asymmetricKeyType === 'ed25519' &&
      statement.keyId === keyIdOf(publicKey) &&
      verify(null, Buffer.from(canonicalJson(statement)), key, Buffer.from(signature, 'base64'))
    );
  } catch {
    return false;
  }
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Whether something read from a file is a statement. */
export const isStatement = (value: unknown): value is Statement => {
  if (!isObject(value) || typeof value['publicKey'] !== 'string' || typeof value['signature'] !== 'string')
    return false;
  const body = value['statement'];
  return (
    isObject(body) &&
    body['format'] === statementFormat &&
    Number.isSafeInteger(body['townId']) &&
    Number.isSafeInteger(body['position']) &&
    (body['chain'] === 'open' || body['chain'] === 'confidential') &&
    ['town', 'day', 'hash', 'at', 'keyId'].every((name) => typeof body[name] === 'string')
  );
};

/**
 * Reads statements from the text of a file: one, a list, or one on each line.
 * @returns `null` where it holds none
 */
export const readStatements = (text: string): readonly Statement[] | null => {
  const parse = (json: string): unknown => {
    try {
      return JSON.parse(json);
    } catch {
      return undefined;
    }
  };
  const plain = text.replace(/^\uFEFF/, '').trim();
  const whole = parse(plain);
  const found = whole === undefined ? plain.split(/\r?\n/).map(parse) : Array.isArray(whole) ? whole : [whole];
  return found.length > 0 && found.every(isStatement) ? found : null;
};
