import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reachable } from './testing/model.ts';
import { models } from './testing/models.ts';

interface Version {
  readonly reads: readonly string[];
  readonly reachable: readonly string[];
}

describe.each(Object.entries(models))('the versions of %s', (name, model) => {
  const versions = JSON.parse(readFileSync(new URL(`./${name}/versions.json`, import.meta.url), 'utf8')) as Record<
    string,
    Version
  >;

  it('hold the present one: a change of what can be reached raises `version`, then `npm run generate` commits it', () => {
    expect(versions[model.workflow.version]).toEqual({ reads: model.read, reachable: reachable(model) });
  }, 60_000);

  it('stop at the present one', () => {
    expect(Math.max(...Object.keys(versions).map(Number))).toBe(model.workflow.version);
  });

  it.each(Object.entries(versions))(
    'of number %s can all be read by the present machine',
    (_, { reads, reachable: lines }) => {
      const now = new Set(reachable({ ...model, read: reads }));
      expect(lines.filter((line) => !now.has(line))).toEqual([]);
    },
    60_000,
  );
});
