import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';
import { Refusal } from './refusal.ts';

const read = (env: NodeJS.ProcessEnv) => readEnvironment(env, '/srv/school');

const refusalOf = (env: NodeJS.ProcessEnv): readonly [string, string] => {
  try {
    read(env);
  } catch (error) {
    if (error instanceof Refusal) return error.text;
    throw error;
  }
  throw new Error('was accepted');
};

describe('the environment', () => {
  it('has defaults that need no variable at all', () => {
    const environment = read({});
    expect(environment).toMatchObject({ port: 4000, host: '127.0.0.1', home: '/srv/school/.plumbline', demo: true });
    expect(environment).not.toHaveProperty('databaseUrl');
    expect(environment).not.toHaveProperty('url');
  });

  it('counts the data folder from the folder in which the person typed the command', () => {
    expect(readEnvironment({ INIT_CWD: '/home/li', PLUMBLINE_HOME: '数据 夹' }).home).toBe('/home/li/数据 夹');
    expect(readEnvironment({ INIT_CWD: '/home/li', PLUMBLINE_HOME: '/var/lib/plumbline' }).home).toBe(
      '/var/lib/plumbline',
    );
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '4000x'],
    ['PORT', ''],
    ['PORT', '-1'],
    ['HOST', 'not a host'],
    ['PLUMBLINE_HOME', ' '],
    ['PLUMBLINE_URL', 'plumbline.example.org'],
    ['PLUMBLINE_URL', 'https://plumbline.example.org/desk'],
    ['PLUMBLINE_URL', 'ftp://plumbline.example.org'],
    ['PLUMBLINE_DEMO', 'yes'],
    ['PLUMBLINE_WORKER', 'no'],
    ['PLUMBLINE_MAIL_FROM', 'plumbline'],
    ['PLUMBLINE_MAIL_FROM', 'a@example.org, b@example.org'],
    ['PLUMBLINE_NOW', 'tomorrow'],
    ['PLUMBLINE_NOW', '2026-11-20'],
    ['PLUMBLINE_LANG', 'fr'],
  ])('refuses %s=%s, naming it, what was found and what is expected', (name, value) => {
    const [zh, en] = refusalOf({ [name]: value });
    for (const text of [zh, en]) {
      expect(text).toContain(name);
      expect(text).toContain(value);
    }
    expect(en).toContain('Expected');
    expect(zh).toContain('应为');
  });

  it('does not repeat a wrong DATABASE_URL, which may hold a password', () => {
    const [zh, en] = refusalOf({ DATABASE_URL: 'mysql://root:geheim@localhost' });
    expect(`${zh}${en}`).not.toContain('geheim');
    expect(en).toContain('DATABASE_URL');
  });

  it.each(['smtp.example.org', 'http://smtp.example.org', 'smtp:', 'smtp://:geheim@'])(
    'refuses PLUMBLINE_SMTP_URL=%s without repeating it',
    (value) => {
      const [zh, en] = refusalOf({ PLUMBLINE_SMTP_URL: value, PLUMBLINE_MAIL_FROM: 'a@example.org' });
      expect(`${zh}${en}`).not.toContain('geheim');
      for (const text of [zh, en]) expect(text).toContain('PLUMBLINE_SMTP_URL');
    },
  );

  it('sends mail only where server and sender are both named', () => {
    const both = { PLUMBLINE_SMTP_URL: 'smtps://u:p@smtp.example.org', PLUMBLINE_MAIL_FROM: '准绳 <a@example.org>' };
    expect(read(both).mail).toEqual({ smtpUrl: both.PLUMBLINE_SMTP_URL, from: both.PLUMBLINE_MAIL_FROM });
    expect(read({})).not.toHaveProperty('mail');
    expect(refusalOf({ PLUMBLINE_SMTP_URL: both.PLUMBLINE_SMTP_URL })[1]).toContain('PLUMBLINE_MAIL_FROM');
    expect(refusalOf({ PLUMBLINE_MAIL_FROM: 'a@example.org' })[1]).toContain('PLUMBLINE_SMTP_URL');
  });

  it('does the background work in the same process unless told otherwise', () => {
    expect(read({}).worker).toBe(true);
    expect(read({ PLUMBLINE_WORKER: '0' }).worker).toBe(false);
  });

  it('names all wrong values at once', () => {
    const [, en] = refusalOf({ PORT: 'x', PLUMBLINE_DEMO: 'x' });
    expect(en).toContain('PORT');
    expect(en).toContain('PLUMBLINE_DEMO');
  });

  it('does not listen to the network with the demo passwords', () => {
    expect(refusalOf({ HOST: '0.0.0.0' })[1]).toContain('PLUMBLINE_DEMO=0');
    expect(refusalOf({ HOST: 'not a host' })[1]).not.toContain('PLUMBLINE_DEMO');
    expect(read({ HOST: '0.0.0.0', PLUMBLINE_DEMO: '0' }).host).toBe('0.0.0.0');
    expect(read({ HOST: '::1' }).host).toBe('::1');
    expect(read({ HOST: '127.8.0.1' }).host).toBe('127.8.0.1');
  });

  it('keeps real time for a real town', () => {
    expect(refusalOf({ PLUMBLINE_NOW: '+3d', PLUMBLINE_DEMO: '0' })[1]).toContain('PLUMBLINE_NOW');
  });

  it('lets the demo town live at another time', () => {
    const standing = read({ PLUMBLINE_NOW: '2026-11-20T09:00:00+08:00' }).clock;
    expect(standing().toISOString()).toBe('2026-11-20T01:00:00.000Z');
    const shifted = read({ PLUMBLINE_NOW: '-2d' }).clock;
    expect(Date.now() - shifted().getTime()).toBeGreaterThanOrEqual(2 * 86_400_000);
    expect(Date.now() - shifted().getTime()).toBeLessThan(2 * 86_400_000 + 5_000);
  });
});
