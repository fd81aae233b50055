import type { IncomingMessage } from 'node:http';
import { localeOf, say, type Text } from '@plumbline/terms';
import type { Guesses } from '../auth/guesses.ts';
import type { SetupDoor } from '../setup/door.ts';
import type { TownWanted } from '../setup/found-town.ts';
import { readJson } from './body.ts';
import { checkText } from './plain-text.ts';
import { HttpProblem, sendJson } from './respond.ts';
import type { Handler } from './router.ts';

/** What the addresses of the first-run wizard work with. */
export type SetupParts = {
  door: SetupDoor;
  guesses: Guesses;
  /** The address a request comes from. */
  addressOf: (request: IncomingMessage) => string;
};

const largestBody = 8 * 1024;

/** Tells whether the server waits for its first town: what the page at / shows depends on it. */
export const setupStateHandler =
  ({ door }: SetupParts): Handler =>
  async (_request, response) =>
    sendJson(response, 200, { open: await door.isOpen() });

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (fields: unknown, key: string): string => {
  const value = isFields(fields) ? fields[key] : undefined;
  return typeof value === 'string' ? value : '';
};

const wantedOf = ({ town, administrator }: Fields): TownWanted => ({
  town: {
    name: textOf(town, 'name'),
    code: textOf(town, 'code'),
    zone: textOf(town, 'zone') || 'Asia/Shanghai',
  },
  administrator: {
    name: textOf(administrator, 'name'),
    login: textOf(administrator, 'login'),
    password: textOf(administrator, 'password'),
  },
});

/**
 * Founds the first town with its first administrator: `{ code, town, administrator }`. Wrong codes count as guesses; with
 * the right one everything that is wrong with the entry is told at once.
 */
export const foundTownHandler =
  ({ door, guesses, addressOf }: SetupParts): Handler =>
  async (request, response) => {
    if (!(await door.isOpen())) throw closed();
    const address = addressOf(request);
    const body = await readJson(request, largestBody);
    if (!isFields(body)) throw new HttpProblem(400, 'BAD_REQUEST', wrongShape);
    checkText(body, 'body');
    const wait = await guesses.count('setup', address);
    if (wait !== null)
      throw new HttpProblem(
        429,
        'TOO_MANY_GUESSES',
        tooMany,
        { minutes: Math.ceil(wait / 60) },
        { 'retry-after': String(wait) },
      );
    if (!door.knows(textOf(body, 'code'))) throw new HttpProblem(403, 'WRONG_SETUP_CODE', wrongCode);
    await guesses.forget('setup', address);
    const founded = await door.found(wantedOf(body));
    if (founded === null) throw closed();
    if (founded.ok) return sendJson(response, 201, { founded: true });
    const locale = localeOf(request.headers['accept-language']);
    const problems = founded.faults.map(({ path, text }) => ({ path, message: say(text, locale) }));
    sendJson(response, 422, { code: 'InvalidInput', message: problems[0]?.message ?? '', problems });
  };

const closed = (): HttpProblem => new HttpProblem(410, 'SETUP_CLOSED', alreadyFounded);

const alreadyFounded: Text = ['镇已经建好。请登录。', 'The town is set up already. Please sign in.'];
const wrongCode: Text = [
  '安装码不对。它显示在启动准绳的终端窗口里；重新启动会换新的。',
  'The setup code is wrong. It stands in the terminal where Plumbline was started; each start makes a new one.',
];
const tooMany: Text = [
  '安装码错误次数过多。请等 {minutes} 分钟再试。',
  'Too many wrong setup codes. Wait {minutes} minutes.',
];
const wrongShape: Text = [
  '请求内容应为 JSON 对象 {"code","town","administrator"}。',
  'Expected a JSON object with code, town and administrator.',
];
