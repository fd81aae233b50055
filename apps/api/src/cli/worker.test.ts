import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeHome } from '@plumbline/database/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startProcess } from '../testing/process.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), '准绳 worker-'));
});
afterAll(() => removeHome(home));

const started = async (env: Record<string, string>) => {
  const worker = startProcess('cli.ts', ['worker'], { PLUMBLINE_HOME: home, ...env });
  let said = '';
  worker.child.stderr?.on('data', (text: string) => {
    said += text;
  });
  while (!said.includes('begun') && worker.child.exitCode === null) await sleep(20);
  return { worker, said: () => said };
};

it('plumbline worker says what it does, and ends cleanly on SIGTERM and SIGINT', async () => {
  const plain = await started({});
  expect(plain.said()).toContain('no mail server is set');
  expect(await plain.worker.stop('SIGTERM')).toBe(0);
  const mail = { PLUMBLINE_SMTP_URL: 'smtp://127.0.0.1:1', PLUMBLINE_MAIL_FROM: 'a@example.cn' };
  const mailing = await started(mail);
  expect(mailing.said()).toContain('mail and chat robots');
  expect(await mailing.worker.stop('SIGINT')).toBe(0);
  expect(mailing.said()).toContain('has ended');
}, 60_000);

it('refuses a wrong mail server and names it', async () => {
  const { worker } = await started({ PLUMBLINE_SMTP_URL: 'mail.example.cn' });
  const { code, errors } = await worker.ended;
  expect(code).toBe(1);
  expect(errors).toContain('PLUMBLINE_SMTP_URL');
}, 30_000);
