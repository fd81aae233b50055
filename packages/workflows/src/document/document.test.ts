import { describe, expect, it } from 'vitest';
import { type Step, type Workflow, workflows } from '../index.ts';
import { edgesOf, mermaid } from './diagram.ts';
import { explain } from './explain.ts';
import { markdown } from './markdown.ts';

const page = (workflow: Workflow, locale: 'zh' | 'en') => {
  const guide = explain(workflow);
  return markdown(guide, [guide], locale, 'picture.svg');
};

/** A workflow with one more row in its table of steps. */
const withStep = (workflow: Workflow, name: string, step: Step): Workflow => ({
  ...workflow,
  steps: { ...workflow.steps, [name]: step },
});

const named = workflows.rectification;
const remark: Step = {
  title: ['加注', 'Add a remark'],
  from: named.initial,
  to: named.initial,
  by: 'inspector',
  permission: 'rectification:review',
  notify: ['responsible'],
};

describe.each(Object.entries(workflows))('the page of %s', (_, workflow) => {
  it.each(['zh', 'en'] as const)('has every step, state, permission and field in %s', (locale) => {
    const text = page(workflow, locale);
    const titles = [
      ...Object.values(workflow.steps).flatMap((step) => [
        step.title,
        ...Object.values(step.input ?? {}).map((field) => (field as { title: readonly [string, string] }).title),
      ]),
      ...Object.values(workflow.states).map(({ title }) => title),
    ];
    for (const title of titles) expect(text).toContain(title[locale === 'zh' ? 0 : 1]);
    for (const permission of Object.keys(workflow.permissions)) expect(text).toContain(`\`${permission}\``);
  });

  it('draws every state and a line for every step that leads elsewhere', () => {
    const guide = explain(workflow);
    const text = mermaid(guide, 'zh');
    for (const { name, title } of guide.states) expect(text).toContain(`  ${name}: ${title[0]}`);
    const labels = edgesOf(guide, 'zh').map(({ label }) => label);
    for (const { title, from, to } of guide.steps) {
      const moves = to.some(({ state }) => state !== null && !(from.length === 1 && from[0] === state));
      if (moves) expect(labels.some((label) => label.split('、').includes(title[0]))).toBe(true);
    }
  });
});

it('one more row in the table of steps is one more row on the page, with who may, whom it bars and who is told', () => {
  const text = page(withStep(named, 'remark', remark), 'zh');
  expect(page(named, 'zh')).not.toContain('加注');
  expect(text).toMatch(
    /\*\*加注\*\*<br>`remark` \| 检查人；须有岗位：教导处、片校长、副校长。责任人、原责任人不能办 \| 待下发 \| 待下发 \| — \|.*\| 责任人 \| I6 \|/,
  );
});

it('a step that the system takes and that leaves the state is told so, and has no line in the diagram', () => {
  const step: Step = { title: remark.title, from: remark.from, to: null, system: true };
  const grown = withStep(named, 'remark', step);
  expect(page(grown, 'zh')).toMatch(/\*\*加注\*\*<br>`remark` \| 系统自动办理 \| 待下发 \| 状态不变 \|/);
  expect(mermaid(explain(grown), 'zh')).not.toContain('加注');
});

it('a step that starts from many states has one line, so that the road stays to be seen', () => {
  const many = Object.keys(named.states).slice(0, 5);
  const step: Step = { ...remark, from: many, to: 'closed' };
  const edges = edgesOf(explain(withStep(named, 'remark', step)), 'zh').filter(({ label }) => label.includes('加注'));
  expect(edges).toEqual([{ from: 'several', to: 'closed', label: '加注' }]);
});
