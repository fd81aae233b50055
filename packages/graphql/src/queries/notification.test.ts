import { tellWaiting, type Viewer } from '@plumbline/operations';
import { type SmallTown, smallTown } from '@plumbline/operations/testing';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { executeCompiled } from '../gateway.ts';
import { encodeId } from '../global-id.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('inbox');
  await town.noticed();
  await town.noticed({ title: '听课笔记没有日期' });
  await tellWaiting(town.deps, town.townId);
});
afterAll(() => town.close());

const ask = async <Data>(viewer: Viewer, text: string, variables: Record<string, unknown> = {}): Promise<Data> => {
  const made = await createContext({ deps: town.deps, accounts: {} as never, viewer, mustChangePassword: false });
  const { data, errors } = await executeCompiled({
    document: parse(text),
    context: made,
    request: { variables },
    operationName: null,
  });
  if (errors !== undefined) throw errors[0];
  return data as Data;
};

interface Inbox {
  readonly viewer: { unreadNotifications: number };
  readonly notifications: { nodes: { id: string; kind: string; title: string; read: boolean }[] };
}
const inboxOf = (viewer: Viewer, unread = false) =>
  ask<Inbox>(
    viewer,
    'query($unread: Boolean) { viewer { unreadNotifications } notifications(first: 10, filter: { unread: $unread }) { nodes { id kind title read } } }',
    { unread },
  );
const mark = (viewer: Viewer, input: Record<string, unknown>) =>
  ask<{ markNotificationsRead: { unread: number } }>(
    viewer,
    'mutation($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) { unread problems { code } } }',
    { input },
  );

describe('notifications', () => {
  it('are the caller’s own, latest first, and are marked as read by their caller only', async () => {
    const { teacher, other } = town.people;
    const { viewer, notifications } = await inboxOf(teacher);
    expect(viewer.unreadNotifications).toBe(2);
    expect(notifications.nodes.map(({ kind, title }) => `${kind} ${title}`)).toEqual(['TURN 签收', 'TURN 签收']);
    expect((await inboxOf(other)).notifications.nodes).toEqual([]);
    const ids = notifications.nodes.slice(0, 1).map(({ id }) => id);
    await mark(other, { ids });
    expect((await inboxOf(teacher)).viewer.unreadNotifications).toBe(2);
    expect(await mark(teacher, { ids })).toMatchObject({ markNotificationsRead: { unread: 1 } });
    expect((await inboxOf(teacher, true)).notifications.nodes.map(({ id }) => id)).not.toContain(ids[0]);
    expect(await mark(teacher, { all: true })).toMatchObject({ markNotificationsRead: { unread: 0 } });
  });
});

describe('a choice', () => {
  const set = (viewer: Viewer, input: Record<string, unknown>) =>
    ask<{ setNotificationChoice: { choice: unknown; problems: { code: string; path: string[] }[] } }>(
      viewer,
      'mutation($input: SetNotificationChoiceInput!) { setNotificationChoice(input: $input) { choice { address mail quietFrom quietTo language mailAvailable trouble { message } } problems { code path } } }',
      { input },
    );
  const wanted = { address: 'li@example.cn', language: 'EN', mail: ['COPY'], quietFrom: '22:30', quietTo: '06:00' };

  it('is kept, and tells whether the server can send mail at all', async () => {
    const { setNotificationChoice } = await set(town.people.teacher, wanted);
    expect(setNotificationChoice).toEqual({ choice: { ...wanted, mailAvailable: false, trouble: null }, problems: [] });
  });

  it('is refused with the field that is wrong, and stays as it was', async () => {
    const { setNotificationChoice } = await set(town.people.teacher, { ...wanted, address: 'li', quietTo: '25:00' });
    expect(setNotificationChoice.problems).toEqual([
      { code: 'InvalidInput', path: ['address'] },
      { code: 'InvalidInput', path: ['quietTo'] },
    ]);
    expect(setNotificationChoice.choice).toMatchObject(wanted);
  });
});

describe('chat robots', () => {
  const set = (viewer: Viewer, url: string | null) =>
    ask<{ setChatRobot: { chatRobots: unknown[]; problems: { code: string; path: string[] | null }[] } }>(
      viewer,
      'mutation($input: SetChatRobotInput!) { setChatRobot(input: $input) { chatRobots { unit { name } host ending trouble } problems { code path } } }',
      { input: { unit: encodeId('Unit', town.east), url } },
    );
  const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0123456789';

  it('are for administrators, who see no more of the address than its end', async () => {
    const refused = await set(town.people.teacher, url);
    expect(refused.setChatRobot).toEqual({ chatRobots: [], problems: [{ code: 'NotAllowed', path: null }] });
    const done = await set(town.people.admin, url);
    expect(done.setChatRobot).toEqual({
      chatRobots: [{ unit: { name: '东片小学' }, host: 'qyapi.weixin.qq.com', ending: '6789', trouble: null }],
      problems: [],
    });
    expect(await ask(town.people.teacher, '{ chatRobots { host } }')).toEqual({ chatRobots: [] });
    expect((await set(town.people.admin, 'http://8.8.8.8/')).setChatRobot.problems).toEqual([
      { code: 'InvalidInput', path: ['url'] },
    ]);
  });
});
