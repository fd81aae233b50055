import type { ImportProgress } from '@plumbline/operations';
import type { Text } from '@plumbline/terms';
import { HttpProblem } from './respond.ts';

/** Whose job it is. */
export type JobOwner = { readonly townId: number; readonly personId: number };

/** What a job is doing. */
export type JobState = 'receiving' | ImportProgress['stage'] | 'done' | 'failed' | 'cancelled';

/** A job as its person sees it. */
export type JobView = {
  state: JobState;
  /** Of the present stage: bytes of the file while it is read, rows while they are written. */
  done: number;
  all: number;
  /** The answer, once there is one. */
  result: unknown;
};

/** A job that runs. */
export type RunningJob = {
  readonly signal: AbortSignal;
  progress(progress: { stage: JobState; done: number; all: number }): void;
  /** Keeps the answer for whoever asks for the job later. */
  tell(result: unknown): void;
};

type Job = JobView & { readonly controller: AbortController; until: number };

/** Imports that run, and what came of those that ended a short while ago. They live in the process that runs them. */
export type ImportJobs = {
  /**
   * Runs work as a job, so that its person can look at it and end it.
   * @param id chosen by the client; without one nobody can ask for it
   * @throws HttpProblem 409 where the id is in use, or where the person ended it; 503 where too many run
   */
  run<Result>(owner: JobOwner, id: string | null, work: (job: RunningJob) => Promise<Result>): Promise<Result>;
  /** The job of a person, or nothing: other people's are not there. */
  look(owner: JobOwner, id: string): JobView | null;
  /** Ends a job; tells whether it was running. What is committed already stays. */
  cancel(owner: JobOwner, id: string): boolean;
};

/** So many imports run at a time; each has a connection to the database of its own. */
const mostRunning = 4;
/** So long the answer of a job can be asked for, in milliseconds. */
const keptFor = 10 * 60 * 1000;

const isJobId = (id: string): boolean => /^[A-Za-z0-9_-]{8,64}$/u.test(id);

/** The person ended the import; nothing was written. */
class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** Makes an empty register of imports. */
export const importJobs = (now: () => number = Date.now): ImportJobs => {
  const jobs = new Map<string, Job>();
  let running = 0;
  const keyOf = ({ townId, personId }: JobOwner, id: string): string => `${townId}/${personId}/${id}`;
  const forgetOld = (): void => {
    for (const [key, { until }] of jobs) if (until < now()) jobs.delete(key);
  };
  return {
    async run(owner, id, work) {
      forgetOld();
      if (id !== null && !isJobId(id)) throw new HttpProblem(400, 'BAD_REQUEST', badId, { found: id.slice(0, 80) });
      const key = id === null ? null : keyOf(owner, id);
      if (key !== null && jobs.has(key)) throw new HttpProblem(409, 'JOB_EXISTS', inUse);
      if (running >= mostRunning) throw new HttpProblem(503, 'TOO_MANY_IMPORTS', tooMany, {}, { 'retry-after': '30' });
      const job: Job = {
        state: 'receiving',
        done: 0,
        all: 0,
        result: null,
        controller: new AbortController(),
        until: Number.POSITIVE_INFINITY,
      };
      if (key !== null) jobs.set(key, job);
      running += 1;
      try {
        const result = await work({
          signal: job.controller.signal,
          progress: ({ stage, done, all }) => Object.assign(job, { state: stage, done, all }),
          tell: (told) => Object.assign(job, { result: told }),
        });
        job.state = 'done';
        return result;
      } catch (error) {
        const isCancelled = error instanceof Cancelled;
        job.state = isCancelled ? 'cancelled' : 'failed';
        if (isCancelled) throw new HttpProblem(409, 'CANCELLED', cancelled);
        throw error;
      } finally {
        running -= 1;
        job.until = now() + keptFor;
      }
    },
    look(owner, id) {
      forgetOld();
      const job = jobs.get(keyOf(owner, id));
      if (job === undefined) return null;
      const { state, done, all, result } = job;
      return { state, done, all, result };
    },
    cancel(owner, id) {
      const job = jobs.get(keyOf(owner, id));
      if (job === undefined || ['done', 'failed', 'cancelled'].includes(job.state)) return false;
      job.controller.abort(new Cancelled());
      return true;
    },
  };
};

const badId: Text = [
  '任务编号是“{found}”，应为 8 到 64 个字母、数字、横线或下划线。',
  'The id of the job is "{found}"; expected are 8 to 64 letters, digits, hyphens or underscores.',
];
const inUse: Text = ['这个任务编号已经用过。请换一个。', 'The id of the job is in use. Choose another one.'];
const tooMany: Text = [
  '正在进行的导入太多。请过半分钟再试。',
  'Too many imports are running. Try again in half a minute.',
];
const cancelled: Text = ['导入已取消，没有写入任何内容。', 'The import was cancelled; nothing was written.'];
