import { createHash } from 'node:crypto';
import type { Dossier } from '@plumbline/operations';
import { describe, expect, it } from 'vitest';
import { dossierPage, pageVersion, readDossierPage } from './dossier-page.ts';
import { exampleDossier } from './testing/dossier-example.ts';
import { verifyDossierFile } from './verify-file.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const page = dossierPage(exampleDossier(), 'zh');

/** Puts another text into a page, and the hash that the whole then has, as somebody might who knows how it is made. */
const forged = (text: string, from: string, to: string): string => {
  const blank = text.replace(/(name="page-hash" content=")[0-9a-f]+/, '$1').replace(from, to);
  return blank.replace('name="page-hash" content="', `name="page-hash" content="${sha256(blank)}`);
};

describe('the page of a dossier', () => {
  it('reads as one document in Chinese', () => {
    for (const words of [
      '处置〔2026〕4',
      '顾明远',
      '规则自动提出',
      '评价日 2026-07-10',
      '计划 8 次，实到 5 次',
      '继续的理由：另有整改指标；法律依据：实施方案第 7 条',
      '第 2 步 · 给予帮扶',
      '2026-11-12 10:50',
      '<dt>帮扶方式</dt><dd>结对导师</dd>',
      '<dt>帮扶人</dt><dd>陆一鸣</dd>',
      '<dt>具体措施</dt><dd>补齐 3 次结对</dd>',
      '内容不对导出人公开',
      '同意 1，不同意 2，弃权 0',
      '帮扶少 3 次',
      '2026-11-20 撤销',
      '签字笔录.pdf',
    ])
      expect(page).toContain(words);
  });

  it('reads as one document in English', () => {
    const english = dossierPage(exampleDossier(), 'en');
    for (const words of [
      '<html lang="en">',
      'Step 2 · Offer support',
      '<dt>Kind of help</dt><dd>Mentor</dd>',
      'against',
    ])
      expect(english).toContain(words);
    expect(verifyDossierFile(english)).toMatchObject({ ok: true, events: 4, withheld: 1 });
  });

  it('asks nothing of any other address', () => {
    expect(page.replace(/<script type="application\/json"[\s\S]*<\/script>/, '')).not.toMatch(
      /(src|href)=|https?:|@import|url\(/,
    );
  });

  it('holds its data, and no text of them can break out of it', () => {
    expect(JSON.parse(readDossierPage(page)?.json ?? '')).toEqual(exampleDossier());
    expect(page).not.toContain('<b>请核实');
    expect(page).toContain('&lt;/script&gt;&lt;b&gt;请核实');
    expect(page.match(/<\/script>/g)).toHaveLength(1);
  });

  it('says the same words for the same data as long as its version stands', () => {
    // Where this fails because the page was changed on purpose, raise `pageVersion`: older files are then told from altered ones.
    const seen = sha256(dossierPage(exampleDossier(), 'zh') + dossierPage(exampleDossier(), 'en')).slice(0, 16);
    expect([pageVersion, seen]).toEqual(['plumbline-dossier-page/1', 'edec15560098be8d']);
  });
});

describe('checking an exported dossier', () => {
  it('finds the page and the plain data in order', () => {
    expect(verifyDossierFile(page)).toEqual({ ok: true, faults: [], events: 4, withheld: 1 });
    expect(verifyDossierFile(`\uFEFF${JSON.stringify(exampleDossier(), null, 2)}`)).toMatchObject({ ok: true });
  });

  it.each([
    ['a word of the page', '补齐 3 次结对</dd>', '补齐 0 次结对</dd>', ['页面的文字与其校验码不符']],
    ['the style', 'color: #000', 'color: #fff', ['页面的文字与其校验码不符']],
    ['a step in the data', '"measures":"补齐 3 次', '"measures":"补齐 0 次', ['全卷校验码', '第 2 步“给予帮扶”']],
    ['the votes in the data', '"disagree":2', '"disagree":0', ['全卷校验码']],
    ['the computation', '"evaluatedOn":"2026-07-10"', '"evaluatedOn":"2026-07-11"', ['全卷校验码', '第 1 次测算依据']],
  ])('names what was altered: %s', (_, from, to, faults) => {
    const altered = page.replace(from, to);
    expect(altered).not.toBe(page);
    const found = verifyDossierFile(altered);
    expect(found.ok).toBe(false);
    for (const fault of faults) expect(found.faults.map(([zh]) => zh).join('\n')).toContain(fault);
  });

  it('tells words that are not those of the data, even where their hash was made to fit', () => {
    const found = verifyDossierFile(forged(page, '补齐 3 次结对</dd>', '补齐 0 次结对</dd>'));
    expect(found.faults.map(([zh]) => zh)).toEqual(['页面的文字与页内所附数据说的不一样']);
  });

  it('leaves a page of an older version its own words', () => {
    expect(verifyDossierFile(forged(page, pageVersion, 'plumbline-dossier-page/0'))).toMatchObject({ ok: true });
  });

  it('notices every single altered letter of the page', () => {
    for (let at = 0; at < page.length; at += 97) {
      const altered = `${page.slice(0, at)}${page[at] === 'x' ? 'y' : 'x'}${page.slice(at + 1)}`;
      expect(verifyDossierFile(altered).ok, `letter ${at}`).toBe(false);
    }
  });

  it.each([
    ['', '没有数据'],
    ['<html></html>', '没有数据'],
    ['{"format":"other"}', '不是处置案卷'],
    ['{', '不是 JSON'],
  ])('says that %j is none', (text, fault) => {
    const { ok, faults } = verifyDossierFile(text);
    expect(ok).toBe(false);
    expect(faults[0]?.[0]).toContain(fault);
  });

  it('misses a step that was left out', () => {
    const short: Dossier = exampleDossier((body) => {
      (body.events as unknown[]).splice(1, 1);
    });
    expect(verifyDossierFile(dossierPage(short, 'zh')).faults.map(([zh]) => zh)).toContain(
      '缺第 2 步（找到的是第 3 步）',
    );
  });
});
