import { readOnce, sqlOf } from '@plumbline/database';
import { reobservationAdd, supportAdd, supportEnd, supportUpdate } from '@plumbline/operations';
import type { supportKinds } from '@plumbline/workflows';
import { at, idOf, office } from '../agreements/stage.ts';
import { expectOk } from '../expect-ok.ts';
import type { SanctionStage } from './stage.ts';

/** Help that somebody is given, with what was found when their lessons were observed again (I3). */
interface Help {
  readonly person: string;
  readonly kind: keyof typeof supportKinds;
  readonly mentor?: string;
  readonly measures: string;
  /** School days before today on which it began, and was entered. */
  readonly ago: number;
  readonly planned?: number;
  readonly held?: number;
  readonly again?: readonly {
    readonly ago: number;
    readonly result: 'good' | 'fair' | 'weak';
    readonly remark: string;
  }[];
  readonly ended?: { readonly ago: number; readonly effect: string };
}

const helps: readonly Help[] = [
  {
    person: 'moxiaodan',
    kind: 'mentor',
    mentor: 'yinruonan',
    measures: '每两周进班听课一次，课后当面评议；共备五、六年级英语单元整体设计。',
    ago: 110,
    planned: 8,
    held: 5,
    again: [
      { ago: 70, result: 'weak', remark: '课堂指令多用汉语，学生开口少。' },
      { ago: 30, result: 'fair', remark: '小组对话有序，词汇复现仍不够。' },
    ],
  },
  {
    person: 'yuxinyi',
    kind: 'mentor',
    mentor: 'yinruonan',
    measures: '每月听课两次，帮助建立词汇过关单；参加镇英语学科组集体备课。',
    ago: 95,
    planned: 6,
    held: 4,
    again: [{ ago: 28, result: 'fair', remark: '过关单已使用，反馈及时。' }],
  },
  {
    person: 'yanghaiyan',
    kind: 'training',
    mentor: 'jinghongmei',
    measures: '参加计算教学专题培训三次，回校上一节汇报课。',
    ago: 90,
    planned: 3,
    held: 3,
    again: [{ ago: 40, result: 'good', remark: '算理讲得清楚，练习有层次。' }],
    ended: { ago: 38, effect: '汇报课达到良好，计算题得分率比上次提高六个百分点。' },
  },
  {
    person: 'yanguohua',
    kind: 'mentor',
    mentor: 'weixinghua',
    measures: '教科室主任到校指导六次，帮助完善校片质量分析和教研安排。',
    ago: 60,
    planned: 6,
    held: 3,
  },
  {
    person: 'yujiamin',
    kind: 'mentor',
    mentor: 'jinghongmei',
    measures: '每两周同备一课、互听一节，重点是五年级应用题审题。',
    ago: 24,
    planned: 6,
    held: 2,
    again: [{ ago: 5, result: 'good', remark: '审题环节有板书支架，学生能说清数量关系。' }],
  },
  {
    person: 'zhangmin',
    kind: 'reobservation',
    mentor: 'goulianping',
    measures: '由数学教研组长每月复听一次，看作业批改和课堂练习。',
    ago: 14,
    planned: 4,
    held: 1,
  },
];

const known = async ({ deps, created: { townId } }: SanctionStage): Promise<ReadonlyMap<number, number>> => {
  const rows = await readOnce(
    deps.pool,
    { townId, personId: null },
    sqlOf.selectFrom('support').where('town_id', '=', townId).select(['id', 'person_id', 'ended_on']),
  );
  return new Map(rows.map(({ id, person_id }) => [person_id, id]));
};

/** Enters the register of help, each entry when it began; what is there already is left alone. */
export const keepRegister = async (stage: SanctionStage): Promise<void> => {
  const there = await known(stage);
  const { days } = stage;
  for (const { person, kind, mentor, measures, ago, planned, held, again = [], ended } of helps) {
    const personId = idOf(stage, person);
    if (there.has(personId)) continue;
    const fromOn = days.after(days.today, -ago);
    const begun = await office(stage, fromOn);
    const { supportId } = expectOk(
      await supportAdd(begun.deps, begun.viewer, {
        personId,
        kind,
        mentorId: mentor === undefined ? null : idOf(stage, mentor),
        measures,
        fromOn,
        planned,
      }),
      person,
    );
    for (const each of again) {
      const observedOn = days.after(days.today, -each.ago);
      const { deps, viewer } = await office(stage, observedOn);
      const { result, remark } = each;
      const observerId = mentor === undefined ? viewer.personId : idOf(stage, mentor);
      expectOk(await reobservationAdd(deps, viewer, { supportId, observedOn, observerId, result, remark }), person);
    }
    const now = await at(stage, begun.viewer.personId, days.after(days.today, -Math.min(ago, 4)), 'admin');
    if (held !== undefined) expectOk(await supportUpdate(now.deps, now.viewer, { supportId, held }), person);
    if (ended !== undefined) {
      const on = days.after(days.today, -ended.ago);
      expectOk(await supportEnd(now.deps, now.viewer, { supportId, on, effect: ended.effect }), person);
    }
  }
};
