import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dossierPage } from '../dossier/dossier-page.ts';
import { exampleDossier } from '../dossier/testing/dossier-example.ts';
import { startProcess } from '../testing/process.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'plumbline 案卷 '));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const verify = async (name: string, text: string | null, ...options: string[]) => {
  const file = join(home, name);
  if (text !== null) await writeFile(file, text);
  // No database: a home that does not exist is never touched.
  return startProcess('cli.ts', ['dossier', 'verify', file, ...options], { PLUMBLINE_HOME: join(home, 'none') }).ended;
};

describe('dossier verify', () => {
  it('recomputes a downloaded page and says so, without a database', async () => {
    const { code, output } = await verify('good.html', dossierPage(exampleDossier(), 'zh'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(output)).toEqual({ ok: true, events: 4, withheld: 1, faults: [] });
  }, 120_000);

  it('ends with 1 and names what was altered', async () => {
    const page = dossierPage(exampleDossier(), 'zh').replace('"measures":"补齐 3 次', '"measures":"补齐 0 次');
    const { code, output } = await verify('altered.html', page);
    expect(code).toBe(1);
    expect(output).toMatch(/第 2 步|step 2/);
  }, 120_000);

  it('ends with 1 where there is no such file', async () => {
    const { code, output, errors } = await verify('missing.html', null);
    expect([code, output]).toEqual([1, '']);
    expect(errors).toContain('ENOENT');
  }, 120_000);
});
