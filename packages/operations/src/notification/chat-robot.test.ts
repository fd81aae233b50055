import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readChatRobots, setChatRobot } from './chat-robot.ts';
import { claimRobotMessages } from './claim-robots.ts';
import { type ToldTown, toldTown } from './testing/told-town.ts';

const towns: ToldTown[] = [];
afterAll(() => Promise.all(towns.map((each) => each.close())));

let town: ToldTown;
beforeEach(async () => {
  town = await toldTown(`robot-${towns.length}`);
  towns.push(town);
});

describe('a chat robot', () => {
  const url = 'https://robot.example.cn/send?key=abcd1234';

  it('is set by administrators only, and its address is not shown', async () => {
    const { admin, teacher } = town.people;
    expect(await setChatRobot(town.deps, teacher, { unitId: town.root, url })).toMatchObject({ ok: false });
    expect(await setChatRobot(town.deps, admin, { unitId: town.root, url: 'http://8.8.8.8/' })).toMatchObject({
      ok: false,
    });
    expect(await setChatRobot(town.deps, admin, { unitId: town.root, url })).toMatchObject({ ok: true });
    const robots = await readChatRobots(town.deps, admin);
    expect(robots).toMatchObject([{ unitId: town.root, host: 'robot.example.cn', ending: '1234' }]);
    expect(JSON.stringify(robots)).not.toContain('abcd');
    expect(await readChatRobots(town.deps, teacher)).toEqual([]);
    await setChatRobot(town.deps, admin, { unitId: town.root, url: null });
    expect(await readChatRobots(town.deps, admin)).toEqual([]);
  });

  it('gets one message for all that came due at once, of its own unit only', async () => {
    const { admin, teacher } = town.people;
    await setChatRobot(town.deps, admin, { unitId: town.root, url });
    await setChatRobot(town.deps, admin, { unitId: town.west, url });
    for (let count = 0; count < 3; count += 1) {
      const { recordId } = await town.noticed({ title: `问题 ${count}` });
      await town.remind(recordId, [teacher.personId]);
      await town.tell();
    }
    town.minutesLater(1);
    const messages = (await Promise.all([1, 2, 3].map(() => claimRobotMessages(town.deps, town.townId)))).flat();
    expect(messages).toMatchObject([{ unitId: town.root, url, attempts: 1 }]);
    expect(messages[0]?.counts).toEqual(
      Array.from({ length: 3 }, () => ({ workflow: 'rectification', deadline: 'rectify', dueOn: '2026-12-02' })),
    );
    expect(await claimRobotMessages(town.deps, town.townId)).toEqual([]);
    town.minutesLater(6);
    expect(await claimRobotMessages(town.deps, town.townId)).toHaveLength(1);
  });

  it('that was taken away is sent nothing', async () => {
    const { admin, teacher } = town.people;
    await setChatRobot(town.deps, admin, { unitId: town.root, url });
    await town.remind((await town.noticed()).recordId, [teacher.personId]);
    await town.tell();
    await setChatRobot(town.deps, admin, { unitId: town.root, url: null });
    town.minutesLater(1);
    expect(await claimRobotMessages(town.deps, town.townId)).toEqual([]);
    expect(await town.outbox('robot')).toMatchObject([{ outcome: 'dropped' }]);
  });
});
