import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { ask } from './ask.ts';
import { marksOf, sheetBytes, spoilt } from './score-sheet.ts';
import { openStage, type Seat, type Stage } from './stage.ts';

const folder = join(import.meta.dirname, '../../../../infra/pictures');

/** Takes what is in view, in a palette: a third of the bytes, and nobody sees the difference. */
const take = async (page: Page, name: string): Promise<void> => {
  await page.waitForLoadState('networkidle');
  const shot = await page.screenshot({ animations: 'disabled' });
  await writeFile(join(folder, `${name}.png`), await sharp(shot).png({ palette: true, effort: 10 }).toBuffer());
};

/** The workbench and a case. */
const takeDesk = async ({ page, open }: Seat, mark: string): Promise<void> => {
  await open('/');
  await take(page, `workbench${mark}`);
  await open('/cases/整改〔2026〕12');
  await take(page, `case${mark}`);
};

interface Sessions {
  readonly published: { readonly nodes: readonly { readonly code: string }[] };
  readonly drafts: { readonly nodes: readonly { readonly code: string }[] };
  readonly town: { readonly today: string };
}

/** The analysis of the last session, and a sheet that was judged for the next one. */
const takeSessions = async (seat: Seat, mark: string): Promise<void> => {
  const { page, open } = seat;
  const { published, drafts, town } = await ask<Sessions>(
    seat,
    'query { published: exams(first: 1, filter: { published: true }) { nodes { code } } drafts: exams(first: 1, filter: { published: false }) { nodes { code } } town { today } }',
  );
  await open(`/exams/${published.nodes[0]?.code}/analysis`);
  await take(page, `analysis${mark}`);
  await open(`/exams/${drafts.nodes[0]?.code}/import`);
  // Of schools that have not handed in theirs: a sheet with the rest would change what is there.
  const waiting = ['学校', '南片小学', '北片小学', '河湾小学'];
  const rows = marksOf(town.today).filter(([school = '']) => waiting.includes(school));
  const buffer = sheetBytes(spoilt(rows));
  await page.locator('input[type="file"]').setInputFiles({ name: '三校六年级成绩.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('main').getByRole('table').first().waitFor();
  await take(page, `import${mark}`);
};

interface Agreements {
  readonly agreements: {
    readonly nodes: readonly {
      readonly number: string;
      readonly availableSteps: readonly { readonly name: string }[];
    }[];
  };
}

/** The agreement that waits for the head's signature, at a desk or on a phone. */
const takeAgreement = async (stage: Stage, width: 'desk' | 'phone', locale: 'zh-CN' | 'en-US', mark: string) => {
  const seat = await stage.seat('campushead', width, locale);
  const { agreements } = await ask<Agreements>(
    seat,
    'query { agreements(first: 50) { nodes { number availableSteps { name } } } }',
  );
  const { number = '' } =
    agreements.nodes.find(({ availableSteps }) => availableSteps.some(({ name }) => name === 'sign')) ?? {};
  if (width === 'desk') await seat.open(`/agreements/${number}`);
  else {
    await seat.page.goto(`${stage.url}/m/#/agreements/${encodeURIComponent(number)}`);
    await seat.page.getByText(number).first().waitFor();
  }
  await take(seat.page, `${width === 'desk' ? 'agreement' : 'agreement-phone'}${mark}`);
};

interface Consequences {
  readonly sanctions: { readonly nodes: readonly { readonly number: string; readonly rule: string }[] };
}

/** The consequence that waits for a member's vote, with its evidence at a desk, and on a phone. */
const takeVote = async (stage: Stage, width: 'desk' | 'phone', locale: 'zh-CN' | 'en-US', mark: string) => {
  const seat = await stage.seat('groupmember', width, locale);
  const { sanctions } = await ask<Consequences>(
    seat,
    'query { sanctions(first: 50, filter: { toVote: true }) { nodes { number rule } } }',
  );
  const { number = '' } = sanctions.nodes.find(({ rule }) => rule === 'A') ?? {};
  if (width === 'desk') await seat.open(`/sanctions/${encodeURIComponent(number)}`);
  else {
    await seat.page.goto(`${stage.url}/m/#/sanctions/${encodeURIComponent(number)}`);
    await seat.page.locator('[data-part]').first().waitFor();
  }
  await seat.page.locator('input[name="ballot"]').first().waitFor({ state: 'attached' });
  await take(seat.page, `${width === 'desk' ? 'sanction' : 'vote-phone'}${mark}`);
};

/** Takes the README's pictures from the demo town, whose people are invented, in both languages. */
const stage = await openStage();
try {
  for (const [locale, mark] of [
    ['zh-CN', ''],
    ['en-US', '.en'],
  ] as const) {
    const admin = await stage.seat('admin', 'desk', locale);
    await takeDesk(admin, mark);
    await takeSessions(admin, mark);
    await takeAgreement(stage, 'desk', locale, mark);
    await takeAgreement(stage, 'phone', locale, mark);
    await takeVote(stage, 'desk', locale, mark);
    await takeVote(stage, 'phone', locale, mark);
  }
} finally {
  await stage.close();
}
