import { once } from 'node:events';
import type { Text } from '@plumbline/terms';
import { createLog } from '../log.ts';
import { startWorker } from '../worker/worker.ts';
import { remark, word } from './output.ts';
import { withProduct } from './session.ts';

/** Does the background work beside a server, or alone, until SIGTERM or Ctrl+C. */
export const work = (): Promise<void> =>
  withProduct(async ({ environment, product, url }) => {
    const stopped = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
    const worker = startWorker({ deps: product.deps, mail: environment.mail, url, log: createLog() });
    remark(word(environment.mail ? startedWithMail : started));
    await stopped;
    await worker.stop();
    remark(word(ended));
  });

const started: Text = [
  '后台工作已开始：封存运行记录、到期提醒、通知和群机器人（没有设置发信服务器，不发邮件）。按 Ctrl+C 停止。',
  'Background work has begun: sealing the record, reminders, inboxes and chat robots (no mail server is set, so no mail). Ctrl+C stops it.',
];
const startedWithMail: Text = [
  '后台工作已开始：封存运行记录、到期提醒、通知、邮件和群机器人。按 Ctrl+C 停止。',
  'Background work has begun: sealing the record, reminders, inboxes, mail and chat robots. Ctrl+C stops it.',
];
const ended: Text = ['后台工作已停止。', 'Background work has ended.'];
