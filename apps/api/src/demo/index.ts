import type { Accounts, Deps } from '@plumbline/operations';
import { type DemoLogin, demoAccounts, personOfRole } from './accounts.ts';
import { playAgreements } from './agreements/play-agreements.ts';
import { alreadyThere, findTown } from './already-there.ts';
import { createAccounts, fillTown, foundTown } from './create-town.ts';
import { delegateForTraining } from './delegate.ts';
import { holdSessions, summerCode } from './exams/hold-sessions.ts';
import { holdInspections } from './hold-inspections.ts';
import { playFindings } from './play.ts';
import { readHistory } from './read-history.ts';
import { playSanctions } from './sanctions/play-sanctions.ts';
import { schoolDays } from './school-days.ts';
import { administratorOf } from './viewer.ts';

/** A well-known account of the demo town with the person behind it. */
export interface DemoPerson extends DemoLogin {
  readonly townId: number;
  readonly personId: number;
}

/** What loading the demo town needs. */
export interface DemoParts {
  /** Its clock tells the day around which everything is laid. */
  readonly deps: Deps;
  readonly accounts: Pick<Accounts, 'create' | 'loginsOf'>;
  /** Told after each step how many of all are done. */
  readonly progress?: (done: number, all: number) => void;
}

/**
 * Loads the demo town 青石镇: units, people, accounts and inspections through the operations that people use, and sixty
 * findings with what is asked for beside them by running their steps. What is already there is left alone, so that a load that was broken off goes on
 * where it stopped, laid around the day on which it began.
 * @returns one account for every role
 * @throws Error when the demo's data and the operations do not fit together
 */
export const loadDemo = async ({ deps, accounts, progress = () => {} }: DemoParts): Promise<readonly DemoPerson[]> => {
  const known = await findTown(deps);
  const days = schoolDays(known?.begunAt ?? deps.clock());
  const townId = known?.townId ?? (await foundTown(deps, days));
  const there = await alreadyThere(deps, townId);
  const created = await fillTown(deps, townId, there, days);
  const play = async () => {
    const inspections = await holdInspections(deps, await administratorOf(deps, created), there, created, days);
    await playFindings({ deps, created, inspections, days, before: there.steps }, progress);
    const { earlierExamId, lastExamId } = await holdSessions(deps, created, days);
    const [earlier, last] = [days.calendar.earlier, days.calendar.planYears[0]];
    const stage = {
      ...{ deps, created, days, before: there.steps },
      examIds: { earlier: earlierExamId, last: lastExamId },
      examCodes: { earlier: summerCode(earlier), last: summerCode(last) },
    };
    await playAgreements(stage);
    await playSanctions(stage);
    await delegateForTraining(deps, created);
    await readHistory(deps, created, days);
  };
  const ended = await Promise.allSettled([createAccounts(deps, accounts, created), play()]);
  const failed = ended.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
  return demoAccounts().map((account) => ({
    ...account,
    townId,
    personId: created.people.get(personOfRole(account.role).key) ?? 0,
  }));
};
