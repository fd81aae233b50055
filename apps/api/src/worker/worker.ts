import { setTimeout as sleep } from 'node:timers/promises';
import { createSealer, type Deps, listTowns, sealAll, sweep, sweepErased, tellWaiting } from '@plumbline/operations';
import type { Logger } from 'pino';
import type { MailSettings } from '../environment.ts';
import { faultOf } from '../fault.ts';
import { type Delivery, deliverMail, deliverToRobots } from './deliver.ts';
import { createMailer } from './mail.ts';

/** What works in the background: the sealer of the record, the clock, the inboxes, and what goes out by mail and to chat robots. */
export interface Worker {
  /** Lets what is under way end, and stops. */
  stop(): Promise<void>;
}

/** What a worker works with. */
export interface WorkerParts {
  readonly deps: Deps;
  /** Left out: no mail is sent. */
  readonly mail?: MailSettings | undefined;
  /** What people type, without a path. */
  readonly url: string;
  readonly log: Logger;
}

/** Milliseconds between two rounds of each job. */
const pauses = { seal: 1_000, sweep: 15_000, tell: 2_000, deliver: 5_000, erase: 30_000 } as const;

/** Tells inboxes of everything that waits, town by town. */
const tellAll = async (deps: Deps, signal: AbortSignal): Promise<void> => {
  for (const { id } of await listTowns(deps)) {
    while (!signal.aborted && (await tellWaiting(deps, id)) > 0);
  }
};

const deliverAll = async (delivery: Delivery): Promise<void> => {
  for (const { id } of await listTowns(delivery.deps)) {
    while (!delivery.signal.aborted && (await deliverMail(delivery, id)) > 0);
    if (!delivery.signal.aborted) await deliverToRobots(delivery, id);
  }
};

/**
 * Starts the background work; any number of workers on one database share it, each thing done once. A round that fails,
 * as while the database is away, is tried again after its pause.
 */
export const startWorker = ({ deps, mail, url, log }: WorkerParts): Worker => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const mailer = mail === undefined ? null : createMailer(mail);
  const repeat = async (name: keyof typeof pauses, round: () => Promise<unknown>): Promise<void> => {
    while (!signal.aborted) {
      try {
        await round();
      } catch (error) {
        const faults = error instanceof AggregateError ? error.errors : [error];
        if (!signal.aborted) for (const fault of faults) log.error(faultOf(fault), `worker: ${name}`);
      }
      await sleep(pauses[name], undefined, { signal }).catch(() => {});
    }
  };
  const delivery: Delivery = { deps, mailer, url, signal };
  const sealer = createSealer(deps);
  const jobs = [
    repeat('seal', () => sealAll(deps, sealer)),
    repeat('sweep', () => sweep(deps)),
    repeat('tell', () => tellAll(deps, signal)),
    repeat('deliver', () => deliverAll(delivery)),
    repeat('erase', () => sweepErased(deps)),
  ];
  return {
    async stop() {
      stopping.abort();
      await Promise.all(jobs);
      mailer?.close();
    },
  };
};
