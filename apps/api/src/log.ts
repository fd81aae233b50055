import pino, { type Logger } from 'pino';

/** The log of a process, as JSON lines on stderr: stdout belongs to what a command was asked for. */
export const createLog = (level: 'info' | 'warn' | 'silent' = 'warn'): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }));
