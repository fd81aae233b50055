import type { Seat } from './stage.ts';

/**
 * Signs the agreement that the page shows: reads the text to its end, ticks that, types the password.
 * @returns whether the tick was open before the end of the text had been in view
 */
export const signOnDesk = async ({ page }: Seat, password: string): Promise<boolean> => {
  const form = page.getByRole('form', { name: '签署', exact: true });
  await form.waitFor();
  const tick = form.getByRole('checkbox', { name: /^我已读完全文/ });
  const open = await tick.isEnabled();
  if (!open) await form.getByRole('button', { name: '跳到末尾' }).click();
  await tick.check();
  await form.getByLabel(/^再输一次登录密码/).fill(password);
  await form.getByRole('button', { name: /^签署第 \d+ 版$/ }).click();
  await page.getByText('已办：签署。').first().waitFor();
  return open;
};
