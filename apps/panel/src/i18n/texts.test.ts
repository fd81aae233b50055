import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import englishMessages from 'ra-language-english';
import { describe, expect, it } from 'vitest';
import { raChinese } from './raChinese.ts';
import { fillPlaces, sections, textOf } from './texts.ts';

const source = join(import.meta.dirname, '..');
const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
const leaves = (value: object, prefix = ''): string[] =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' && inner !== null ? leaves(inner, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
const places = (text: string): string[] => [...new Set(text.match(/\{\w+/g) ?? [])].sort();
const own = Object.entries(sections).flatMap(([section, texts]) =>
  Object.entries(texts).map(([key, text]) => [`${section}.${key}`, text] as [string, readonly [string, string]]),
);
const code = filesUnder(source).filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'));

describe('the texts of the panel', () => {
  it.each(own)('say %s in Chinese and in English with the same places', (key, [zh, en]) => {
    expect(zh).not.toBe('');
    // A counter word has no English counterpart.
    if (key !== 'workbench.unit') expect(en).not.toBe('');
    for (const place of places(en)) expect(places(zh)).toContain(place);
  });

  it('have every message of react-admin in both languages', () => {
    expect(leaves(raChinese).sort()).toEqual(leaves(englishMessages).sort());
  });

  it('stand only in the files of messages', () => {
    const offenders = code
      .filter((path) => !path.includes('/i18n/') && /[\u3400-\u9fff\uff00-\uffef]/.test(readFileSync(path, 'utf8')))
      // The tree of comments speaks of the workbench by its own name.
      .filter((path) =>
        /[\u3400-\u9fff\uff00-\uffef]/.test(readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
      )
      .map((path) => path.slice(source.length + 1));
    expect(offenders).toEqual([]);
  });

  it('are all used', () => {
    const all = code
      .filter((path) => !path.includes('/i18n/messages/'))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const composed = [
      'account.change_',
      'audit.mark_',
      'cases.category_',
      'delegations.empty_',
      'cases.weight_',
      'cases.categoryHint_',
      'cases.switchNo_',
      'cases.kindHint_',
      'requests.kind_',
      'requests.answered_',
      'look.request_',
      'people.kind_',
      'notifications.kind_',
      'people.tone_',
      'rights.over_',
      'people.settingsGroup_',
      'frame.size',
      'exams.kind_',
      'exams.keys_',
      'exams.status_',
      'exams.wrong_',
      'exams.revision_',
      'exams.as_',
      'exams.part_',
      'exams.by_',
      'papers.paper_',
      'papers.order_',
      'agreements.party_',
      'agreements.origin_',
      'agreements.outcome_',
      'agreements.row_',
      'sanctions.ballot_',
      'sanctions.does_',
      'sanctions.intends_',
      'sanctions.later_',
      'sanctions.mark_',
      'sanctions.matter_',
      'sanctions.out_',
      'sanctions.over_',
      'sanctions.paper_',
      'sanctions.passed_',
      'sanctions.right_',
      'sanctions.rule_',
      'sanctions.rung_',
      'sanctions.use_',
      'simulator.outcome_',
      'setup.step_',
      'setup.more_',
      'setup.kind_',
      'setup.range_',
      'setup.office_',
      'setup.subject_',
      'support.kind_',
      'support.result_',
      'meetings.kind_',
      'eligibility.rung_',
      'eligibility.improved_',
      'sanctionPapers.paper_',
      'sanctionPapers.notYet_',
      'sanctionPapers.measure_',
      'sanctionPapers.rung_',
      'sanctionPapers.rightSuspended_',
      'sanctionPapers.how_',
      'sanctionPapers.way_',
      'sanctionPapers.outcome_',
      'sanctionPapers.improved_',
      'sanctionPapers.ballot_',
      'sanctionPapers.status_',
      'years.act_',
      'years.teach_',
    ];
    const unused = own
      .map(([key]) => key)
      .filter((key) => !all.includes(`'${key}'`) && !composed.some((prefix) => key.startsWith(prefix)));
    expect(unused).toEqual([]);
  });

  it('take the form for one and for many', () => {
    expect(fillPlaces('{n} {n|case|cases}', { n: 1 })).toBe('1 case');
    expect(fillPlaces('returned {n|once|{n} times}', { n: 3 })).toBe('returned 3 times');
    expect(textOf('cases.total', 'zh', { n: 3 })).toBe('共 3 件');
  });

  it('answer an unknown key with itself', () => {
    expect(textOf('frame.nothing', 'en')).toBe('frame.nothing');
  });
});
