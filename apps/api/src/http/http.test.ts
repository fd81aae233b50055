import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, type TestServer, testServer } from '../testing/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server?.close());

describe('every answer', () => {
  it.each(['/', '/graphql', '/health/live', '/api/auth/get-session', '/files/x', '/nothing.txt'])(
    'tells browsers to run nothing foreign and to be framed by nobody (%s)',
    async (path) => {
      const { headers } = await server.send(path);
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('strict-transport-security')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  it('names all that a page may load, lets no other window in and no device be used', async () => {
    const { headers } = await server.send('/health/live');
    const rules = (headers.get('content-security-policy') ?? '').split('; ');
    for (const rule of [
      "default-src 'self'",
      "script-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ])
      expect(rules).toContain(rule);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toMatch(/geolocation=\(\)/);
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  it.each(['/graphql', '/api/auth/get-session', '/health/live', '/files/x'])(
    'is read by no other site, whatever it sends along (%s)',
    async (path) => {
      for (const method of ['GET', 'OPTIONS']) {
        const { headers } = await server.send(path, { method, headers: { origin: 'https://evil.example' } });
        for (const name of ['access-control-allow-origin', 'access-control-allow-credentials'])
          expect([path, method, headers.get(name)]).toEqual([path, method, null]);
      }
    },
  );

  it.each([
    '/api/ledger.xlsx',
    '/api/audit/statement',
    '/api/audit/export',
    '/api/person-data',
    '/api/dossier',
    '/api/comparison.xlsx',
    '/api/import/jobs/abcdefgh',
    '/api/staff-template.xlsx',
    '/api/auth/get-session',
    '/graphql?query={__typename}',
  ])('that may tell of people is kept by no cache (%s)', async (path) => {
    const cookie = await server.signIn();
    const { headers } = await server.send(path, { headers: { cookie, 'apollo-require-preflight': '1' } });
    expect(headers.get('cache-control')).toContain('no-store');
  });

  it('is given to no TRACE, which would read cookies aloud', async () => {
    expect((await raw('/health/live', 'TRACE')).status).toBe(405);
  });

  it('insists on https where people type https', async () => {
    const other = await testServer({ PLUMBLINE_URL: 'https://plumbline.example.org' });
    try {
      expect((await other.send('/health/live')).headers.get('strict-transport-security')).toBe('max-age=31536000');
      const [cookie] = (
        await other.send('/api/auth/sign-in/username', json({ username: 'admin', password: 'a-long-password' }))
      ).headers.getSetCookie();
      expect(cookie).toMatch(/^__Host-plumbline\.session_token=/);
      expect(cookie).toMatch(/Path=\//);
      expect(cookie).toMatch(/Secure/);
      expect(cookie).not.toMatch(/Domain/i);
    } finally {
      await other.close();
    }
  });
});

describe('the addresses', () => {
  it('say that the server lives and that it is ready', async () => {
    expect(await (await server.send('/health/live')).json()).toEqual({ status: 'live' });
    const ready = await server.send('/health/ready');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ status: 'ready' });
  });

  it('give figures to this computer only', async () => {
    const figures = await server.send('/metrics');
    expect(await figures.text()).toContain('plumbline_http_request_seconds_bucket');
    expect((await server.send('/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(404);
  });

  it('hold no demo accounts where there is no demo town', async () => {
    const answer = await server.send('/api/demo-accounts');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('name the methods that they take', async () => {
    const answer = await server.send('/files', { method: 'DELETE' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
  });

  it.each([
    '/../../../etc/passwd',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/%00',
    '/%zz',
    '//etc/passwd',
  ])('never lead out of the panel (%s)', async (path) => {
    const { status, text } = await raw(path);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/root:|"workspaces"/);
  });
});

/** Sends a path exactly as it is written, which fetch would tidy. */
const raw = (path: string, method = 'GET'): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const sent = request(server.url, { path, method }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.on('error', reject).end();
  });
