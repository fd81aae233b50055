import { setTimeout as sleep } from 'node:timers/promises';
import { type Databases, sqlOf, transaction } from '@plumbline/database';
import {
  createPerson,
  type Deps,
  diskFileStore,
  loadViewer,
  runStep,
  setNotificationChoice,
  type Viewer,
} from '@plumbline/operations';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Started } from '../testing/process.ts';
import { startProcess } from '../testing/process.ts';
import { type MailServer, mailServer } from '../worker/testing/mail-server.ts';
import { type HazardTown, hazardTown } from './testing/town.ts';

const people = 40;
const reminders = 5;
const findings = 120;

let town: HazardTown;
let databases: Databases;
let deps: Deps;
let post: MailServer;
let admin: Viewer;
const workers: Started[] = [];
beforeAll(async () => {
  town = await hazardTown();
  databases = await town.open();
  deps = { pool: databases.app, clock: () => new Date(), files: diskFileStore(town.home), mails: true };
  post = await mailServer(0, 20);
  const scope = { townId: town.townId, personId: null };
  const [first] = await transaction(deps.pool, scope, (tx) =>
    tx.run(sqlOf.selectFrom('post').where('role', '=', 'admin').select('person_id')),
  );
  const viewer = await loadViewer(deps, { townId: town.townId, personId: first?.person_id ?? 0, locale: 'en' });
  if (viewer === null) throw new Error('The administrator is missing.');
  admin = viewer;
}, 60_000);
afterAll(async () => {
  await Promise.all(workers.map((each) => each.stop('SIGKILL')));
  await post?.close();
  await databases?.close();
  await town?.remove();
}, 30_000);

/** Starts a worker as a person does, at another time where one is given. */
const start = (now?: string): Started => {
  const worker = startProcess('cli.ts', ['worker'], {
    PLUMBLINE_HOME: town.home,
    PLUMBLINE_SMTP_URL: post.url,
    PLUMBLINE_MAIL_FROM: 'plumbline@school.example.cn',
    ...(now === undefined ? {} : { PLUMBLINE_DEMO: '1', PLUMBLINE_NOW: now }),
  });
  workers.push(worker);
  return worker;
};

/** Waits until a worker has begun; starting takes its time where three and a database share a computer. */
const begun = ({ child }: Started): Promise<void> =>
  new Promise((resolve) => {
    child.stderr?.on('data', (text: string) => {
      if (text.includes('begun')) resolve();
    });
    child.once('exit', () => resolve());
  });

/**
 * Three workers, of which one at a time is killed within a second of its work and replaced, until something holds.
 * @param meanwhile begun once all three work
 */
const amidKilling = async (
  now: string | undefined,
  isOver: () => Promise<boolean>,
  meanwhile?: () => Promise<void>,
): Promise<number> => {
  const next = () => {
    const worker = start(now);
    return { worker, ready: begun(worker) };
  };
  const three = [next(), next(), next()];
  await Promise.all(three.map(({ ready }) => ready));
  const done = meanwhile?.();
  let killed = 0;
  while (!(await isOver())) {
    if (killed > 60) throw new Error('The workers do not get on.');
    const victim = three.shift();
    await victim?.ready;
    await sleep(100 + Math.random() * 900);
    await victim?.worker.stop('SIGKILL');
    three.push(next());
    killed += 1;
  }
  await Promise.all(three.map(({ worker }) => worker.stop('SIGKILL')));
  await done;
  return killed;
};

const rows = <Row>(text: string): Promise<Row[]> =>
  transaction(deps.pool, { townId: town.townId, personId: null, as: 'step' }, (tx) =>
    tx.run<Row>({ sql: text, parameters: [] } as never),
  );
const count = async (text: string) =>
  (await rows<{ count: number }>(`select count(*)::int as count from ${text}`))[0]?.count;

const persons = async (): Promise<number[]> => {
  const made: number[] = [];
  for (let index = 0; index < people; index += 1) {
    const answer = await createPerson(deps, admin, { name: `人${index}` });
    if (!answer.ok) throw new Error(answer.problems[0]?.message);
    const viewer = await loadViewer(deps, { townId: town.townId, personId: answer.personId, locale: 'zh' });
    if (viewer === null) throw new Error('The person is missing.');
    await setNotificationChoice(deps, viewer, {
      address: `p${index}@school.example.cn`,
      locale: 'zh',
      mail: { turn: true, copy: true, reminder: true },
      quiet: { from: '00:00', to: '00:00' },
    });
    made.push(answer.personId);
  }
  return made;
};

const record = async (index: number): Promise<number> => {
  const [unit] = await rows<{ id: number }>(`select id from unit where kind = 'campus'`);
  const answer = await runStep(deps, admin, {
    workflow: 'rectification',
    step: 'record',
    idempotencyKey: `finding-number-${index}`,
    input: { title: `问题 ${index}`, unit: unit?.id, category: 'withDeadline', weight: 'light' },
  });
  if (!answer.ok) throw new Error(answer.problems[0]?.message);
  return answer.recordId;
};

it('three workers, of which one is killed every second, tell each once and mail each once', async () => {
  const to = await persons();
  let enqueued = false;
  const enqueue = async () => {
    for (let index = 0; index < findings; index += 1) {
      const recordId = await record(index);
      if (index < reminders) {
        const body = { recordId, deadline: 'rectify', rung: 0, dueOn: '2026-12-02', reminder: 'remind', to };
        await transaction(deps.pool, { townId: town.townId, personId: null, as: 'step' }, (tx) =>
          tx.finish([
            sqlOf.insertInto('outbox').values({
              town_id: town.townId,
              key: `reminder:${recordId}:rectify:0:2026-12-02`,
              topic: 'reminder',
              body: JSON.stringify(body),
              created_at: new Date(),
            }),
          ]),
        );
      }
      await sleep(60);
    }
    enqueued = true;
  };
  const waiting = `outbox where topic in ('event', 'reminder') and done_at is null`;
  const toldAmid = await amidKilling(undefined, async () => enqueued && (await count(waiting)) === 0, enqueue);

  const expected = people * reminders;
  expect(await count(`notification where kind = 'reminder' and person_id = any('{${to.join()}}')`)).toBe(expected);
  expect(await count(`outbox where topic = 'mail'`)).toBe(expected);
  expect(
    await count(
      `(select from notification n join outbox o on (o.body ->> 'notification')::bigint = n.id where o.topic = 'mail' group by n.id having count(*) = 1) once`,
    ),
  ).toBe(expected);
  const own = `notification n join todo t on t.record_id = n.record_id and t.person_id = n.person_id where n.kind = 'turn'`;
  expect(await count(own)).toBe(
    await count(`todo t join event e on e.record_id = t.record_id where t.person_id <> e.actor_id`),
  );

  // What was gathered is due five minutes later; the leases of the dead end, and their letters go again, later still.
  const untouched = (attempts: number) =>
    count(`outbox where topic = 'mail' and done_at is null and attempts < ${attempts}`);
  const mailedAmid =
    (await amidKilling('+5m', async () => (await untouched(1)) === 0)) +
    (await amidKilling('+15m', async () => (await untouched(2)) === 0));
  const sent = () => count(`outbox where topic = 'mail' and outcome = 'sent'`);
  const last = start('+30m');
  while (Number(await sent()) < expected) await sleep(200);
  expect(await last.stop('SIGTERM')).toBe(0);

  const byId = Map.groupBy(post.received, ({ messageId }) => messageId);
  expect(byId.size).toBe(expected);
  for (const copies of byId.values()) expect(new Set(copies.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(new Set([...byId.values()].map(([each]) => `${each?.to} ${each?.text}`)).size).toBe(expected);
  console.log(
    `notifications: ${expected} told amid ${toldAmid} kills, mailed amid ${mailedAmid}; ${post.received.length - expected} repeats, all under their Message-ID`,
  );
}, 240_000);
