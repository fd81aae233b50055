/** What a generator of load is to do. */
export interface Job {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Bodies of the requests, in turn. */
  readonly bodies: readonly string[];
  /** Each body is sent once and never again. */
  readonly once: boolean;
  readonly connections: number;
  readonly seconds: number;
  /** What every good answer contains. */
  readonly contains: string;
}

/** What came of it. */
export interface Outcome {
  /** Good answers per second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
  readonly answered: number;
  readonly failed: number;
  /** The first answer that was not good. */
  readonly firstFailure: string | null;
  /** Bodies taken. */
  readonly sent: number;
}
