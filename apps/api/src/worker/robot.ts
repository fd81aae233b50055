import { lookup } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { type Failure, isPrivateAddress } from '@plumbline/operations';

/** How long a robot may take to answer, in milliseconds. */
const patience = 10_000;
const largestAnswer = 64 * 1024;

class NotPrivate extends Error {
  override readonly name = 'NotPrivate';
}

/** Resolves a name, but only into a private network: plain http goes nowhere else. */
const lookupPrivately: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, []);
    if (!addresses.every(({ address }) => isPrivateAddress(address))) return done(new NotPrivate(), []);
    const [first] = addresses;
    return options.all ? done(null, addresses) : done(null, first?.address ?? '', first?.family);
  });
};

/** The body that a robot's platform wants: Feishu names the parts otherwise than WeCom and DingTalk. */
const bodyFor = (host: string, text: string): unknown =>
  /(^|\.)(feishu\.cn|larksuite\.com)$/.test(host)
    ? { msg_type: 'text', content: { text } }
    : { msgtype: 'text', text: { content: text } };

/** These platforms answer 200 also where they refuse, with a code of their own. */
const tookIt = (status: number, answer: string): boolean => {
  if (status < 200 || status > 299) return false;
  try {
    const { errcode = 0, code = 0 } = JSON.parse(answer) as { errcode?: unknown; code?: unknown };
    return Number(errcode) === 0 && Number(code) === 0;
  } catch {
    return true;
  }
};

const post = (address: URL, body: string, timeout: number): Promise<{ status: number; answer: string }> =>
  new Promise((resolve, reject) => {
    const secure = address.protocol === 'https:';
    const host = address.hostname.replace(/^\[|\]$/g, '');
    if (!secure && isIP(host) !== 0 && !isPrivateAddress(host)) return reject(new NotPrivate());
    const options = {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) },
      signal: AbortSignal.timeout(timeout),
      agent: false,
      ...(secure ? {} : { lookup: lookupPrivately }),
    };
    // A redirect is not followed: node:http never does.
    const sent = (secure ? secureRequest : plainRequest)(address, options, (response) => {
      let answer = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        answer += part;
        if (answer.length > largestAnswer) response.destroy(new Error('The answer is too long.'));
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, answer }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });

/**
 * Gives a text to a chat robot by its webhook.
 * @param timeout milliseconds until it is given up
 * @returns the failure, or nothing where the robot took it
 */
export const sendToRobot = async (url: string, text: string, timeout = patience): Promise<Failure | null> => {
  try {
    const address = new URL(url);
    const { status, answer } = await post(address, JSON.stringify(bodyFor(address.hostname, text)), timeout);
    return tookIt(status, answer) ? null : { fault: 'rejected', again: status >= 500 || status === 429, apart: true };
  } catch (error) {
    if (error instanceof NotPrivate) return { fault: 'notAllowed', again: false, apart: true };
    return { fault: 'unreachable', again: true, apart: true };
  }
};
