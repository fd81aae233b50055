import type { Finding } from './findings.ts';
import type { ScheduledStep } from './schedule.ts';

/** Who plays which part in a storyline at a moment; keys of people. */
export interface Cast {
  readonly inspector: string;
  readonly issuer: string;
  readonly responsible: string;
}

/** Who issues notices and reviews plans unless a storyline says otherwise: a second one where the first is concerned. */
const issuers = ['shenyulan', 'guozhenjiang'] as const;

const parts: Readonly<Record<string, keyof Cast>> = {
  record: 'inspector',
  accept: 'inspector',
  returnReport: 'inspector',
  acknowledge: 'responsible',
  submitPlan: 'responsible',
  submitReport: 'responsible',
  object: 'responsible',
  lookBack: 'inspector',
  reopen: 'inspector',
  ask: 'responsible',
  withdraw: 'responsible',
};

/** The cast before anything happened. */
export const firstCast = ({ key, inspector, responsible }: Finding): Cast => {
  const [usual, other] = issuers;
  const second = responsible === usual || key.length % 3 === 0;
  return { inspector, issuer: second && responsible !== other ? other : usual, responsible };
};

/** Who acts in a step: as the storyline says, or whoever plays the part; the rest is the issuer's. */
export const actorOf = ({ step }: ScheduledStep, cast: Cast): string => step.by ?? cast[parts[step.step] ?? 'issuer'];

/** The cast after a step. */
export const castAfter = ({ step }: ScheduledStep, cast: Cast, actor: string): Cast => {
  if (step.step === 'issueNotice') return { ...cast, issuer: actor };
  return step.to === undefined || step.step === 'ask' ? cast : { ...cast, responsible: step.to };
};
