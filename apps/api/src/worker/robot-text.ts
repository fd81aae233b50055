import type { RobotCount } from '@plumbline/operations';
import { fill, say, type Text } from '@plumbline/terms';
import { workflowNamed } from '@plumbline/workflows';

type Timing = 'before' | 'today' | 'over';

const timingOf = (dueOn: string, today: string): Timing =>
  dueOn > today ? 'before' : dueOn === today ? 'today' : 'over';

const timings: Readonly<Record<Timing, Text>> = {
  over: ['{n} 件已超期', '{n} overdue'],
  today: ['{n} 件今天到期', '{n} due today'],
  before: ['{n} 件快到期', '{n} due soon'],
};
const order: readonly Timing[] = ['over', 'today', 'before'];
const line: Text = ['{workflow}（{deadline}）：{counts}', '{workflow} ({deadline}): {counts}'];
const head: Text = ['【准绳】{town}有 {n} 件事要办', '[Plumbline] {n} matters in {town}'];
const foot: Text = ['请到工作台办理：{url}', 'See the workbench: {url}'];

/**
 * What a robot says in a school's chat, in Chinese: counts and kinds and a link; no name, no number, no finding.
 * @param today the town's present day
 */
export const robotText = (
  counts: readonly RobotCount[],
  { town, url, today }: { town: string; url: string; today: string },
): string => {
  const byDeadline = Map.groupBy(counts, ({ workflow, deadline }) => `${workflow} ${deadline}`);
  const lines = [...byDeadline.values()].map((rows) => {
    const [first] = rows;
    const workflow = workflowNamed(first?.workflow ?? '');
    const deadline = workflow?.deadlines[first?.deadline ?? ''];
    const counted = order.flatMap((timing) => {
      const n = rows.filter(({ dueOn }) => timingOf(dueOn, today) === timing).length;
      return n === 0 ? [] : [say(fill(timings[timing], { n }), 'zh')];
    });
    const values = {
      workflow: say(workflow?.title ?? ['事项', 'Matters'], 'zh'),
      deadline: say(deadline?.title ?? ['期限', 'Deadline'], 'zh'),
      counts: counted.join('，'),
    };
    return say(fill(line, values), 'zh');
  });
  return [say(fill(head, { town, n: counts.length }), 'zh'), ...lines, say(fill(foot, { url: `${url}/` }), 'zh')].join(
    '\n',
  );
};
