import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pascal } from '@plumbline/terms';
import { workflows } from '@plumbline/workflows';
import { describe, expect, it } from 'vitest';
import { startProcess } from '../testing/process.ts';
import { concerned, letGo, missing, recusing, type SanctionDesk } from './sanction-desk.ts';
import { logins } from './town-of-six.ts';

const { waivedSchool, lastSchool } = missing;

/** Who sees which cases, once they are proposed. */
export const seesOwnPart = (desk: () => SanctionDesk): void => {
  it('each sees only the cases in which they have a part', async () => {
    const seen: Record<string, string[]> = {};
    for (const login of logins)
      seen[login] = (await desk().casesOf(login)).map(({ rule, concerned: { name } }) => `${rule} ${name}`).toSorted();
    const [a5, a6, c5, c6] = [
      `A ${waivedSchool.head.name}`,
      `A ${lastSchool.head.name}`,
      `C ${letGo.name}`,
      `C ${concerned.name}`,
    ];
    const all = [a5, a6, c5, c6].toSorted();
    const nothing = Object.fromEntries(logins.map((login) => [login, []]));
    expect(seen).toEqual({
      ...nothing,
      admin: all,
      centre: all,
      deputy: all,
      member: all,
      second: all,
      // A member of the group, and in one case the person concerned.
      [recusing.login]: all,
      [waivedSchool.head.login]: [a5],
      [letGo.login]: [c5],
      [concerned.login]: [c6],
    });
  });
};

/** Who may do what while the members vote. */
export const takesNoStepOfOthers = (desk: () => SanctionDesk): void => {
  it('nobody without the right takes any step: every person, every step, by the interface', async () => {
    const steps = Object.entries(workflows.sanction.steps).filter(
      ([, { from, system }]) => from !== null && system !== true,
    );
    const { id, version } = await desk().main();
    const wrong: string[] = [];
    const answers = new Set<string>();
    for (const login of logins) {
      const { node } = await desk().people.graphql<{ node: { availableSteps: { name: string }[] } | null }>(
        login,
        'query ($id: ID!) { node(id: $id) { ... on Sanction { availableSteps { name } } } }',
        { id },
      );
      const open = new Set(node?.availableSteps.map(({ name }) => name));
      for (const [name] of steps.filter(([step]) => !open.has(step))) {
        const title = pascal(name);
        const { done } = await desk().people.graphql<{ done: { record: object | null; problems: { code: string }[] } }>(
          login,
          `mutation ($input: Sanction${title}Input!) { done: sanction${title}(input: $input) { record { id } problems { code } } }`,
          { input: { id, expectedVersion: version, idempotencyKey: `not-mine-${login}-${name}` } },
        );
        const codes = done.problems.map(({ code }) => code);
        for (const code of codes) answers.add(code);
        const expected = node === null ? ['NotFound'] : ['NotAllowed', 'StepNotAvailable'];
        if (codes.length !== 1 || !expected.includes(codes[0] ?? '')) wrong.push(`${login} ${name}: ${codes.join()}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(answers).toEqual(new Set(['NotFound', 'NotAllowed', 'StepNotAvailable']));
    expect((await desk().main()).version).toBe(version);
  }, 240_000);
};

/** Keys in order, no spaces: written down a second time beside the product. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
};
const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

interface Exported {
  readonly contentHash: string;
  readonly bases: readonly { readonly computation: unknown; readonly hash: string }[];
  readonly events: readonly {
    readonly step: string;
    readonly payload: unknown;
    readonly salt: string | null;
    readonly digest: string;
    readonly files: readonly { readonly sha256: string }[];
  }[];
  readonly votes: readonly object[];
}

/** The dossier of a case that went all the way, as the chair and the person concerned take it out. */
export const dossierReadsByItself = (desk: () => SanctionDesk): void => {
  describe('the dossier', () => {
    /** Where nothing of the product lies: neither its database nor its files. */
    const verify = (file: string) =>
      startProcess('cli.ts', ['dossier', 'verify', file, '--json'], {
        PLUMBLINE_HOME: join(desk().town.home, 'nowhere'),
      }).ended;

    const download = async (login: string): Promise<{ path: string; text: string }> => {
      const { page } = await desk().openCase(login, await desk().main(login));
      const own = login === concerned.login;
      if (!own) {
        // Of somebody else's case, not without a reason.
        await page.getByRole('button', { name: '导出全部依据' }).click();
        await page.getByLabel('理由').fill('上会议决前核对');
      }
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        own
          ? page.getByRole('link', { name: '导出全部依据' }).click()
          : page.getByRole('dialog').getByRole('button', { name: '导出' }).click(),
      ]);
      const path = join(desk().town.home, `案卷 ${login}.html`);
      await file.saveAs(path);
      return { path, text: await readFile(path, 'utf8') };
    };
    const dataIn = (text: string): Exported =>
      JSON.parse(
        /<script type="application\/json" id="dossier">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '',
      ) as Exported;

    it.each([
      ['the chair', 'centre', 6],
      ['the person concerned', concerned.login, 0],
    ])(
      'of %s reads by itself, and every hash recomputes from the file alone',
      async (_who, login, votes) => {
        const { path, text } = await download(login);
        const { contentHash, ...body } = dataIn(text);
        expect(sha256(canonical(body))).toBe(contentHash);
        for (const { computation, hash } of body.bases) expect(sha256(canonical(computation))).toBe(hash);
        const told = body.events.filter(({ payload }) => payload !== null);
        for (const { payload, salt, digest } of told) expect(sha256(salt + canonical(payload))).toBe(digest);
        expect(told.length).toBeGreaterThan(8);
        expect(body.votes).toHaveLength(votes);
        expect(body.events.flatMap(({ files }) => files)).toHaveLength(2);
        const { code, output } = await verify(path);
        expect({ code, ...(JSON.parse(output) as object) }).toMatchObject({
          code: 0,
          ok: true,
          events: body.events.length,
        });

        // Opened as a file of its own it is one document from the proposal to the end.
        const { page } = await desk().seatOf(login);
        await page.goto(`file://${encodeURI(path)}`);
        const words = (await page.locator('main, body').first().textContent()) ?? '';
        for (const said of [
          '目标差距属实，属本会职权。',
          '班里学年中转来九名学生，词汇基础不一。',
          '维持。',
          '撤销原决定。',
        ])
          expect(words).toContain(said);
        expect(words.includes('转入学生的影响没有扣除。')).toBe(votes > 0);
      },
      240_000,
    );

    it('is found out when one letter is changed, wherever that is', async () => {
      const { text } = await download('centre');
      const changes: readonly (readonly [from: string, to: string])[] = [
        ['属本会职权', '非本会职权'],
        ['九名', '十名'],
        ['撤销原决定', '维持原决定'],
        ['disagree', 'agree'],
      ];
      // The first place is in the words that are read, the last in the data.
      const named = changes.flatMap(([from, to]) => [
        text.replace(from, to),
        text.slice(0, text.lastIndexOf(from)) + to + text.slice(text.lastIndexOf(from) + from.length),
      ]);
      expect(new Set(named).has(text)).toBe(false);
      const codes = await Promise.all(
        named.map(async (changed, index) => {
          const path = join(desk().town.home, `changed-${index}.html`);
          await writeFile(path, changed);
          return (await verify(path)).code;
        }),
      );
      expect(codes).toEqual(named.map(() => 1));
      // The page's own hash stands for every letter of it.
      const slot = /(<meta name="page-hash" content=")([0-9a-f]*)(">)/;
      const isWhole = (page: string): boolean => slot.exec(page)?.[2] === sha256(page.replace(slot, '$1$3'));
      expect(isWhole(text)).toBe(true);
      const step = Math.floor(text.length / 400);
      const anywhere = Array.from({ length: 400 }, (_, at) => {
        const place = at * step;
        return text.slice(0, place) + (text[place] === '一' ? '二' : '一') + text.slice(place + 1);
      });
      expect(anywhere.filter(isWhole)).toHaveLength(0);
    }, 240_000);
  });
};
