import type { Role } from '@plumbline/terms';
import type { Relation } from '../define.ts';

/** Who stands in which relation to a consequence. */
export const relations = {
  concerned: { title: ['当事人', 'Person concerned'] },
  proposer: { title: ['提出人', 'Proposer'] },
  handler: { title: ['承办人', 'Case officer'] },
  chair: { title: ['主持人', 'Chair'] },
  member: { title: ['表决人', 'Voting member'] },
  recused: { title: ['回避人', 'Recused member'] },
  voted: { title: ['已投票人', 'Member who has voted'] },
  asked: { title: ['征求意见对象', 'Person asked for an opinion'] },
} as const satisfies Readonly<Record<string, Relation>>;

/** What posts give: the rights that a step may ask for. */
export const permissions = {
  'sanction:propose': ['admin', 'groupHead', 'groupDeputy', 'partySecretary'],
  // The general office where academic affairs itself is concerned.
  'sanction:handle': ['admin', 'generalOffice', 'partySecretary', 'partyMember'],
  'sanction:decide': ['groupHead', 'groupDeputy', 'groupMember', 'partySecretary', 'partyMember'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** Relations that bar a person from all steps under a permission. */
export const separation = {
  'sanction:handle': ['concerned'],
  'sanction:decide': ['concerned', 'recused', 'proposer'],
} as const;
