import { addDays } from '@plumbline/rules';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { openStage, type Seat, type Stage } from './stage.ts';

let stage: Stage;
let desk: Seat;
beforeAll(async () => {
  stage = await openStage();
  desk = await stage.seat('admin', 'desk');
});
afterAll(() => stage.close());

interface Seen {
  readonly planYears: readonly { readonly title: string }[];
  readonly people: { readonly nodes: readonly { readonly id: string; readonly passwordResettable: boolean }[] };
}
const years = async (): Promise<readonly string[]> =>
  (await ask<Seen>(desk, '{ planYears { title } }')).planYears.map(({ title }) => title);

it('turns the plan year as previewed, with what was chosen, and turns it back', async () => {
  const { page, open } = desk;
  const before = await years();
  await open('/years');
  await page.getByRole('link', { name: '准备下一学年' }).click();
  await page.getByRole('heading', { name: '学年交替', level: 1 }).waitFor();
  await page.getByRole('heading', { name: '班级升级' }).waitFor();

  const first = page.getByRole('spinbutton', { name: '东片小学 1 年级新生班数' });
  expect(await first.inputValue()).toBe('2');
  await first.fill('3');
  await page.getByText('一（1）班、一（2）班、一（3）班').waitFor();
  await page.getByRole('button', { name: /^东片小学：展开全部/ }).click();
  const east = page.getByRole('region', { name: '东片小学' });
  await east.getByRole('textbox', { name: '五（1）班 升入' }).fill('六（9）班');
  await east.getByText('新设').waitFor();

  await page.getByRole('button', { name: '执行学年交替' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('textbox', { name: '缘由' }).inputValue()).toBe('学年交替');
  await dialog.getByRole('button', { name: '执行' }).click();
  await page.getByRole('heading', { name: '交替记录' }).waitFor();
  const after = await years();
  expect(after).toHaveLength(before.length + 1);
  const row = page.getByRole('listitem').filter({ hasText: `转入 ${after[0]}` });
  await row.waitFor();

  await row.getByRole('button', { name: '撤销' }).click();
  await dialog.getByRole('button', { name: '撤销学年交替' }).click();
  await dialog.getByText('撤销缘由').first().waitFor();
  expect(await years()).toEqual(after);
  await dialog.getByRole('textbox', { name: '撤销缘由' }).fill('先看看');
  await dialog.getByRole('button', { name: '撤销学年交替' }).click();
  await row.getByText('已撤销', { exact: true }).waitFor();
  expect(await years()).toEqual(before);
}, 240_000);

it('shows who holds what on a day that is past, and what is vacant', async () => {
  const { page, open } = desk;
  await open('/posts');
  await page.getByText(/个岗位在任/).waitFor();
  const counted = async () =>
    Number(/^(\d+) 个岗位在任/.exec((await page.getByText(/个岗位在任/).textContent()) ?? '')?.[1]);
  const now = await counted();
  expect(now).toBeGreaterThan(50);
  await page.getByLabel(/看哪一天/).fill('2020-01-01');
  await page.getByText(/^0 个岗位在任/).waitFor();
  await page.getByRole('checkbox', { name: '只看空缺和即将到期' }).check();
  await page.getByText('空缺：片校长').first().waitFor();
  await page.getByRole('button', { name: '今天', exact: true }).click();
  await page.getByText(new RegExp(`^${now} 个岗位在任`)).waitFor();
  await page.getByText('这一天没有空缺，也没有即将到期的岗位').waitFor();
}, 120_000);

interface Held {
  readonly to: string | null;
  readonly title: string;
  readonly unit: { readonly name: string };
}
it('appoints, prolongs and moves from the page of posts', async () => {
  const { page, open } = desk;
  const { town, people, units } = await ask<{
    town: { today: string };
    people: { nodes: { id: string; name: string }[] };
    units: { nodes: { id: string }[] };
  }>(
    desk,
    `{ town { today } people(first: 1, filter: { search: "tulijuan" }) { nodes { id name } }
      units(first: 1, filter: { search: "东片小学" }) { nodes { id } } }`,
  );
  const [person] = people.nodes;
  if (person === undefined) throw new Error('The demo town has changed.');
  const held = async (title: string): Promise<readonly Held[]> => {
    const { node } = await ask<{ node: { posts: readonly Held[] } }>(
      desk,
      'query($id: ID!) { node(id: $id) { ... on Person { posts { title to unit { name } } } } }',
      { id: person.id },
    );
    return node.posts.filter((post) => post.title === title);
  };
  const dialog = page.getByRole('dialog');
  const act = async (title: string, what: string) => {
    await page.getByRole('button', { name: `办理 ${person.name} ${title} 的岗位` }).click();
    await page.getByRole('menuitem', { name: what, exact: true }).click();
    await dialog.waitFor();
  };

  await open('/posts');
  await page.getByRole('button', { name: '在“东片小学”任命' }).click();
  await dialog.getByLabel(/^任命谁/).fill('tulijuan');
  await page
    .getByRole('option', { name: new RegExp(person.name) })
    .first()
    .click();
  await dialog.getByLabel(/^职务名称/).fill('代课教师');
  await dialog.getByRole('button', { name: '任命', exact: true }).click();
  await page.getByText('已任命。').waitFor();
  expect(await held('代课教师')).toMatchObject([{ to: null, unit: { name: '东片小学' } }]);

  await ask(desk, 'mutation($input: AppointInput!) { appoint(input: $input) { problems { message } } }', {
    input: {
      ...{ person: person.id, unit: units.nodes[0]?.id, role: 'teacher', title: '临时教师' },
      ...{ from: town.today, to: town.today },
    },
  });
  await open('/posts');
  // What ends soon is shown unfolded.
  await page.getByRole('checkbox', { name: '只看空缺和即将到期' }).check();
  await act('临时教师', '延长');
  await dialog.getByRole('button', { name: '延长', exact: true }).click();
  await page.getByText('已延长', { exact: true }).waitFor();
  expect(await held('临时教师')).toMatchObject([{ to: null }]);

  await open('/posts');
  await page.getByRole('button', { name: '展开 东片小学' }).click();
  await act('临时教师', '调任');
  await dialog.getByLabel(/^单位/).fill('西片小学');
  await page.getByRole('option', { name: '西片小学' }).first().click();
  await dialog.getByLabel(/^职务名称/).fill('支教教师');
  // The old post ends the day before, and it began today.
  await dialog.getByLabel(/^起/).fill(addDays(town.today, 1));
  await dialog.getByRole('button', { name: '调任', exact: true }).click();
  await page.getByText(/^已调任/).waitFor();
  expect(await held('支教教师')).toMatchObject([{ to: null, unit: { name: '西片小学' } }]);
}, 120_000);

it('lets a campus head replace the password of a teacher of the campus, and of nobody beyond it', async () => {
  const head = await stage.seat('campushead', 'desk');
  const { people } = await ask<Seen>(head, '{ people(first: 200) { nodes { id passwordResettable } } }');
  const [own, foreign] = [true, false].map((may) => people.nodes.find((each) => each.passwordResettable === may));
  if (own === undefined || foreign === undefined)
    throw new Error('The campus head replaces either every password or none.');
  await head.open(`/people/${own.id}`);
  await head.page.getByRole('button', { name: '重置密码' }).click();
  const dialog = head.page.getByRole('dialog');
  await dialog.getByRole('button', { name: '重置密码' }).click();
  await dialog.getByText(/^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/).waitFor();

  await head.open(`/people/${foreign.id}`);
  await head.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await head.page.getByRole('button', { name: '重置密码' }).count()).toBe(0);
}, 120_000);

it('throws nothing', () => {
  expect(stage.complaints).toEqual([]);
});
