import { createHash } from 'node:crypto';
import type { Dossier, DossierEvent } from '@plumbline/operations';

/** JSON with keys in order, written a second time, so that the product's own cannot vouch for itself. */
const ordered = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(ordered).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.keys(value)
    .filter((key) => (value as Record<string, unknown>)[key] !== undefined)
    .sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${ordered((value as Record<string, unknown>)[key])}`).join(',')}}`;
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const stateTitle = ['待表决', 'To be voted on'] as const;

const event = (
  version: number,
  step: string,
  title: readonly [string, string],
  more: Partial<DossierEvent> = {},
): DossierEvent => {
  const payload = more.payload === undefined ? {} : more.payload;
  const salt = payload === null ? null : `salt-${version}`;
  return {
    version,
    step,
    title,
    state: 'deciding',
    stateTitle,
    at: `2026-11-${String(10 + version)}T02:50:00.000Z`,
    actor: '何主任',
    post: '教导主任',
    input: {},
    fieldTitles: {},
    names: {},
    sealed: false,
    erased: false,
    payload,
    salt,
    digest: payload === null ? 'f'.repeat(64) : sha256(`${salt}${ordered(payload)}`),
    files: [],
    ...more,
  };
};

/** An invented case with all that a dossier may hold, its hashes in order. */
export const exampleDossier = (change: (body: Omit<Dossier, 'contentHash'>) => void = () => {}): Dossier => {
  const computation = {
    proposal: {
      rule: 'C',
      measure: 'ineligibility',
      person: '7',
      campus: '3',
      agreement: '11',
      tied: false,
      held: [],
      computation: { rule: 'C', clause: 'Q7', evaluatedOn: '2026-07-10' },
      dataVersion: 'MAIN 第2版',
    },
    names: { persons: { 7: '顾明远' }, campuses: { 3: '东片小学' } },
    notes: [],
    byHand: false,
  };
  const file = { name: '签字笔录.pdf', mediaType: 'application/pdf', bytes: 2048, sha256: 'a'.repeat(64) };
  const body: Omit<Dossier, 'contentHash'> = {
    format: 'plumbline-dossier/1',
    town: '白水镇',
    zone: 'Asia/Shanghai',
    madeAt: '2026-11-24T02:50:00.000Z',
    record: {
      number: '处置〔2026〕4',
      title: '顾明远：资格',
      version: 4,
      state: 'deciding',
      stateTitle,
      rule: 'C',
      ruleTitle: ['规则 C：评优评先、调动、提拔资格', 'Rule C: eligibility'],
      clause: 'Q7',
      measure: 'ineligibility',
      measureTitle: ['暂停评优、评先、调动、提拔资格', 'Not eligible for awards, honours, transfer, promotion'],
      body: 'group',
      confidential: false,
      planYear: '2025—2026学年',
      unit: '东片小学',
      concerned: '顾明远',
      proposer: null,
      agreementNumber: '责任书〔2025〕8',
      held: true,
      basisGone: false,
      startsOn: null,
      endsOn: null,
      reviewBy: null,
      appealBy: null,
    },
    bases: [
      { no: 1, at: '2026-11-10T01:00:00.000Z', evaluationNo: 1, computation, hash: sha256(ordered(computation)) },
    ],
    objections: [
      {
        rule: 'scoresAlone',
        title: ['成绩不能是唯一依据', 'Scores may not be the only criterion'],
        source: ['教育部', 'Ministry of Education'],
        reason: '另有整改指标',
        legalBasis: '实施方案第 7 条',
        answeredBy: '何主任',
        at: '2026-11-11T02:50:00.000Z',
      },
    ],
    supports: [
      {
        kind: 'mentor',
        kindTitle: ['结对导师', 'Mentor'],
        mentor: '陆一鸣',
        measures: '每周听课一节，课后评课',
        fromOn: '2025-10-08',
        untilOn: '2026-05-31',
        planned: 8,
        held: 5,
        effect: null,
        endedOn: null,
      },
    ],
    events: [
      event(1, 'propose', ['提出处置建议', 'Propose'], { actor: null, post: null, input: { rule: 'C' } }),
      event(2, 'offerSupport', ['给予帮扶', 'Offer support'], {
        input: { kind: 'mentor', mentor: 5 },
        payload: { measures: '补齐 3 次结对' },
        fieldTitles: {
          kind: ['帮扶方式', 'Kind of help'],
          mentor: ['帮扶人', 'Who helps'],
          measures: ['具体措施', 'Measures'],
        },
        names: { mentor: '陆一鸣' },
      }),
      event(3, 'submitDefence', ['陈述申辩', 'State the defence'], {
        actor: '顾明远',
        post: '教师',
        payload: { statement: '上学期换过三任教师 </script><b>请核实</b>' },
        fieldTitles: { statement: ['陈述申辩', 'Statement of defence'] },
        files: [file],
      }),
      event(4, 'vote', ['投票', 'Vote'], { actor: '沈知行', post: '副组长', sealed: true, payload: null }),
    ],
    votes: [
      {
        round: 1,
        name: '贺兰亭',
        post: '成员',
        ballot: 'disagree',
        reason: '帮扶少 3 次',
        at: '2026-11-14T02:50:00.000Z',
      },
    ],
    tallies: [{ round: 1, agree: 1, disagree: 2, abstain: 0 }],
    effect: {
      startsOn: '2026-09-01',
      endsOn: '2027-08-31',
      suspended: false,
      liftedOn: null,
      revokedOn: '2026-11-20',
      doneOn: null,
      carriedOut: null,
    },
    meeting: null,
    files: [file],
  };
  change(body);
  return { ...body, contentHash: sha256(ordered(body)) };
};
