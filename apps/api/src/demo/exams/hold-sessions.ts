import { type Deps, openExam, publishExam, readExam, saveAnalysis, type Viewer } from '@plumbline/operations';
import { importRosterFile } from '../../import/roster.ts';
import { importScoresFile } from '../../import/scores.ts';
import type { CreatedTown } from '../create-town.ts';
import { expectOk } from '../expect-ok.ts';
import { instantOf, type SchoolDays } from '../school-days.ts';
import { administratorOf } from '../viewer.ts';
import { rosterSheet, scoreSheet, subjects } from './marks.ts';
import { type PupilPlan, pupilsOf } from './pupils.ts';
import { enterTeaching } from './teaching.ts';
import { withSheet } from './with-sheet.ts';

/** Grades whose quality is monitored. */
const monitored = [5, 6] as const;

/** Pupils drawn in each school: the law allows monitoring across schools by a sample only. */
const drawn = 60;

/** A session of the demo town. */
interface SessionPlan {
  readonly code: string;
  readonly title: string;
  readonly heldOn: string;
  /** The calendar year in which its plan year begins. */
  readonly year: number;
  /** Schools that have handed in their sheets. */
  readonly handedIn: 'all' | readonly string[];
  readonly publishedOn: string | null;
}

/** Code of the session that closes a plan year. */
export const summerCode = ({ year }: { readonly year: number }): string => `JC${year + 1}`;

const plansOf = ({ calendar: { earlier, planYears }, after, today }: SchoolDays): readonly SessionPlan[] => {
  const [last, present] = planYears;
  const summer = (year: typeof last): SessionPlan => {
    const end = year.terms[1]?.endsOn ?? year.endsOn;
    return {
      code: summerCode(year),
      title: `${year.title}五、六年级质量监测`,
      heldOn: after(end, -12),
      year: year.year,
      handedIn: 'all',
      publishedOn: after(end, -6),
    };
  };
  return [
    summer(earlier),
    summer(last),
    {
      code: `JC${present.year + 1}A`,
      title: `${present.title}上学期五、六年级质量监测`,
      heldOn: after(today, -4),
      year: present.year,
      handedIn: ['central', 'east', 'west'],
      publishedOn: null,
    },
  ];
};

/** What people do at a time of the story. */
const then = async (deps: Deps, created: CreatedTown, day: string): Promise<{ deps: Deps; viewer: Viewer }> => {
  const past = { ...deps, clock: () => instantOf(day, '15:40:00') };
  return { deps: past, viewer: await administratorOf(past, created) };
};

/** Enters the roster of a plan year, whole: last year's grade 6 leaves with it. */
const importPupils = async (deps: Deps, created: CreatedTown, day: string, pupils: readonly PupilPlan[]) => {
  const past = await then(deps, created, day);
  const imported = await withSheet(rosterSheet(pupils), (path) =>
    importRosterFile(past.deps, past.viewer, path, { createMissing: 'pupils', complete: true }),
  );
  const { answer } = expectOk(imported, 'roster');
  if (answer.accepted < pupils.length)
    throw new Error(`The demo town's roster was refused: ${JSON.stringify(answer.rejected[0])}`);
};

const importScores = async (deps: Deps, created: CreatedTown, plan: SessionPlan) => {
  const past = await then(deps, created, plan.heldOn);
  const pupils = pupilsOf(plan.year, monitored).filter(
    ({ school }) => plan.handedIn === 'all' || plan.handedIn.includes(school),
  );
  const imported = await withSheet(scoreSheet(pupils, plan.code), (path) =>
    importScoresFile(past.deps, past.viewer, path, { exam: plan.code }),
  );
  const { answer } = expectOk(imported, plan.code);
  if (answer.accepted < pupils.length)
    throw new Error(`The demo town's sheet was refused: ${JSON.stringify(answer.rejected[0])}`);
};

const open = async (deps: Deps, created: CreatedTown, plan: SessionPlan, enterBy: string): Promise<number> => {
  const past = await then(deps, created, plan.heldOn);
  const opened = await openExam(past.deps, past.viewer, {
    code: plan.code,
    title: plan.title,
    kind: 'monitoring',
    heldOn: plan.heldOn,
    unitId: created.units.get('town') ?? 0,
    grades: [...monitored],
    subjects: subjects.map((name) => ({ name, fullMark: '100' })),
    sample: { size: drawn, seed: `${plan.code}-qingshi` },
    enterBy,
    tasks: schoolsMonitored.map((key) => ({ unitId: created.units.get(key) ?? 0 })),
  });
  return expectOk(opened, plan.code).examId;
};

const schoolsMonitored = ['central', 'east', 'west', 'south', 'north', 'river'] as const;

/** What academic affairs wrote of last year's session (Q1). */
const analysis = {
  problems: '北片小学三科都低于全镇平均，数学差距最大；英语各校低分率偏高。',
  causes: '北片小学一年内换了两位数学教师，计算训练不足；英语词汇课外积累少。',
  worked: '中心校本部集体备课后分层布置作业，优秀率提高；东片小学每周一次数学错题讲评。',
  failed: '统一印发的英语单元卷只讲评不复练，第二次测查没有起色。',
};

const publish = async (deps: Deps, created: CreatedTown, examId: number, day: string, writeAnalysis: boolean) => {
  const past = await then(deps, created, day);
  const exam = await readExam(past.deps, past.viewer, { id: examId });
  if (exam === null) throw new Error(`The demo town has no session ${examId}.`);
  expectOk(await publishExam(past.deps, past.viewer, { examId, expectedRevision: exam.revision }), exam.code);
  if (writeAnalysis) expectOk(await saveAnalysis(past.deps, past.viewer, { examId, ...analysis }), 'analysis');
};

/** The sessions of the demo town: the last two years' are published, this year's waits for three schools. */
export interface HeldSessions {
  readonly earlierExamId: number;
  readonly lastExamId: number;
}

/**
 * Enters pupils, who teaches them, and the sessions by the imports that schools use; what is there already is left alone.
 * Each plan year's pupils are entered before its session, since the sample is drawn from them.
 */
export const holdSessions = async (deps: Deps, created: CreatedTown, days: SchoolDays): Promise<HeldSessions> => {
  const { today, after, calendar } = days;
  const [last, present] = calendar.planYears;
  const administrator = await administratorOf(deps, created);
  await enterTeaching(deps, administrator, created, calendar.earlier.startsOn);
  const ids: number[] = [];
  for (const plan of plansOf(days)) {
    const known = await readExam(deps, administrator, { code: plan.code });
    if (known === null) {
      const autumn =
        [calendar.earlier, last, present].find(({ year }) => year === plan.year)?.terms[0]?.startsOn ?? today;
      const entered = [autumn, plan.heldOn].sort()[0] ?? plan.heldOn;
      await importPupils(
        deps,
        created,
        entered,
        pupilsOf(plan.year, plan.year === present.year ? undefined : monitored),
      );
      ids.push(await open(deps, created, plan, plan.publishedOn ?? after(today, 3)));
    } else ids.push(known.id);
    if (known === null || known.revision === 0) await importScores(deps, created, plan);
    if (plan.publishedOn !== null && (known?.publishedRevision ?? null) === null)
      await publish(deps, created, ids.at(-1) ?? 0, plan.publishedOn, plan.year === last.year);
  }
  return { earlierExamId: ids[0] ?? 0, lastExamId: ids[1] ?? 0 };
};
