import { readOnce, sqlOf } from '@plumbline/database';
import { meetingCreate, meetingMinutes } from '@plumbline/operations';
import { office } from '../agreements/stage.ts';
import { expectOk } from '../expect-ok.ts';
import type { SanctionStage } from './stage.ts';

const minutes = [
  '一、教科室通报五、六年级质量监测：全镇平均与上年持平，英语各校低分率偏高。只通报校片，不公布学生和教师名次。',
  '二、北片小学一年内换了两位数学教师，计算训练不足；决定由中心校派一名骨干走教两天。',
  '三、东片小学每周一次数学错题讲评有效，各校参照；英语词汇课外积累由学科组统一提供材料。',
  '四、议定：新学年责任书除成绩外要有整改按期销号率，避免只看分数。',
].join('\n');

const titlesThere = async ({ deps, created: { townId } }: SanctionStage): Promise<ReadonlySet<string>> => {
  const rows = await readOnce(
    deps.pool,
    { townId, personId: null },
    sqlOf.selectFrom('meeting').where('town_id', '=', townId).select('title'),
  );
  return new Set(rows.map(({ title }) => title));
};

/** Last year's quality-analysis meeting with its minutes, and the coming one; what is there already is left alone. */
export const holdMeetings = async (stage: SanctionStage): Promise<void> => {
  const there = await titlesThere(stage);
  const { days } = stage;
  const [last, present] = days.calendar.planYears;
  const heldOn = days.after(last.terms[1]?.endsOn ?? last.endsOn, -3);
  const past = `${last.title}全镇质量分析会`;
  if (!there.has(past)) {
    const before = await office(stage, days.after(heldOn, -2));
    const { meetingId } = expectOk(
      await meetingCreate(before.deps, before.viewer, {
        kind: 'qualityAnalysis',
        title: past,
        heldOn,
        place: '中心校会议室',
        items: ['通报五、六年级质量监测', '北片小学数学帮扶', '英语学科措施', '新学年责任书'],
      }),
      past,
    );
    const after = await office(stage, days.after(heldOn, 1));
    expectOk(await meetingMinutes(after.deps, after.viewer, { meetingId, minutes }), past);
  }
  const coming = `${present.title}第一次全镇质量分析会`;
  if (there.has(coming)) return;
  const { deps, viewer } = await office(stage, stage.dayOf(5));
  expectOk(
    await meetingCreate(deps, viewer, {
      kind: 'qualityAnalysis',
      title: coming,
      heldOn: days.after(days.today, 6),
      place: '中心校会议室',
      items: ['通报教学常规检查', '上学年目标未完成校片的措施', '五、六年级质量监测准备'],
    }),
    coming,
  );
};
