import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sqlOf, transaction } from '@plumbline/database';
import { readChatRobots, setChatRobot, tellWaiting } from '@plumbline/operations';
import { smallTown } from '@plumbline/operations/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverToRobots } from './deliver.ts';
import { sendToRobot } from './robot.ts';
import { robotText } from './robot-text.ts';

const got: { url: string; body: string }[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const chat = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    got.push({ url: request.url ?? '', body });
    answer(request, response);
  });
});
let address = '';
beforeAll(async () => {
  chat.listen(0, '127.0.0.1');
  await once(chat, 'listening');
  address = `http://127.0.0.1:${(chat.address() as AddressInfo).port}/hook?key=secret`;
});
afterAll(() => {
  chat.closeAllConnections();
  chat.close();
});
beforeEach(() => {
  got.length = 0;
  answer = (_, response) => response.end('{"errcode":0,"errmsg":"ok"}');
});

describe('a chat robot', () => {
  it('is given plain text as its platform wants it', async () => {
    expect(await sendToRobot(address, '有 3 件')).toBe(null);
    expect(JSON.parse(got[0]?.body ?? '')).toEqual({ msgtype: 'text', text: { content: '有 3 件' } });
  });

  it('that answers with a code of its own has refused', async () => {
    answer = (_, response) => response.end('{"errcode":310000,"errmsg":"keywords not in content"}');
    expect(await sendToRobot(address, 'x')).toMatchObject({ fault: 'rejected', again: false });
    answer = (_, response) => response.writeHead(503).end();
    expect(await sendToRobot(address, 'x')).toMatchObject({ fault: 'rejected', again: true });
  });

  it('that leads elsewhere is not followed', async () => {
    answer = (_, response) => response.writeHead(302, { location: '/elsewhere' }).end();
    expect(await sendToRobot(address, 'x')).toMatchObject({ fault: 'rejected', again: false });
    expect(got.map(({ url }) => url)).toEqual(['/hook?key=secret']);
  });

  it('that does not answer in time, or answers without end, is given up for now', async () => {
    answer = () => {};
    expect(await sendToRobot(address, 'x', 200)).toMatchObject({ fault: 'unreachable', again: true });
    answer = (_, response) => response.end('x'.repeat(200_000));
    expect(await sendToRobot(address, 'x')).toMatchObject({ fault: 'unreachable', again: true });
  });

  it('outside is not spoken to without https', async () => {
    expect(await sendToRobot('http://8.8.8.8/hook', 'x', 500)).toMatchObject({ fault: 'notAllowed', again: false });
    expect(await sendToRobot('http://169.254.169.254/hook', 'x', 500)).toMatchObject({ fault: 'notAllowed' });
  });
});

describe('what a robot says', () => {
  it('is counts, kinds and a link', () => {
    const count = (dueOn: string, deadline = 'rectify') => ({ workflow: 'rectification', deadline, dueOn });
    const counts = [count('2026-11-18'), count('2026-11-18'), count('2026-11-16'), count('2026-11-23', 'plan')];
    expect(robotText(counts, { town: '青石镇', url: 'https://a.example', today: '2026-11-18' })).toBe(
      [
        '【准绳】青石镇有 4 件事要办',
        '整改（整改期限）：1 件已超期，2 件今天到期',
        '整改（报方案期限）：1 件快到期',
        '请到工作台办理：https://a.example/',
      ].join('\n'),
    );
  });

  it('comes once for a whole sweep, with no name and no finding, and its failure is shown to the administrator', async () => {
    const town = await smallTown('robot');
    const { admin, teacher } = town.people;
    await setChatRobot(town.deps, admin, { unitId: town.root, url: address });
    const remind = async (title: string) => {
      const { recordId } = await town.noticed({ title });
      const body = {
        recordId,
        deadline: 'rectify',
        rung: -3,
        dueOn: '2026-12-02',
        reminder: 'remind',
        to: [teacher.personId],
      };
      await transaction(town.deps.pool, { townId: town.townId, personId: null, as: 'step' }, (tx) =>
        tx.finish([
          sqlOf.insertInto('outbox').values({
            town_id: town.townId,
            key: `reminder:${recordId}`,
            topic: 'reminder',
            body: JSON.stringify(body),
            created_at: town.time.now,
          }),
        ]),
      );
      await tellWaiting(town.deps, town.townId);
    };
    const deliver = () => {
      town.time.now = new Date(town.time.now.getTime() + 60_000);
      const signal = new AbortController().signal;
      return deliverToRobots({ deps: town.deps, mailer: null, url: 'https://a.example', signal }, town.townId);
    };
    await remind('作业订正未复批');
    await remind('听课笔记没有日期');
    expect(await deliver()).toBe(1);
    expect(got).toHaveLength(1);
    expect(got[0]?.body).toContain('2 件');
    for (const word of ['作业', '听课', '李思雨', '〔2026〕', '东片']) expect(got[0]?.body).not.toContain(word);
    expect(await readChatRobots(town.deps, admin)).toMatchObject([{ sentAt: town.time.now, fault: null }]);

    answer = (_, response) => response.end('{"errcode":93000}');
    await remind('消防栓前堆放桌椅');
    expect(await deliver()).toBe(0);
    expect(await readChatRobots(town.deps, admin)).toMatchObject([{ fault: 'rejected' }]);
    await town.close();
  });
});
