import { join } from 'node:path';
import { openStage } from './stage.ts';

const folder = join(import.meta.dirname, '../../../../infra/pictures');

/** Takes the README's pictures from the demo town, whose people are invented. */
const stage = await openStage();
try {
  const admin = await stage.seat('admin', 'desk');
  await admin.open('/');
  await admin.page.waitForLoadState('networkidle');
  await admin.page.screenshot({ path: join(folder, 'workbench.png') });
  await admin.open('/cases/整改〔2026〕12');
  await admin.page.waitForLoadState('networkidle');
  await admin.page.screenshot({ path: join(folder, 'case.png') });
} finally {
  await stage.close();
}
