import type { ballots } from '@plumbline/workflows';
import type { SanctionAct } from './types.ts';

type Ballot = keyof typeof ballots;
type Vote = readonly [by: string, ballot: Ballot, reason?: string];

/** Votes of one day. */
export const votes = (ago: number, ...cast: readonly Vote[]): readonly SanctionAct[] =>
  cast.map(([by, ballot, reason]) => ({
    ago,
    step: 'vote',
    by,
    input: { ballot, ...(reason === undefined ? {} : { reason }) },
  }));

/**
 * A screening that goes on; what is only asked for where no help is on record, or where the law objects, is left out where
 * it is not.
 */
export const screened = (ago: number, by: string, opinion: string): SanctionAct => ({
  ago,
  step: 'screen',
  by,
  input: {
    competent: true,
    finding: 'proceed',
    opinion,
    support: '上学年没有安排结对帮扶；已请教导处补建帮扶登记，表决前一并说明。',
    lawReason: '上年责任书只列成绩指标，已提请领导小组议决时结合教学常规检查和家长评议，不只看成绩。',
    legalBasis: '《方案》第四部分“目标责任书”；《教师法》第二十二条、第三十九条',
  },
});

/** A notice that was served. */
export const noticed = (ago: number, by: string, note: string): SanctionAct => ({
  ago,
  step: 'serveNotice',
  by,
  input: { supportSeen: true, note },
});

/** The person concerned confirms that they received the notice. */
export const received = (ago: number, by: string): SanctionAct => ({ ago, step: 'confirmReceipt', by });

/** What the person concerned says. */
export const defended = (ago: number, by: string, statement: string, file?: SanctionAct['file']): SanctionAct => ({
  ago,
  step: 'submitDefence',
  by,
  input: { statement },
  ...(file === undefined ? {} : { file }),
});

/** The chair announces what was voted. */
export const decided = (ago: number, reason: string): SanctionAct => ({
  ago,
  step: 'decide',
  by: 'taoweixin',
  input: { reason },
});

/** The decision is handed over. */
export const delivered = (ago: number, by: string): SanctionAct => ({
  ago,
  step: 'deliver',
  by,
  input: { how: 'inPerson' },
  dayIn: 'deliveredOn',
});
