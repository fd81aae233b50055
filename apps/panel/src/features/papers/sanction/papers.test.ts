import { describe, expect, it } from 'vitest';
import { textOf } from '../../../i18n/texts.ts';
import type { Piece } from '../paper/pieces.ts';
import { appealPieces, reviewPieces } from './answers.ts';
import type { SanctionPaperContent } from './common.tsx';
import { decisionPieces } from './decision.ts';
import { defencePieces } from './defence.tsx';
import type { PaperRound, SanctionOnPaper } from './documents.ts';
import { dossierPieces } from './dossier/dossier.ts';
import { noticePieces } from './notice.tsx';
import { receiptPieces } from './receipt.tsx';

const round = (more: Partial<PaperRound> = {}): PaperRound => ({
  round: 1,
  review: false,
  announced: true,
  mayVote: 6,
  cast: 5,
  agree: 3,
  disagree: 1,
  abstain: 1,
  carried: true,
  sealed: false,
  sealedReason: null,
  members: [
    { id: 'm1', name: '罗怀远', post: '组长', status: 'VOTED', ballot: 'AGREE', reason: '依据充分', at: null },
    { id: 'm2', name: '冯志勇', post: '石桥片校长', status: 'CONCERNED', ballot: null, reason: null, at: null },
  ],
  ...more,
});

const at = '2026-11-25T09:00:00+08:00';
const by = { name: '程立新' };
const record = (more: Partial<SanctionOnPaper> = {}): SanctionOnPaper => ({
  id: 'S1',
  version: 9,
  number: '处置〔2026〕4',
  title: '冯志勇',
  stateTitle: '执行中',
  createdAt: at,
  confidential: true,
  concernedIsViewer: false,
  rule: 'A',
  ruleTitle: '规则 A',
  ruleClause: 'Q5',
  measure: 'STATEMENT',
  measureTitle: '表态性发言',
  body: 'GROUP',
  bodyTitle: '领导小组',
  held: false,
  byHand: false,
  suspended: false,
  startsOn: '2026-11-26',
  endsOn: '2027-01-25',
  reviewBy: '2026-12-26',
  appealBy: null,
  basisGone: false,
  planYear: { title: '2025—2026学年' },
  unit: { name: '石桥片' },
  concerned: { name: '冯志勇', mainPost: '石桥片校长' },
  proposer: null,
  proposalReason: null,
  agreement: {
    number: '责任书〔2025〕3',
    title: '石桥片校目标责任书',
    evaluationNo: 1,
    targets: [
      {
        title: '综合分',
        unit: '分',
        comparison: 'AT_LEAST',
        value: '72',
        mandatory: true,
        found: '70.7512',
        met: false,
      },
      { title: '及格率', unit: '%', comparison: 'AT_LEAST', value: '85', mandatory: false, found: '84', met: false },
    ],
  },
  basis: {
    no: 1,
    at,
    hash: 'b'.repeat(64),
    dataVersion: 'MAIN 第 2 版',
    byRule: true,
    steps: ['取最后 2 个：白果、石桥'],
    notes: [],
    held: [],
    evidence: { n: 97, lo: -4.8, hi: -0.3, pLast: 0.95, holdPercent: 90, sentence: '真在末2名的概率是 0.95。' },
    comparison: null,
    ladder: [],
    conditions: [{ title: '在最后 2 个之列', found: '是', met: true }],
  },
  law: [],
  support: [],
  screening: null,
  notice: { at, note: null, by, files: [] },
  receipt: null,
  defence: {
    at,
    lapsed: false,
    byHandler: false,
    statement: '换过三任教师。\n请考虑。',
    by,
    files: [{ id: 'f', name: '课表.xlsx' }],
  },
  opinions: [],
  rounds: [round()],
  decision: { at, reason: '申辩已核实。', carried: true, by },
  waiver: null,
  delivery: null,
  review: null,
  appeal: null,
  completion: null,
  lifting: null,
  effect: null,
  meetingItem: null,
  events: [{ id: 'e1', stepTitle: '提出处置建议', stateTitle: '待审查', at, hash: 'd'.repeat(64), actor: null }],
  ...more,
});

const content = (more: Partial<SanctionOnPaper> = {}, locale: 'zh' | 'en' = 'zh'): SanctionPaperContent => ({
  record: record(more),
  settings: [
    { key: 'sanction.defenceDays', value: 5 },
    { key: 'sanction.reviewDays', value: 30 },
    { key: 'sanction.appealDays', value: 30 },
    { key: 'sanction.statementWaits', value: 1 },
  ],
  school: '青石镇中心校',
  t: (key, values) => textOf(key, locale, values),
  locale,
});

/** All words of pieces, those of drawn blocks too. */
const wordsIn = (node: unknown): string => {
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (Array.isArray(node)) return node.map(wordsIn).join('\n');
  if (typeof node === 'object' && node !== null && 'props' in node)
    return wordsIn((node as { props: { children?: unknown } }).props.children);
  return '';
};
const wordsOf = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      if (piece.kind === 'block') return wordsIn(piece.node);
      return piece.rows
        .flatMap(({ cells }) =>
          cells.map(({ parts = [], node }) => `${parts.map(({ text }) => text).join(' ')}${wordsIn(node)}`),
        )
        .join('\n');
    })
    .join('\n');

describe('the notice', () => {
  it('says that nothing is decided yet, on what grounds, and which days the person has', () => {
    const words = wordsOf(noticePieces(content()));
    for (const said of [
      '青石镇中心校拟处置告知书',
      '冯志勇（石桥片校长）：',
      '现在还没有作出决定',
      '规则A自动提出',
      '综合分：目标 ≥ 72 分，实际 70.75 分，没有达到。',
      '符合规则的条件：在最后 2 个之列。',
      '真在末2名的概率是 0.95',
      '登记簿上没有帮扶记录',
      '你有5个工作日陈述申辩',
      '2026年11月25日',
    ])
      expect(words).toContain(said);
    expect(words).not.toContain('及格率');
  });

  it('does not count a tie among the conditions that are met', () => {
    const { basis } = record();
    const tied = { ...basis, conditions: [{ title: '在最后 2 个之列', found: '同分，待决定', met: false }] };
    const words = wordsOf(noticePieces(content({ basis: tied })));
    expect(words).toContain('在最后 2 个之列：同分，待决定');
    expect(words).not.toContain('符合规则的条件');
  });

  it('is the Party branch’s where the branch alone decides', () => {
    const words = wordsOf(noticePieces(content({ body: 'BRANCH', bodyTitle: '党支部', measure: 'TALK', rule: 'B' })));
    expect(words).toContain('青石镇中心校党支部拟处置告知书');
    expect(words).toContain('诫勉谈话');
  });

  it('names who proposed it by hand, and gives the reasons for holding it once', () => {
    const held = { ...record().basis, held: [{ code: 'smallGroup', text: '只有 8 名学生' }] };
    const words = wordsOf(
      noticePieces(content({ byHand: true, proposer: { name: '韩春生' }, held: true, basis: held })),
    );
    expect(words).toContain('由韩春生提出，提出人不参加表决');
    expect(words).toContain('须专门议决，每一票和决定都要写明理由：只有 8 名学生');
    expect(words).not.toContain('真在末2名的概率');
  });

  it('says in English that the Chinese text is the official one', () => {
    expect(wordsOf(noticePieces(content({}, 'en')))).toContain('The Chinese text of this paper is the official one.');
    expect(wordsOf(noticePieces(content()))).not.toContain('以中文文本为准');
  });
});

describe('the record of the defence', () => {
  it('holds what was said, line by line, and its files', () => {
    const pieces = defencePieces(content());
    expect(pieces.filter(({ key }) => key.startsWith('statement')).length).toBe(2);
    expect(wordsOf(pieces)).toContain('1. 课表.xlsx');
  });

  it('is a form to be written by hand as long as nothing was said', () => {
    const words = wordsOf(defencePieces(content({ defence: null })));
    expect(words).toContain('当面口述（手写）');
    expect(words).toContain('陈述人签名：');
  });

  it('says where nothing was said in time that silence is no admission', () => {
    const lapsed = { at, lapsed: true, byHandler: false, statement: null, by: null, files: [] };
    const words = wordsOf(defencePieces(content({ defence: lapsed })));
    expect(words).toContain('没有申辩不算承认');
    expect(words).not.toContain('陈述人签名');
  });
});

describe('the decision', () => {
  it('gives measure, days, reasons, the tally without single votes, and the last day for a review', () => {
    const words = wordsOf(decisionPieces(content()));
    for (const said of [
      '青石镇中心校处置决定书',
      '自2026年11月26日起至2027年1月25日止，到期自行结束',
      '申辩已核实。',
      '应投票6人，实投5人：同意3，不同意1，弃权1。',
      '可以在2026年12月26日前',
      '复核、申诉期间暂缓执行',
    ])
      expect(words).toContain(said);
    expect(words).not.toContain('罗怀远');
  });

  it('is one not to proceed where it was not carried or was let go', () => {
    for (const more of [
      { decision: { at, reason: '不足', carried: false, by } },
      { decision: null, rounds: [], waiver: { at, reason: '不足', by } },
    ]) {
      const words = wordsOf(decisionPieces(content(more)));
      expect(words).toContain('不予处置决定书');
      expect(words).not.toContain('申请复核');
    }
  });

  it('says that a reason was erased where it was', () => {
    expect(wordsOf(decisionPieces(content({ decision: { at, reason: null, carried: true, by } })))).toContain(
      '（内容已按规定清除）',
    );
  });
});

describe('the answers', () => {
  const review = {
    at,
    bySystem: false,
    grounds: '师资',
    answeredAt: at,
    answer: '已重新表决。',
    upheld: true,
    files: [],
    answerFiles: [],
  };
  const appeal = {
    at,
    grounds: '不服',
    answeredAt: at,
    authority: '县教育局办公室',
    answeredOn: '2027-01-18',
    answer: '查明',
    upheld: false,
    files: [],
    scan: [],
  };

  it('of a review uphold with the last day for an appeal, or revoke without', () => {
    expect(wordsOf(reviewPieces(content({ review, appealBy: '2027-01-20' })))).toContain('可以在2027年1月20日前');
    const revoked = wordsOf(reviewPieces(content({ review: { ...review, upheld: false }, appealBy: '2027-01-20' })));
    expect(revoked).toContain('撤销原决定，由此产生的一切恢复原状。');
    expect(revoked).not.toContain('2027年1月20日');
  });

  it('of a review that the system asked for name the changed basis', () => {
    expect(wordsOf(reviewPieces(content({ review: { ...review, bySystem: true, grounds: null } })))).toContain(
      '责任书评估作了更正',
    );
  });

  it('of an appeal name who answered when', () => {
    const words = wordsOf(appealPieces(content({ appeal })));
    expect(words).toContain('县教育局办公室已于2027年1月18日答复');
    expect(words).toContain('撤销原决定');
  });
});

describe('the dossier', () => {
  const hashes = { contentHash: 'c'.repeat(64), files: [{ name: '课表.xlsx', hash: 'a'.repeat(64) }] };

  it('holds the whole case in twelve parts with every hash', () => {
    const words = wordsOf(dossierPieces(hashes)(content()));
    for (const said of [
      '一、案由',
      '十二、校验',
      '取最后 2 个',
      '罗怀远',
      '依据充分',
      ...['b', 'c', 'd', 'a'].map((each) => each.repeat(64)),
    ])
      expect(words).toContain(said);
  });

  it('gives the reason instead of votes that the reader may not see', () => {
    const sealed = round({ sealed: true, sealedReason: '当事人不看单票', members: [] });
    const words = wordsOf(dossierPieces(hashes)(content({ rounds: [sealed] })));
    expect(words).toContain('当事人不看单票');
    expect(words).not.toContain('罗怀远');
  });

  it('has pieces that are told apart by their keys', () => {
    const review = {
      at,
      bySystem: false,
      grounds: '师资',
      answeredAt: at,
      answer: '维持',
      upheld: true,
      files: [{ id: 'g', name: '补充.pdf' }],
      answerFiles: [],
    };
    const appeal = {
      at,
      grounds: '不服',
      answeredAt: at,
      authority: '县',
      answeredOn: '2027-01-18',
      answer: '查明',
      upheld: true,
      files: [],
      scan: [{ id: 'h', name: '答复.pdf' }],
    };
    const rounds = [round(), round({ round: 2, review: true })];
    const keys = dossierPieces(hashes)(content({ review, appeal, rounds })).map(({ key }) => key);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
});

describe('every paper', () => {
  const review = {
    at,
    bySystem: false,
    grounds: '师资',
    answeredAt: at,
    answer: '维持',
    upheld: true,
    files: [],
    answerFiles: [],
  };
  const appeal = {
    at,
    grounds: '不服',
    answeredAt: at,
    authority: '县',
    answeredOn: '2027-01-18',
    answer: '查明',
    upheld: true,
    files: [],
    scan: [],
  };
  const whole: Partial<SanctionOnPaper> = {
    review,
    appeal,
    appealBy: '2027-01-20',
    held: true,
    basisGone: true,
    law: [{ ruleId: 'r', title: '成绩', text: '不得', source: '教育部', reason: '另有', legalBasis: '第 7 条' }],
    support: [
      {
        id: 'h',
        kindTitle: '结对导师',
        measures: '听课',
        from: '2025-10-08',
        until: '2026-05-31',
        planned: 8,
        held: 5,
        effect: '有进步',
        endedOn: null,
        mentor: { name: '陆一鸣' },
        reobservations: [{ id: 'o', observedOn: '2026-04-16', resultTitle: '较好', observer: { name: '陆一鸣' } }],
      },
    ],
    screening: { at, exempt: false, groundTitle: null, opinion: '继续', support: '没有登记', by },
    receipt: { at, witnessed: true, witnesses: '江南、白洁', what: '拒收', files: [] },
    opinions: [
      { question: '属实？', askedAt: at, opinion: '属实', answeredAt: at, whom: { name: '何主任' }, files: [] },
    ],
    delivery: { at, how: 'WITNESSED', howTitle: '见证', deliveredOn: '2026-11-26', witnesses: '江南', by, files: [] },
    effect: {
      startsOn: '2026-11-26',
      endsOn: '2027-01-25',
      suspended: true,
      liftedOn: '2026-12-30',
      revokedOn: '2027-01-20',
      doneOn: '2026-12-02',
    },
    meetingItem: { meetingTitle: '质量分析会', heldOn: '2026-12-02', position: 3 },
    rounds: [round(), round({ round: 2, review: true })],
  };
  const makers = {
    notice: noticePieces,
    defence: defencePieces,
    receipt: receiptPieces,
    decision: decisionPieces,
    review: reviewPieces,
    appeal: appealPieces,
    dossier: dossierPieces({ contentHash: 'c', files: [{ name: 'f', hash: 'a' }] }),
  };
  it.each(
    (['zh', 'en'] as const).flatMap((locale) =>
      Object.entries(makers).map(([name, make]) => [name, locale, make] as const),
    ),
  )('%s fills all places of its words (%s)', (_, locale, make) => {
    for (const more of [whole, { ...whole, delivery: null, startsOn: null, endsOn: null, reviewBy: null }])
      expect(wordsOf(make(content(more, locale)))).not.toMatch(/[{}]|undefined|sanctionPapers\./);
  });
});
